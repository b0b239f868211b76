import { describe, expect, it } from 'vitest';
import type { BuiltImage } from '../../src/model/build-outcome.ts';
import { fromBuilder } from '../../src/model/measured.ts';
import { weigh } from '../../src/model/weigh.ts';
import { contents } from './contents.ts';

const debian = { id: 'debian', download: 30, disk: 80, how: 'verified', holds: 'debian' } as const;
const app = { id: 'app', download: 5, disk: 9, how: 'verified', holds: 'app' } as const;
const unread = { id: 'unread', download: 5, disk: 9 };
const image = contents([debian, app, unread]);
const weighed = weigh(image, { reference: 'debian', contents: contents([debian], { id: 'base' }) });
const built: BuiltImage = { contents: image, reference: 'shop:1', compressor: 'Docker 28.5' };

describe('what a weighed image has from its builder', () => {
  it('is its platform, digest, name and compressor', () => {
    expect(fromBuilder(built, weighed)).toMatchObject({
      platform: { os: 'linux', architecture: 'amd64' },
      digest: image.digest,
      reference: 'shop:1',
      compressor: 'Docker 28.5',
      weighed,
    });
  });

  it('is the files of its app layers, as far as they are known', () => {
    const [, appLayer] = image.layers;
    expect([...fromBuilder(built, weighed).files]).toEqual([[appLayer?.diffId, []]]);
  });

  it('is no digest if there is no manifest', () => {
    const archived = { ...built, contents: { ...image, manifestUnknown: 'an archive has none' } };
    expect(fromBuilder(archived, weighed).digest).toEqual({ unknown: 'an archive has none' });
  });

  it('is a note only if there is something to say', () => {
    expect(fromBuilder(built, weighed)).not.toHaveProperty('note');
    expect(fromBuilder({ ...built, note: 'Weighed by docker save' }, weighed).note).toBe(
      'Weighed by docker save',
    );
  });
});

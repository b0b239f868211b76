import { describe, expect, it } from 'vitest';
import { formatSource, parseImageSource, sourceName } from '../../src/action/image-source.ts';
import { UserError } from '../../src/model/user-error.ts';

const ID = `sha256:${'ab'.repeat(32)}`;

describe('input image', () => {
  it.each([
    ['local://shop:1', { kind: 'local', reference: 'shop:1' }, 'shop'],
    [`local://${ID}`, { kind: 'local', reference: ID }, 'sha256:abababababab'],
    [
      'registry://ghcr.io/team/shop:abc123',
      { kind: 'registry', reference: 'ghcr.io/team/shop:abc123' },
      'ghcr.io/team/shop',
    ],
    [
      'localhost:5000/shop@sha256:'.concat('ab'.repeat(32)),
      { kind: 'either', reference: `localhost:5000/shop@${ID}` },
      'localhost:5000/shop',
    ],
    ['archive://out/shop.tar.gz', { kind: 'archive', path: 'out/shop.tar.gz' }, 'shop'],
    ['archive:///tmp/shop.v1.tgz', { kind: 'archive', path: '/tmp/shop.v1.tgz' }, 'shop.v1'],
    ['archive://.tar', { kind: 'archive', path: '.tar' }, '.tar'],
    ['oci-layout://out/a layout', { kind: 'oci-layout', path: 'out/a layout' }, 'a layout'],
  ])('reads %s', (text, source, name) => {
    expect(parseImageSource(text)).toEqual(source);
    expect(formatSource(parseImageSource(text))).toBe(text);
    expect(sourceName(parseImageSource(text))).toBe(name);
  });

  it.each([
    [
      'docker://shop:1',
      'expected local://REF, registry://REF, archive://PATH, oci-layout://PATH, or REF alone',
    ],
    ['archive://', 'expected local://REF'],
    ['archive://a\nb', 'expected a path of one line after archive://'],
    ['registry://Shop', 'is not an image reference'],
    [`registry://${ID}`, 'an image ID is not a reference'],
    ['a\nb', 'is not an image reference'],
    ['--privileged', 'is not an image reference'],
  ])('refuses %j', (text, message) => {
    expect(() => parseImageSource(text)).toThrow(message);
    expect(() => parseImageSource(text)).toThrow(UserError);
  });
});

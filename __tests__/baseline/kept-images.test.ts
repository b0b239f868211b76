import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../src/baseline/kept-images.ts';
import type { LayerEntry } from '../../src/model/image.ts';
import type { Report } from '../../src/report/report.ts';
import { measurement } from '../render/report-fixture.ts';

const COMMIT = 'a'.repeat(40);
const image = measurement();
const diffId = image.weighed.layers.at(-1)?.diffId ?? '';
const files: readonly LayerEntry[] = [
  { path: 'app/App.dll', type: 'file', size: 10, mode: 0o644, digest: `sha256:${'1'.repeat(64)}` },
  { path: 'app/link', type: 'symlink', size: 0, mode: 0o777, target: 'App.dll' },
];

const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

describe('kept images', () => {
  it('are read as they were written, with the lists of files', () => {
    const kept = unpack(pack([{ ...image, files: new Map([[diffId, files]]) }], COMMIT));
    expect(kept).toEqual([{ ...image, files: new Map([[diffId, files]]) }]);
  });

  it.each([
    [50_000, 50_000],
    [50_001, undefined],
  ])('have their sizes, and of %d files a list of %s', (length, kept) => {
    const many = Array.from({ length }, (_, i): LayerEntry => ({ ...files[0], path: `f${i}` }) as LayerEntry);
    const [read] = unpack(pack([{ ...image, files: new Map([[diffId, many]]) }], COMMIT));
    expect(read?.files.get(diffId)?.length).toBe(kept);
    expect({ ...read, files: image.files }).toEqual(image);
  });

  const { report } = JSON.parse(Buffer.from(pack([image], COMMIT)).toString()) as { report: Report };
  const [kept] = report.images;

  it.each([
    ['no JSON', Buffer.from('{')],
    ['nothing', Buffer.alloc(0)],
    ['another document', bytesOf({ hello: 'world' })],
    ['a report without its images', bytesOf({ report: { ...report, images: 1 }, files: {} })],
    [
      'a report with sizes that do not add up',
      bytesOf({
        report: { ...report, images: [{ ...kept, sizes: { ...kept?.sizes, download: 1 } }] },
        files: {},
      }),
    ],
    ['files that are none', bytesOf({ report, files: { [diffId]: [{ path: 1 }] } })],
    ['a file of negative size', bytesOf({ report, files: { [diffId]: [{ ...files[0], size: -1 }] } })],
  ])('are refused if they are %s', (_what, bytes) => {
    expect(() => unpack(bytes)).toThrow(/the measurement in the cache is no/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { parseReport, readReport } from '../../src/report/parse-report.ts';
import type { Report } from '../../src/report/report.ts';
import { reportMeasurement } from '../../src/report/report-image.ts';
import { anyText } from '../fakes/any-text.ts';
import { measured } from '../model/measured.ts';
import { imageReport, report } from '../render/report-fixture.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const written = report([imageReport()]);

function refusal(bytes: Uint8Array): string {
  try {
    parseReport(bytes, 'old.json');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return '';
}

/** The report, changed as JSON. */
function changed(
  change: (report: { images: Record<string, never>[] } & Record<string, unknown>) => void,
): Uint8Array {
  const copy = JSON.parse(JSON.stringify(written));
  change(copy);
  return bytesOf(copy);
}

/** The image, with another layer of 0 bytes whose size is unknown. */
const withUnknownEmptyLayer = imageReport();
withUnknownEmptyLayer.layers.push({
  ...(withUnknownEmptyLayer.layers[0] as (typeof withUnknownEmptyLayer.layers)[number]),
  download: null,
  downloadUnknown: 'stored unpacked',
});

describe('a report from outside', () => {
  it('is read as it was written', () => {
    expect(parseReport(bytesOf(written), 'old.json')).toEqual(JSON.parse(JSON.stringify(written)) as Report);
  });

  it.each([
    ['nothing', new Uint8Array(), 'it is not JSON'],
    ['no JSON', Buffer.from('<html>'), 'it is not JSON'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d]), 'it is not JSON'],
    ['JSON that is not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'it is not JSON'],
    ['as many bytes as it may have, but no text', Buffer.alloc(32 * 1024 * 1024), 'it is not JSON'],
    ['another document', bytesOf(1), 'it: Invalid type'],
    ['text that a terminal or a log obeys', bytesOf('\r\n::error::\u001b[31m'), 'received " ::error:: [31m"'],
    [
      'a later schema',
      bytesOf({ ...written, schema: 2 }),
      'it has schema 2, and this version reads schema 1',
    ],
    ['more than it may', Buffer.alloc(32 * 1024 * 1024 + 1), 'it is larger than 33554432 bytes'],
    [
      'more images than it may',
      bytesOf(report(Array.from({ length: 1001 }, () => ({ ...imageReport(), layers: [] })))),
      'it has more than 1000 images',
    ],
    [
      'a size below 0',
      changed(({ images: [image] }) => Object.assign(image?.sizes ?? {}, { disk: -1 })),
      'images.0.sizes.disk: Invalid value',
    ],
    [
      'a total that is not the sum of its layers',
      changed(({ images: [image] }) => Object.assign(image?.sizes ?? {}, { download: 5 })),
      '"Shop.Api": its download size is not the sum of its layers',
    ],
    [
      'app layers that weigh something else',
      changed(({ images: [image] }) => Object.assign(image?.app ?? {}, { disk: 5 })),
      'the disk size of its app layers is not their sum',
    ],
    [
      'a base that weighs something else',
      changed(({ images: [image] }) => Object.assign(image?.base ?? {}, { disk: 5 })),
      'the disk size of its base layers is not their sum',
    ],
    [
      'layers of nobody on a base',
      changed(({ images: [image] }) => Object.assign(image?.layers?.[0] ?? {}, { from: null })),
      'its layers are marked as base or app although its base image is unknown, or the reverse',
    ],
    [
      'a base of an image with layers that are neither the base’s nor the app’s',
      changed(({ images: [image] }) => Object.assign(image ?? {}, { base: null, baseUnknown: '429' })),
      'its layers are marked as base or app although its base image is unknown, or the reverse',
    ],
    [
      'a disk size that is not the sum of its layers',
      changed(({ images: [image] }) => Object.assign(image?.sizes ?? {}, { disk: 5 })),
      '"Shop.Api": its disk size is not the sum of its layers',
    ],
    [
      'app layers of another download size',
      changed(({ images: [image] }) => Object.assign(image?.app ?? {}, { download: 5 })),
      'the download size of its app layers is not their sum',
    ],
    [
      'a base of another download size',
      changed(({ images: [image] }) => Object.assign(image?.base ?? {}, { download: 5 })),
      'the download size of its base layers is not their sum',
    ],
    [
      'a total of which one layer is unknown',
      changed(({ images: [image] }) =>
        Object.assign(image?.layers?.[0] ?? {}, { disk: null, diskUnknown: 'zstd' }),
      ),
      'its disk size is not the sum of its layers',
    ],
    [
      'a total of which an empty layer is unknown',
      bytesOf(report([withUnknownEmptyLayer])),
      'its download size is not the sum of its layers',
    ],
    [
      'more layers than it may',
      changed(({ images: [image] }) =>
        Object.assign(image ?? {}, { layers: Array.from({ length: 1001 }, () => image?.layers?.[0]) }),
      ),
      'an image has more than 1000 layers',
    ],
    ['no schema', changed((copy) => delete copy.schema), 'schema: Invalid key'],
    ['null', bytesOf(null), 'it: Invalid type'],
    ['a schema that is text', bytesOf({ ...written, schema: '2' }), 'schema: Invalid type'],
    ['a key that is not its own', changed((copy) => Object.assign(copy, { extra: 1 })), 'extra: Invalid key'],
  ])('is refused with %s', (_what, bytes, reason) => {
    expect(refusal(bytes)).toContain('old.json is not a report of this action: ');
    expect(refusal(bytes)).toContain(reason);
    expect(refusal(bytes)).not.toMatch(/\p{Cc}/u);
    expect(refusal(bytes).length).toBeLessThan(1000);
  });

  it('is read with as many images and layers as it may have', () => {
    const image = imageReport();
    const nothing = { download: 0, disk: 0 };
    const empty = {
      ...image,
      layers: [],
      sizes: { ...image.sizes, ...nothing },
      app: nothing,
      base: null,
      baseNone: 'x',
    };
    const images = Array.from({ length: 1000 }, () => empty);
    expect(parseReport(bytesOf(report(images)), 'old.json').images).toHaveLength(1000);
    const [layer] = image.layers;
    const layers = Array.from({ length: 1000 }, () => ({ ...layer, ...nothing, from: 'app' }) as const);
    const tall = { ...empty, layers } as typeof image;
    expect(parseReport(bytesOf(report([tall])), 'old.json').images[0]?.layers).toHaveLength(1000);
  });

  it('is read if unknown totals and unknown base images are consistent', () => {
    const app = [{ id: 'a', download: 1, disk: 2 }];
    for (const base of [{ unknown: '429' }, null]) {
      const image = reportMeasurement(measured({ app, base }));
      expect(parseReport(bytesOf(report([image])), 'old.json').images[0]?.layers).toHaveLength(1);
    }
  });

  it('says three things at most, each in 200 characters', () => {
    const wrong = { ...written, schema: 'x'.repeat(500), tool: 1, headCommit: 2, verdict: 3, images: 4 };
    const [first = '', ...others] = refusal(bytesOf(wrong)).split('; ');
    expect(others).toHaveLength(2);
    expect(first.length).toBe('old.json is not a report of this action: '.length + 200);
  });

  it('names at most 200 characters of an image', () => {
    const wrong = changed(({ images: [image] }) =>
      Object.assign(image ?? {}, { name: 'n'.repeat(300), sizes: { ...written.images[0]?.sizes, disk: 5 } }),
    );
    expect(refusal(wrong)).toContain(`: "${'n'.repeat(200)}": its disk size`);
  });

  it('is refused or read after any change', () => {
    const text = JSON.stringify(written);
    fc.assert(
      fc.property(fc.nat(text.length - 1), anyText({ maxLength: 3 }), (at, put) => {
        refusal(new TextEncoder().encode(text.slice(0, at) + put + text.slice(at + 1)));
      }),
      { numRuns: 300 },
    );
  });
});

it('a report that is parsed already is checked in the same way', () => {
  expect(readReport(written, 'old.json')).toEqual(written);
  expect(() => readReport(undefined, 'old.json')).toThrow(
    'old.json is not a report of this action: it is not JSON',
  );
});

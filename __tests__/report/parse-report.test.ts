import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { parseReport } from '../../src/report/parse-report.ts';
import type { Report } from '../../src/report/report.ts';
import { anyText } from '../fakes/any-text.ts';
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

describe('a report from outside', () => {
  it('is read as it was written', () => {
    expect(parseReport(bytesOf(written), 'old.json')).toEqual(JSON.parse(JSON.stringify(written)) as Report);
  });

  it.each([
    ['nothing', new Uint8Array(), 'it is not JSON'],
    ['no JSON', Buffer.from('<html>'), 'it is not JSON'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d]), 'it is not JSON'],
    ['another document', bytesOf(1), 'it: Invalid type'],
    ['text that a terminal or a log obeys', bytesOf('\n::error::\u001b[31m'), 'received " ::error:: [31m"'],
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
    ['a key that is not its own', changed((copy) => Object.assign(copy, { extra: 1 })), 'extra: Invalid key'],
  ])('is refused with %s', (_what, bytes, reason) => {
    expect(refusal(bytes)).toContain('old.json is not a report of this action: ');
    expect(refusal(bytes)).toContain(reason);
    expect(refusal(bytes)).not.toMatch(/\p{Cc}/u);
    expect(refusal(bytes).length).toBeLessThan(1000);
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

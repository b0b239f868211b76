import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_CONTENT } from '../../../src/model/image.ts';
import { contentDigest } from '../../fakes/content-digest.ts';
import { tarEntries } from '../../fakes/read-tar.ts';
import { entry, header, tar } from '../../fakes/tar-writer.ts';

const dll = { path: 'app/Shop.dll', mode: 0o644 };
const json = { path: 'app/Shop.json', mode: 0o644 };
const digestOf = (...parts: readonly Buffer[]) => contentDigest(tarEntries(tar(...parts)));
const plain = digestOf(entry(dll, 'code'), entry(json, '{}'));

describe('the content digest of a layer', () => {
  it('is the same in any order, at any time and of any owner', () => {
    const later = (block: Buffer) => {
      block.write('15000000000\0', 136, 'latin1');
      block.write('0001750\0', 108, 'latin1');
    };
    expect(digestOf(entry(json, '{}'), entry({ ...dll, patch: later }, 'code'))).toBe(plain);
  });

  it.each([
    ['another path', entry({ ...dll, path: 'app/shop.dll' }, 'code')],
    ['other permissions', entry({ ...dll, mode: 0o755 }, 'code')],
    ['another content of the same size', entry(dll, 'cod3')],
    ['another type', header({ ...dll, typeflag: '2', target: 'code' })],
  ])('differs for %s', (_what, changed) => {
    expect(digestOf(changed, entry(json, '{}'))).not.toBe(plain);
  });

  it.each(['1', '2'])('differs for another target of a link (%s)', (typeflag) => {
    const link = (target: string) => digestOf(header({ path: 'a', typeflag, target }));
    expect(link('b')).not.toBe(link('c'));
  });

  it('differs if a layer has a file twice, because that takes space twice', () => {
    expect(digestOf(entry(dll, 'code'), entry(dll, 'code'), entry(json, '{}'))).not.toBe(plain);
  });

  it('of no entries is that of an empty layer', () => {
    expect(contentDigest([])).toBe(EMPTY_CONTENT);
  });

  it('is unknown if content in the layer was not read', () => {
    expect(digestOf(header({ path: 'dev/null', typeflag: '3' }))).toEqual({
      unknown: 'the layer holds a device or pipe, and its content is not read',
    });
    expect(contentDigest([{ path: 'a', type: 'file', size: 9, mode: 0o644 }])).toEqual({
      unknown: 'the layer holds a sparse file, and its content is not read',
    });
  });

  const link = fc.record({
    path: fc.oneof(fc.string(), fc.string({ maxLength: 2 })),
    type: fc.constant('symlink' as const),
    size: fc.constant(0),
    mode: fc.constant(0o777),
    target: fc.oneof(fc.string(), fc.string({ maxLength: 1 })),
  });

  it('is the same for any order of the entries, also if some occur twice', () => {
    const shuffled = fc
      .array(link)
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const inOrder = list.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
        expect(new Set([list, other, inOrder].map(contentDigest)).size).toBe(1);
      }),
    );
  });

  it('differs for any two lists of entries, whatever their names', () => {
    fc.assert(
      fc.property(fc.array(link), fc.array(link), (a, b) => {
        const key = (list: typeof a) => JSON.stringify(list.map((item) => JSON.stringify(item)).sort());
        expect(contentDigest(a) === contentDigest(b)).toBe(key(a) === key(b));
      }),
    );
  });
});

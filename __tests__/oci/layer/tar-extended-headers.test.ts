import { describe, expect, it } from 'vitest';
import { digestOf } from '../../fakes/pushable-image.ts';
import { readTar, tarEntries, tarPaths } from '../../fakes/read-tar.ts';
import {
  base256,
  content,
  entry,
  GNU,
  gnuLong,
  header,
  pax,
  paxRecord,
  tar,
} from '../../fakes/tar-writer.ts';

describe('PAX headers', () => {
  it('give path, link target and size', () => {
    const long = `${'deep/'.repeat(60)}file`;
    expect(
      tarEntries(
        tar(
          pax({ path: long, size: '3' }),
          header({ path: 'short', size: 0 }),
          content(Buffer.from('abc')),
          pax({ linkpath: long }),
          header({ path: 'link', typeflag: '2', target: 'short' }),
        ),
      ),
    ).toMatchObject([
      { path: long, size: 3, digest: digestOf('abc') },
      { path: 'link', target: long },
    ]);
  });

  it('count only for the next entry', () => {
    expect(tarPaths(tar(pax({ path: 'long' }), entry({ path: 'a' }), entry({ path: 'b' })))).toEqual([
      'long',
      'b',
    ]);
  });

  it('replace an earlier one of the same entry', () => {
    expect(tarPaths(tar(pax({ path: 'one' }), pax({ comment: 'two' }), entry({ path: 'own' })))).toEqual([
      'own',
    ]);
  });

  it('remove a value with an empty one', () => {
    const records = [['path', 'long'] as const, ['path', ''] as const, ['size', ''] as const];
    expect(tarEntries(tar(pax(records), entry({ path: 'own' }, 'x')))).toMatchObject([
      { path: 'own', size: 1 },
    ]);
  });

  it('may hold newlines, equals signs and other languages', () => {
    expect(tarPaths(tar(pax({ path: 'a=b\nc/größe' }), entry({ path: 'own' })))).toEqual(['a=b\nc/größe']);
  });

  it('for all entries are ignored, as in the engines', () => {
    expect(tarPaths(tar(pax({ path: 'all', size: '99' }, 'g'), entry({ path: 'own' }, 'x')))).toEqual([
      'own',
    ]);
  });

  it.each([
    ['a length that is no number', 'x path=a\n'],
    ['a hexadecimal length', '0x0a path=a\n'],
    ['a length past the end', '99 path=a\n'],
    ['a length that ends before its key', '2 path=a\n'],
    ['no newline at its end', '9 path=ab'],
    ['no equals sign', '8 patha\n'],
    ['no space', '9'],
    ['NULs behind a record', `${paxRecord('path', 'a')}\0\0`],
    ['a size that is not a number', paxRecord('size', 'many')],
    ['a negative size', paxRecord('size', '-1')],
    ['a size past what can be counted', paxRecord('size', '9999999999999999')],
  ])('with %s make the files unknown', (_, records) => {
    expect(readTar(tar(entry({ path: 'x', typeflag: 'x' }, records), entry({ path: 'a' })))).toMatchObject({
      unknown: expect.stringMatching(/^not readable as a tar: .*PAX/),
    });
  });
});

describe('GNU long names', () => {
  const long = `${'n'.repeat(150)}/${'m'.repeat(150)}`;

  it('give path and link target', () => {
    expect(
      tarEntries(
        tar(
          gnuLong('L', long),
          gnuLong('K', `${long}-target`),
          header({ path: 'n', typeflag: '2', target: 'm', magic: GNU }),
          entry({ path: 'next', magic: GNU }),
        ),
      ),
    ).toMatchObject([{ path: long, target: `${long}-target` }, { path: 'next' }]);
  });

  it('take precedence over PAX records, in either order', () => {
    expect(tarPaths(tar(gnuLong('L', long), pax({ path: 'pax' }), entry({ path: 'a' })))).toEqual([long]);
    expect(tarPaths(tar(pax({ path: 'pax' }), gnuLong('L', long), entry({ path: 'a' })))).toEqual([long]);
  });

  it('that are empty change nothing', () => {
    expect(tarPaths(tar(entry({ path: 'x', typeflag: 'L', magic: GNU }), entry({ path: 'own' })))).toEqual([
      'own',
    ]);
  });

  it('with slashes at their end make V7 entries directories', () => {
    expect(
      tarEntries(tar(gnuLong('L', `${long}/`), header({ path: 'n', typeflag: '\0', magic: GNU }))),
    ).toMatchObject([{ path: long, type: 'directory' }]);
  });
});

describe('sparse files', () => {
  const sparse = (real: number, stored: number, extended: boolean) =>
    header({
      path: 'sparse',
      typeflag: 'S',
      magic: GNU,
      size: stored,
      patch: (block) => {
        if (extended) block[482] = 1;
        base256(real).copy(block, 483);
      },
    });
  const after = entry({ path: 'after' }, 'x');

  it('of old GNU tars have their size with holes, and no digest, because the stored bytes are not the content', () => {
    const [first, second] = tarEntries(tar(sparse(1e9, 600, false), content(Buffer.alloc(600, 1)), after));
    expect(first).toEqual({ path: 'sparse', type: 'file', size: 1e9, mode: 0o644 });
    expect(second).toMatchObject({ path: 'after' });
  });

  it('of old GNU tars may have more regions in further blocks', () => {
    const regions = (more: number) => {
      const block = Buffer.alloc(512, '0');
      block[504] = more;
      return block;
    };
    const stored = content(Buffer.alloc(600, 1));
    expect(tarPaths(tar(sparse(1e9, 600, true), regions(1), regions(1), regions(0), stored, after))).toEqual([
      'sparse',
      'after',
    ]);
    expect(tarPaths(tar(sparse(1e9, 0, true), regions(0), after))).toEqual(['sparse', 'after']);
    expect(readTar(Buffer.concat([sparse(1e9, 600, true), regions(1)]))).toHaveProperty('unknown');
  });

  it.each([
    [
      '0.0',
      [
        ['GNU.sparse.size', '5000'],
        ['GNU.sparse.numblocks', '1'],
        ['GNU.sparse.offset', '0'],
        ['GNU.sparse.numbytes', '600'],
      ],
      'own',
    ],
    [
      '0.1',
      [
        ['GNU.sparse.size', '5000'],
        ['GNU.sparse.numblocks', '1'],
        ['GNU.sparse.map', '0,600'],
        ['GNU.sparse.name', 'real'],
      ],
      'real',
    ],
    [
      '1.0',
      [
        ['GNU.sparse.major', '1'],
        ['GNU.sparse.minor', '0'],
        ['GNU.sparse.name', 'real'],
        ['GNU.sparse.realsize', '5000'],
      ],
      'real',
    ],
  ] as const)('of PAX format %s have their size with holes', (_, records, path) => {
    const [first, second] = tarEntries(
      tar(pax(records), entry({ path: 'own' }, Buffer.alloc(600, 1)), after),
    );
    expect(first).toEqual({ path, type: 'file', size: 5000, mode: 0o644 });
    expect(second).toMatchObject({ path: 'after' });
  });

  it('of an unknown version are plain files', () => {
    const records = { 'GNU.sparse.major': '2', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '9' };
    expect(tarEntries(tar(pax(records), entry({ path: 'own' }, 'abc')))).toMatchObject([
      { path: 'own', size: 3, digest: digestOf('abc') },
    ]);
  });
});

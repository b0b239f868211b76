import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LayerFiles } from '../../src/model/image.ts';
import { TarReader } from '../../src/oci/tar-reader.ts';
import { chunks } from '../fakes/chunks.ts';
import {
  base256,
  content,
  END,
  entry,
  GNU,
  gnuLong,
  header,
  pax,
  paxRecord,
  tar,
  tarOf,
  V7,
} from '../fakes/tar-writer.ts';

function readAll(bytes: Buffer, size = bytes.length): LayerFiles {
  const reader = new TarReader();
  for (const chunk of chunks(bytes, [size])) reader.write(chunk);
  return reader.end();
}

function entries(bytes: Buffer) {
  const files = readAll(bytes);
  if ('unknown' in files) throw new Error(files.unknown);
  return files.entries;
}

const paths = (bytes: Buffer) => entries(bytes).map((one) => one.path);

const digestOf = (bytes: string | Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

describe('entries of a tar', () => {
  it('have path, size, mode and the digest of their content', () => {
    expect(entries(tar(entry({ path: 'app/Program.dll', mode: 0o100755 }, 'MZ')))).toEqual([
      { path: 'app/Program.dll', type: 'file', size: 2, mode: 0o755, digest: digestOf('MZ') },
    ]);
  });

  it('come in the order of the archive, also when two have the same path', () => {
    expect(paths(tar(entry({ path: 'b' }, '1'), entry({ path: 'a' }), entry({ path: 'b' }, '2')))).toEqual([
      'b',
      'a',
      'b',
    ]);
  });

  it('are relative to the root, without dots and slashes around or between', () => {
    const spelled = [
      './app/a',
      '/app/b',
      'app//c',
      'app/./d',
      'app/x/../e',
      '../f',
      'app/...',
      'app/.g',
      'h..',
    ];
    expect(paths(tar(...spelled.map((path) => entry({ path }))))).toEqual([
      'app/a',
      'app/b',
      'app/c',
      'app/d',
      'app/e',
      'f',
      'app/...',
      'app/.g',
      'h..',
    ]);
  });

  it('keep directories, with the root as an empty path', () => {
    const directory = (path: string) => header({ path, typeflag: '5', mode: 0o755 });
    expect(entries(tar(directory('./'), directory('app/')))).toEqual([
      { path: '', type: 'directory', size: 0, mode: 0o755 },
      { path: 'app', type: 'directory', size: 0, mode: 0o755 },
    ]);
  });

  it('keep targets of symlinks as written, of hard links as paths', () => {
    const symlink = header({ path: 'lib/a.so', typeflag: '2', target: '../a.so.3', mode: 0o777 });
    const hardLink = header({ path: './b', typeflag: '1', target: './lib/a.so' });
    expect(entries(tar(symlink, hardLink))).toEqual([
      { path: 'lib/a.so', type: 'symlink', size: 0, mode: 0o777, target: '../a.so.3' },
      { path: 'b', type: 'hardlink', size: 0, mode: 0o644, target: 'lib/a.so' },
    ]);
  });

  it('name devices and pipes other', () => {
    const parts = ['3', '4', '6'].map((typeflag) => header({ path: `dev/${typeflag}`, typeflag }));
    expect(entries(tar(...parts)).map((one) => one.type)).toEqual(['other', 'other', 'other']);
  });

  it('keep whiteouts as the files that they are', () => {
    const names = ['app/.wh.old.dll', 'app/.wh..wh..opq'];
    expect(paths(tar(...names.map((path) => entry({ path }))))).toEqual(names);
  });

  it('are files also under the type of contiguous files', () => {
    expect(entries(tar(entry({ path: 'a', typeflag: '7' }, 'x')))).toMatchObject([{ type: 'file', size: 1 }]);
  });

  it('skip the content of types nobody knows', () => {
    expect(
      entries(tar(entry({ path: 'v', typeflag: 'V' }, 'x'.repeat(700)), entry({ path: 'a' }))),
    ).toMatchObject([
      { path: 'v', type: 'other', size: 0 },
      { path: 'a', type: 'file' },
    ]);
  });

  it('take no content for links, directories and devices whatever their size says', () => {
    const liars = [...'123456'].map((typeflag) => header({ path: `x${typeflag}`, typeflag, size: 9999 }));
    expect(paths(tar(...liars, entry({ path: 'after' }, 'x'))).at(-1)).toBe('after');
  });

  it('of a V7 tar are directories where their path ends with a slash', () => {
    const old = (path: string, size = 0) => header({ path, typeflag: '\0', magic: V7, size });
    expect(entries(tar(old('bin/', 512), old('a')))).toMatchObject([
      { path: 'bin', type: 'directory', size: 0 },
      { path: 'a', type: 'file' },
    ]);
  });

  it('with a name in another encoding are kept', () => {
    expect(paths(tar(entry({ path: Buffer.from('caf\xe9', 'latin1') }), entry({ path: 'b' })))).toEqual([
      'caf\ufffd',
      'b',
    ]);
  });

  it('of empty files have the digest of nothing', () => {
    expect(entries(tar(entry({ path: 'empty' })))).toMatchObject([{ size: 0, digest: digestOf('') }]);
  });
});

describe('PAX headers', () => {
  it('give path, link target and size', () => {
    const long = `${'deep/'.repeat(60)}file`;
    expect(
      entries(
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

  it('count for the next entry only', () => {
    expect(paths(tar(pax({ path: 'long' }), entry({ path: 'a' }), entry({ path: 'b' })))).toEqual([
      'long',
      'b',
    ]);
  });

  it('replace an earlier one of the same entry', () => {
    expect(paths(tar(pax({ path: 'one' }), pax({ comment: 'two' }), entry({ path: 'own' })))).toEqual([
      'own',
    ]);
  });

  it('take a value back with an empty one', () => {
    const records = [['path', 'long'] as const, ['path', ''] as const, ['size', ''] as const];
    expect(entries(tar(pax(records), entry({ path: 'own' }, 'x')))).toMatchObject([{ path: 'own', size: 1 }]);
  });

  it('may hold newlines, equals signs and other languages', () => {
    expect(paths(tar(pax({ path: 'a=b\nc/größe' }), entry({ path: 'own' })))).toEqual(['a=b\nc/größe']);
  });

  it('for all entries change none, as in the engines', () => {
    expect(paths(tar(pax({ path: 'all', size: '99' }, 'g'), entry({ path: 'own' }, 'x')))).toEqual(['own']);
  });

  it.each([
    ['a length that is no number', 'x path=a\n'],
    ['a hexadecimal length', '0x0a path=a\n'],
    ['a length past the end', '99 path=a\n'],
    ['a length that ends before its key', '2 path=a\n'],
    ['no newline at its end', '9 path=abc'],
    ['no equals sign', '8 patha\n'],
    ['no space', '9'],
    ['NULs behind a record', `${paxRecord('path', 'a')}\0\0`],
    ['a size that is no number', paxRecord('size', 'many')],
    ['a negative size', paxRecord('size', '-1')],
    ['a size past what can be counted', paxRecord('size', '9999999999999999')],
  ])('with %s make the files unknown', (_, records) => {
    expect(readAll(tar(entry({ path: 'x', typeflag: 'x' }, records), entry({ path: 'a' })))).toMatchObject({
      unknown: expect.stringMatching(/^not readable as a tar: .*PAX/),
    });
  });
});

describe('GNU long names', () => {
  const long = `${'n'.repeat(150)}/${'m'.repeat(150)}`;

  it('give path and link target', () => {
    expect(
      entries(
        tar(
          gnuLong('L', long),
          gnuLong('K', `${long}-target`),
          header({ path: 'n', typeflag: '2', target: 'm', magic: GNU }),
          entry({ path: 'next', magic: GNU }),
        ),
      ),
    ).toMatchObject([{ path: long, target: `${long}-target` }, { path: 'next' }]);
  });

  it('win over PAX records, in either order', () => {
    expect(paths(tar(gnuLong('L', long), pax({ path: 'pax' }), entry({ path: 'a' })))).toEqual([long]);
    expect(paths(tar(pax({ path: 'pax' }), gnuLong('L', long), entry({ path: 'a' })))).toEqual([long]);
  });

  it('that are empty change nothing', () => {
    expect(paths(tar(entry({ path: 'x', typeflag: 'L', magic: GNU }), entry({ path: 'own' })))).toEqual([
      'own',
    ]);
  });

  it('with slashes at their end make V7 entries directories', () => {
    expect(
      entries(tar(gnuLong('L', `${long}/`), header({ path: 'n', typeflag: '\0', magic: GNU }))),
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

  it('of old GNU tars have their size with holes, and no digest: their stored bytes are not their content', () => {
    const [first, second] = entries(tar(sparse(1e9, 600, false), content(Buffer.alloc(600, 1)), after));
    expect(first).toEqual({ path: 'sparse', type: 'file', size: 1e9, mode: 0o644 });
    expect(second).toMatchObject({ path: 'after' });
  });

  it('of old GNU tars may have more regions in blocks of their own', () => {
    const regions = (more: number) => {
      const block = Buffer.alloc(512, '0');
      block[504] = more;
      return block;
    };
    const stored = content(Buffer.alloc(600, 1));
    expect(paths(tar(sparse(1e9, 600, true), regions(1), regions(1), regions(0), stored, after))).toEqual([
      'sparse',
      'after',
    ]);
    expect(paths(tar(sparse(1e9, 0, true), regions(0), after))).toEqual(['sparse', 'after']);
    expect(readAll(Buffer.concat([sparse(1e9, 600, true), regions(1)]))).toHaveProperty('unknown');
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
    const [first, second] = entries(tar(pax(records), entry({ path: 'own' }, Buffer.alloc(600, 1)), after));
    expect(first).toEqual({ path, type: 'file', size: 5000, mode: 0o644 });
    expect(second).toMatchObject({ path: 'after' });
  });

  it('of an unknown version are plain files', () => {
    const records = { 'GNU.sparse.major': '2', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '9' };
    expect(entries(tar(pax(records), entry({ path: 'own' }, 'abc')))).toMatchObject([
      { path: 'own', size: 3, digest: digestOf('abc') },
    ]);
  });
});

describe('the end of a tar', () => {
  const one = entry({ path: 'a' }, 'x');

  it.each([
    ['two zero blocks', Buffer.concat([one, END])],
    ['one zero block', Buffer.concat([one, Buffer.alloc(512)])],
    ['no zero block', one],
    ['not even the zeros behind its last content', one.subarray(0, 513)],
    ['a whole record of zeros', Buffer.concat([one, Buffer.alloc(10_240)])],
    ['bytes behind its zero blocks', Buffer.concat([one, END, Buffer.from('index of another tool')])],
    ['another tar behind its zero blocks', Buffer.concat([one, END, tarOf({ b: 'y' })])],
  ])('may be %s', (_, bytes) => {
    expect(readAll(bytes)).toMatchObject({ entries: [{ path: 'a' }] });
  });

  it('may come at once', () => {
    expect(readAll(END)).toEqual({ entries: [] });
    expect(readAll(Buffer.alloc(0))).toEqual({ entries: [] });
  });

  it('in the middle of an entry makes the files unknown', () => {
    const bytes = Buffer.concat([one, entry({ path: 'b' }, 'y'.repeat(600))]);
    for (const length of [1025, 1200, 1536, 1537, 2135]) {
      expect(readAll(bytes.subarray(0, length)), `cut at ${length}`).toHaveProperty('unknown');
    }
    expect(readAll(bytes.subarray(0, 2136))).toMatchObject({ entries: [{ path: 'a' }, { path: 'b' }] });
  });
});

describe('what is no tar', () => {
  it('has unknown files, with the place', () => {
    expect(readAll(Buffer.alloc(2048, 'plain text '))).toEqual({
      unknown: 'not readable as a tar: wrong header checksum at byte 0',
    });
    const good = entry({ path: 'a' }, 'x');
    expect(readAll(Buffer.concat([good, Buffer.alloc(512, 1)]), 100)).toEqual({
      unknown: 'not readable as a tar: wrong header checksum at byte 1024',
    });
  });

  it('may be a header behind a single zero block', () => {
    expect(readAll(tar(entry({ path: 'a' }), Buffer.alloc(512), entry({ path: 'b' })))).toEqual({
      unknown: 'not readable as a tar: a zero block before the header at byte 1024',
    });
  });

  it('may have a number that is none', () => {
    const bad = header({ path: 'a', patch: (block) => block.write('size', 124) });
    expect(readAll(tar(bad))).toEqual({
      unknown: 'not readable as a tar: nonsense number in the header at byte 0',
    });
  });

  it('may be too large: extended headers, paths, targets', () => {
    const long = 'p'.repeat(17_000);
    expect(readAll(tar(header({ path: 'x', typeflag: 'x', size: 2 ** 21 })))).toMatchObject({
      unknown: expect.stringContaining('1 MiB'),
    });
    expect(readAll(tar(pax({ path: long }), entry({ path: 'a' }, 'x')))).toMatchObject({
      unknown: expect.stringContaining('16 KiB'),
    });
    expect(
      readAll(tar(pax({ linkpath: long }), header({ path: 'a', typeflag: '2', target: 'b' }))),
    ).toMatchObject({ unknown: expect.stringContaining('16 KiB') });
  });
});

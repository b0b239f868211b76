import { describe, expect, it } from 'vitest';
import { contentDigest } from '../../fakes/content-digest.ts';
import { digestOf } from '../../fakes/pushable-image.ts';
import { readTar, tarEntries, tarPaths } from '../../fakes/read-tar.ts';
import { END, entry, header, pax, tar, tarOf, V7 } from '../../fakes/tar-writer.ts';

describe('entries of a tar', () => {
  it('have path, size, mode and the digest of their content', () => {
    expect(tarEntries(tar(entry({ path: 'app/Program.dll', mode: 0o100755 }, 'MZ')))).toEqual([
      { path: 'app/Program.dll', type: 'file', size: 2, mode: 0o755, digest: digestOf('MZ') },
    ]);
  });

  it('have the order of the archive, even if two have the same path', () => {
    expect(tarPaths(tar(entry({ path: 'b' }, '1'), entry({ path: 'a' }), entry({ path: 'b' }, '2')))).toEqual(
      ['b', 'a', 'b'],
    );
  });

  it('are relative to the root, without needless dots and slashes', () => {
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
    expect(tarPaths(tar(...spelled.map((path) => entry({ path }))))).toEqual([
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
    expect(tarEntries(tar(directory('./'), directory('app/')))).toEqual([
      { path: '', type: 'directory', size: 0, mode: 0o755 },
      { path: 'app', type: 'directory', size: 0, mode: 0o755 },
    ]);
  });

  it('keep targets of symlinks as written, of hard links as paths', () => {
    const symlink = header({ path: 'lib/a.so', typeflag: '2', target: '../a.so.3', mode: 0o777 });
    const hardLink = header({ path: './b', typeflag: '1', target: './lib/a.so' });
    expect(tarEntries(tar(symlink, hardLink))).toEqual([
      { path: 'lib/a.so', type: 'symlink', size: 0, mode: 0o777, target: '../a.so.3' },
      { path: 'b', type: 'hardlink', size: 0, mode: 0o644, target: 'lib/a.so' },
    ]);
  });

  it('have type other for devices and pipes', () => {
    const parts = ['3', '4', '6'].map((typeflag) => header({ path: `dev/${typeflag}`, typeflag }));
    expect(tarEntries(tar(...parts)).map((one) => one.type)).toEqual(['other', 'other', 'other']);
  });

  it('include whiteouts as files', () => {
    const names = ['app/.wh.old.dll', 'app/.wh..wh..opq'];
    expect(tarPaths(tar(...names.map((path) => entry({ path }))))).toEqual(names);
  });

  it('are files if their type is contiguous file', () => {
    expect(tarEntries(tar(entry({ path: 'a', typeflag: '7' }, 'x')))).toMatchObject([
      { type: 'file', size: 1 },
    ]);
  });

  it('have no content if their type is unknown', () => {
    expect(
      tarEntries(tar(entry({ path: 'v', typeflag: 'V' }, 'x'.repeat(700)), entry({ path: 'a' }))),
    ).toMatchObject([
      { path: 'v', type: 'other', size: 0 },
      { path: 'a', type: 'file' },
    ]);
  });

  it('have no content for links, directories and devices, whatever their size field says', () => {
    const liars = [...'123456'].map((typeflag) => header({ path: `x${typeflag}`, typeflag, size: 9999 }));
    expect(tarPaths(tar(...liars, entry({ path: 'after' }, 'x'))).at(-1)).toBe('after');
  });

  it('of a V7 tar are directories if their path ends with a slash', () => {
    const old = (path: string, size = 0) => header({ path, typeflag: '\0', magic: V7, size });
    expect(tarEntries(tar(old('bin/', 512), old('a')))).toMatchObject([
      { path: 'bin', type: 'directory', size: 0 },
      { path: 'a', type: 'file' },
    ]);
  });

  it('with a name in another encoding are kept', () => {
    expect(tarPaths(tar(entry({ path: Buffer.from('caf\xe9', 'latin1') }), entry({ path: 'b' })))).toEqual([
      'caf\ufffd',
      'b',
    ]);
  });

  it('of empty files have the digest of nothing', () => {
    expect(tarEntries(tar(entry({ path: 'empty' })))).toMatchObject([{ size: 0, digest: digestOf('') }]);
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
    expect(readTar(bytes)).toMatchObject({ entries: [{ path: 'a' }] });
  });

  it('may be the start', () => {
    expect(readTar(END)).toEqual({ entries: [], contentDigest: contentDigest([]) });
    expect(readTar(Buffer.alloc(0))).toEqual({ entries: [], contentDigest: contentDigest([]) });
  });

  it('in the middle of an entry makes the files unknown', () => {
    const bytes = Buffer.concat([one, entry({ path: 'b' }, 'y'.repeat(600))]);
    for (const length of [1025, 1200, 1536, 1537, 2135]) {
      expect(readTar(bytes.subarray(0, length)), `cut at ${length}`).toHaveProperty('unknown');
    }
    expect(readTar(bytes.subarray(0, 2136))).toMatchObject({ entries: [{ path: 'a' }, { path: 'b' }] });
  });
});

describe('a stream that is not a tar', () => {
  it('has unknown files, with the place', () => {
    expect(readTar(Buffer.alloc(2048, 'plain text '))).toEqual({
      unknown: 'not readable as a tar: wrong header checksum at byte 0',
    });
    const good = entry({ path: 'a' }, 'x');
    expect(readTar(Buffer.concat([good, Buffer.alloc(512, 1)]), 100)).toEqual({
      unknown: 'not readable as a tar: wrong header checksum at byte 1024',
    });
  });

  it('may have a header after a single zero block', () => {
    expect(readTar(tar(entry({ path: 'a' }), Buffer.alloc(512), entry({ path: 'b' })))).toEqual({
      unknown: 'not readable as a tar: a zero block before the header at byte 1024',
    });
  });

  it('may have a malformed number', () => {
    const bad = header({ path: 'a', patch: (block) => block.write('size', 124) });
    expect(readTar(tar(bad))).toEqual({
      unknown: 'not readable as a tar: malformed number in the header at byte 0',
    });
  });

  it('may have too large extended headers, paths or targets', () => {
    const long = 'p'.repeat(17_000);
    expect(readTar(tar(header({ path: 'x', typeflag: 'x', size: 2 ** 21 })))).toMatchObject({
      unknown: expect.stringContaining('1 MiB'),
    });
    expect(readTar(tar(pax({ path: long }), entry({ path: 'a' }, 'x')))).toMatchObject({
      unknown: expect.stringContaining('16 KiB'),
    });
    expect(
      readTar(tar(pax({ linkpath: long }), header({ path: 'a', typeflag: '2', target: 'b' }))),
    ).toMatchObject({ unknown: expect.stringContaining('16 KiB') });
  });
});

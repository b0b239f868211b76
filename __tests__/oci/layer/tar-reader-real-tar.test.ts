import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayerEntry } from '../../../src/model/image.ts';
import { TarReader } from '../../../src/oci/layer/tar-reader.ts';

/** What the system's own tar writes and lists, against what the reader finds. */

const isGnu = execFileSync('tar', ['--version'], { encoding: 'utf8' }).includes('GNU tar');
const HOLE = 10_000_000;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tar-reader-'));
  const inside = (...path: string[]) => join(folder, 'tree', ...path);
  mkdirSync(inside('app', 'deep/'.repeat(20)), { recursive: true });
  writeFileSync(inside('app', 'Program.dll'), Buffer.alloc(70_001, 'MZ'));
  writeFileSync(inside('app', 'empty'), '');
  writeFileSync(inside('app', 'block'), Buffer.alloc(512, 1));
  writeFileSync(inside('app', 'größe 日本.txt'), 'text');
  writeFileSync(inside('app', 'deep/'.repeat(20), 'n'.repeat(80)), 'deep');
  writeFileSync(inside('app', `long-${'n'.repeat(200)}`), 'long');
  writeFileSync(inside('.wh.removed'), '');
  chmodSync(inside('app', 'empty'), 0o4755);
  symlinkSync('Program.dll', inside('app', 'link'));
  symlinkSync('../'.repeat(60), inside('app', 'long-link'));
  linkSync(inside('app', 'Program.dll'), inside('app', 'zz-same'));
  writeFileSync(inside('sparse'), 'start');
  truncateSync(inside('sparse'), HOLE);
  writeFileSync(inside('sparse'), 'end', { flag: 'a' });
});

afterAll(() => rmSync(folder, { recursive: true }));

async function readTar(options: readonly string[]): Promise<readonly LayerEntry[]> {
  const reader = new TarReader();
  const program = spawn('tar', ['-cf', '-', ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  program.stdout.on('data', (chunk: Buffer) => reader.write(chunk));
  await once(program, 'close');
  const files = reader.end();
  if ('unknown' in files) throw new Error(files.unknown);
  return [...files.entries];
}

const LETTERS: Readonly<Record<string, LayerEntry['type']>> = {
  '-': 'file',
  d: 'directory',
  l: 'symlink',
  h: 'hardlink',
};

/** The lines of `tar -tv`: mode, owner, size, date, time, name and perhaps a target. */
function listTar(options: readonly string[]): LayerEntry[] {
  const archive = execFileSync('tar', ['-cf', '-', ...options], {
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = execFileSync('tar', ['-tvf', '-', '--quoting-style=literal'], {
    input: archive,
    encoding: 'utf8',
  });
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, letters = '', size, name = ''] = /^(\S{10})\S* +\S+ +(\d+) \S+ \S+ (.*)$/.exec(line) ?? [];
      const type = LETTERS[letters[0] ?? ''] ?? 'other';
      const [path = '', target] = name.split(/ -> | link to /);
      const clean = (text: string) => text.replace(/^\.\/?/, '').replace(/\/$/, '');
      return {
        path: clean(path),
        type,
        size: type === 'file' ? Number(size) : 0,
        mode: modeOf(letters),
        ...(target === undefined ? {} : { target: type === 'hardlink' ? clean(target) : target }),
      };
    });
}

function modeOf(letters: string): number {
  let mode = 0;
  for (const letter of letters.slice(1)) mode = mode * 2 + (letter === '-' || letter === 'S' ? 0 : 1);
  return mode + (/^...[sS]/.test(letters) ? 0o4000 : 0);
}

const withoutDigest = ({ digest: _, ...rest }: LayerEntry): LayerEntry => rest;

describe.skipIf(!isGnu)('a tree written by the system’s tar', () => {
  it.each([
    ['--format=gnu'],
    ['--format=oldgnu'],
    ['--format=posix'],
    ['--format=ustar', '--exclude=long-*'],
    ['--format=v7', '--exclude=long-*', '--exclude=deep'],
    ['--format=gnu', '--sparse'],
    ['--format=posix', '--sparse', '--sparse-version=0.0'],
    ['--format=posix', '--sparse', '--sparse-version=0.1'],
    ['--format=posix', '--sparse', '--sparse-version=1.0'],
  ])('is read as tar lists it: %s %s %s', async (...options) => {
    const all = [...options, '-C', join(folder, 'tree'), '.'];
    const entries = await readTar(all);
    expect(entries.map(withoutDigest)).toEqual(listTar(all));
  });

  it('has the digests of the files on disk', async () => {
    const entries = await readTar(['-C', join(folder, 'tree'), '.']);
    const files = entries.filter((entry) => entry.type === 'file');
    expect(files.length).toBeGreaterThan(6);
    for (const { path, digest } of files) {
      const bytes = readFileSync(join(folder, 'tree', path));
      expect(digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    }
  });

  it('has no digest of a sparse file', async () => {
    const entries = await readTar(['--sparse', '-C', join(folder, 'tree'), 'sparse', 'app/Program.dll']);
    expect(entries).toMatchObject([{ size: HOLE + 3 }, { size: 70_001, digest: expect.any(String) }]);
    expect(entries[0]).not.toHaveProperty('digest');
  });
});

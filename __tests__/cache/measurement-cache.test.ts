import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pack } from '../../src/cache/entry.ts';
import { actionsCache, type MeasurementCache } from '../../src/cache/measurement-cache.ts';
import { UserError } from '../../src/model/user-error.ts';
import { execute } from '../../src/process/execute.ts';
import { executeInProcess } from '../fakes/cache-in-process.ts';
import { type CacheFaults, type CacheService, startCacheService } from '../fakes/cache-service.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

const INDEX = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
const KEY = 'aspnet-image-size-build-1';
const CONTENT = Buffer.from(JSON.stringify({ layers: [1, 2, 3], text: 'größer' }));
/** @actions/cache prefers it where it is installed. */
const ZSTD = spawnSync('zstd', ['--version']).status === 0;
const scratch = await scratchFolder();
let service: CacheService;
let temporary: string;
let notices: string[];

beforeEach(async () => {
  temporary = mkdtempSync(join(scratch, 'temporary-'));
  notices = [];
  service = await startCacheService();
});

afterEach(async () => {
  await service[Symbol.asyncDispose]();
  expect(service.refused).toEqual([]);
  // Nothing that was unpacked stays.
  expect(readdirSync(temporary)).toEqual([]);
});

async function misbehaving(faults: CacheFaults): Promise<void> {
  await service[Symbol.asyncDispose]();
  service = await startCacheService(faults);
}

function cache(
  environment: Record<string, string | undefined> = {},
  run = executeInProcess,
): MeasurementCache {
  return actionsCache({
    execute: run,
    environment: { ...service.environment, ...environment },
    program: [process.execPath, INDEX],
    temporaryFolder: temporary,
    onNotice: (message) => notices.push(message),
  });
}

/** The archive that @actions/cache would make of these files, `tar -P` as it does it; names may lead anywhere. */
function archiveOf(folder: string, names: readonly string[]): Buffer {
  const tar = execFileSync('tar', ['--posix', '-cf', '-', '-P', '-C', folder, ...names]);
  return ZSTD ? execFileSync('zstd', ['-q', '-c'], { input: tar }) : gzipSync(tar);
}

/** Puts an archive where one would be that was saved here. */
function forge(archive: Buffer): void {
  const compression = ZSTD ? 'zstd-without-long' : 'gzip';
  const version = createHash('sha256').update(`measurement|${compression}|1.0`).digest('hex');
  service.entries.set(KEY, { version, archive });
}

describe('the cache', () => {
  it('gives back what was kept, from another folder, as one entry', async () => {
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(await cache().save(KEY, CONTENT)).toBe('saved');
    temporary = mkdtempSync(join(scratch, 'another-runner-'));
    expect(Buffer.from((await cache().restore(KEY)) ?? [])).toEqual(CONTENT);
    expect(notices).toEqual([]);
    expect([...service.entries.keys()]).toEqual([KEY]);
    expect(service.requests).toEqual([
      'POST /twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL',
      'POST /twirp/github.actions.results.api.v1.CacheService/CreateCacheEntry',
      `PUT /blobs/cache/${KEY}`,
      'POST /twirp/github.actions.results.api.v1.CacheService/FinalizeCacheEntryUpload',
      'POST /twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL',
      `GET /blobs/cache/${KEY}`,
    ]);
  });

  it('finds entries by a version that holds no folder of the runner', async () => {
    forge(archiveOf(made({ measurement: await pack(KEY, CONTENT) }), ['measurement']));
    expect(Buffer.from((await cache().restore(KEY)) ?? [])).toEqual(CONTENT);
  });

  // Each of the two processes loads all of the action.
  it('is used by the action’s own program, in a process that it starts', { timeout: 60_000 }, async () => {
    expect(await cache({}, execute).save(KEY, CONTENT)).toBe('saved');
    expect(Buffer.from((await cache({}, execute).restore(KEY)) ?? [])).toEqual(CONTENT);
  });

  it('does not replace an entry', async () => {
    expect(await cache().save(KEY, CONTENT)).toBe('saved');
    expect(await cache().save(KEY, Buffer.from('other'))).toBe('exists');
  });

  it('ignores an entry with a key that only begins with the same text', async () => {
    expect(await cache().save(`${KEY}2`, CONTENT)).toBe('saved');
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(notices).toEqual(['The measurement cache is not used: the entry was kept under another key']);
  });
});

describe('a cache that cannot be used leads to a notice, and no more', () => {
  it('outside of a runner', async () => {
    const environment = { ACTIONS_RESULTS_URL: undefined };
    expect(await cache(environment).restore(KEY)).toBeUndefined();
    expect(notices).toEqual(['The measurement cache is not used: this runner offers no cache']);
    expect(await cache(environment).save(KEY, CONTENT)).toEqual({ failed: 'this runner offers no cache' });
  });

  it.each([403, 429])('if the service answers %d', async (status) => {
    await misbehaving({ status });
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(notices).toEqual([expect.stringMatching(new RegExp(`GetCacheEntryDownloadURL.*${status}`))]);
    const outcome = await cache().save(KEY, CONTENT);
    if (status === 403) expect(outcome).toBe('read-only');
    else expect(outcome).toEqual({ failed: expect.stringMatching(/CreateCacheEntry.*429/) });
  });

  it('if the token is wrong, without a request that is retried', async () => {
    const environment = { ACTIONS_RUNTIME_TOKEN: undefined };
    expect(await cache(environment).restore(KEY)).toBeUndefined();
    expect(notices).toEqual([expect.stringMatching(/ACTIONS_RUNTIME_TOKEN/)]);
  });

  it('if the service is down, and is not tried a second time', async () => {
    const asked: string[] = [];
    const down = actionsCache({
      execute: async (program, args) => {
        if (program === 'tar') return { exitCode: 0, stdout: 'tar (GNU tar) 1.34', stderr: '' };
        asked.push(args.join(' '));
        throw new UserError('node did not end within 20 s');
      },
      environment: service.environment,
      program: ['node', 'index.js'],
      temporaryFolder: temporary,
      onNotice: (message) => notices.push(message),
    });
    expect(await down.restore(KEY)).toBeUndefined();
    expect(notices).toEqual(['The measurement cache is not used: node did not end within 20 s']);
    expect(await down.save(KEY, CONTENT)).toEqual({ failed: 'node did not end within 20 s' });
    expect(asked).toHaveLength(1);
  });

  it('if the token may only read: of a pull request from a fork', async () => {
    await misbehaving({ readOnly: true });
    expect(await cache().save(KEY, CONTENT)).toBe('read-only');
  });

  it('if the runner says that it is only read', async () => {
    expect(await cache({ ACTIONS_CACHE_MODE: 'read' }).save(KEY, CONTENT)).toBe('read-only');
    expect(service.requests).toEqual([]);
    expect(await cache({ ACTIONS_CACHE_MODE: 'none' }).restore(KEY)).toBeUndefined();
    expect(notices).toEqual([expect.stringMatching(/cache-mode 'none' does not permit reads/)]);
  });

  it('if the entry’s blob is lost', async () => {
    await misbehaving({ lost: true });
    expect(await cache().save(KEY, CONTENT)).toBe('saved');
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(notices).toHaveLength(1);
    expect(notices[0]).not.toContain('sig=');
  });

  it('if the content is too large', async () => {
    const outcome = await cache().save(KEY, Buffer.alloc(33 * 1024 * 1024));
    expect(outcome).toEqual({ failed: expect.stringMatching(/too large/) });
    expect(service.requests).toEqual([]);
  });
});

describe('an entry that is not what was kept is refused', () => {
  it.each([
    ['is no archive', () => Buffer.from('nonsense')],
    [
      'is cut short',
      () => archiveOf(made({ measurement: 'x'.repeat(100_000) }), ['measurement']).subarray(0, 30),
    ],
    ['holds another file', () => archiveOf(made({ measurement: 'no gzip' }), ['measurement'])],
    ['holds no JSON', () => archiveOf(made({ measurement: gzipSync('hello\nworld') }), ['measurement'])],
    ['holds a folder', () => archiveOf(made({ 'measurement/x': 'x' }), ['measurement'])],
  ])('because it %s', async (_, archive) => {
    forge(archive());
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(notices).toEqual([expect.stringMatching(/^The measurement cache is not used: /)]);
  });

  it('because it is a link, not a file', async () => {
    const folder = made({});
    symlinkSync('/etc/passwd', join(folder, 'measurement'));
    forge(archiveOf(folder, ['measurement']));
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(notices).toEqual(['The measurement cache is not used: the entry is no file']);
  });

  it('because its digest differs', async () => {
    const packed = gunzipSync(await pack(KEY, CONTENT));
    packed[packed.length - 1] = 0;
    forge(archiveOf(made({ measurement: gzipSync(packed) }), ['measurement']));
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(notices).toEqual([expect.stringMatching(/its digest differs/)]);
  });

  it('because it unpacks to more than fits', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    forge(archiveOf(made({ measurement: bomb }), ['measurement']));
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(notices).toEqual([expect.stringMatching(/unpacks to more than 33554432 bytes/)]);
  });

  it('and writes no file but the one expected, wherever its names lead', async () => {
    const outside = made({ 'absolute.txt': 'forged', 'above.txt': 'forged' });
    const archive = archiveOf(join(outside), [
      join(outside, 'absolute.txt'),
      `../${outside.split('/').at(-1)}/above.txt`,
    ]);
    const victims = ['absolute.txt', 'above.txt'].map((name) => join(outside, name));
    for (const victim of victims) writeFileSync(victim, 'mine');
    forge(archive);
    expect(await cache().restore(KEY)).toBeUndefined();
    for (const victim of victims) expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(existsSync(join(temporary, outside.split('/').at(-1) ?? '', 'above.txt'))).toBe(false);
  });

  it('and is not written through a link in it', async () => {
    const outside = made({ 'victim.txt': 'mine' });
    const [link, file] = [made({}), made({ 'measurement/victim.txt': 'forged' })];
    symlinkSync(outside, join(link, 'measurement'));
    forge(archiveOf(link, ['measurement', '-C', file, 'measurement/victim.txt']));
    expect(await cache().restore(KEY)).toBeUndefined();
    expect(readFileSync(join(outside, 'victim.txt'), 'utf8')).toBe('mine');
  });

  it('and is not unpacked by a tar that is not GNU tar', async () => {
    forge(archiveOf(made({ measurement: 'x' }), ['measurement']));
    const bin = made({ tar: '#!/bin/sh\necho bsdtar 3.7\n' });
    chmodSync(join(bin, 'tar'), 0o755);
    const path = process.env.PATH;
    process.env.PATH = `${bin}:${path}`;
    try {
      expect(await cache().restore(KEY)).toBeUndefined();
    } finally {
      process.env.PATH = path;
    }
    expect(notices).toEqual([expect.stringMatching(/needs GNU tar/)]);
  });
});

/** A folder with these files. */
function made(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(scratch, 'files-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { repositoryName } from '../../../src/oci/receiver/repository-name.ts';

const NAME = /^measure\/[0-9a-f]{32}$/;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repository-name-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('the repository of a machine', () => {
  it('is the same at each run, in a file that only its user can read', async () => {
    const file = join(folder, 'deep', 'er', 'repository');
    const name = await repositoryName(file);
    expect(name).toMatch(NAME);
    expect(await repositoryName(file)).toBe(name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'deep')).mode & 0o077).toBe(0);
  });

  it('differs from machine to machine', async () => {
    expect(await repositoryName(join(folder, 'a'))).not.toBe(await repositoryName(join(folder, 'b')));
  });

  it('is made anew where the file holds something else', async () => {
    const file = join(folder, 'repository');
    for (const text of ['', 'measure/short', `../${'a'.repeat(32)}`, `measure/${'a'.repeat(32)}\n`]) {
      writeFileSync(file, text);
      const name = await repositoryName(file);
      expect(name).toMatch(NAME);
      expect(readFileSync(file, 'utf8')).toBe(name);
    }
  });

  it('is random where nothing can be kept', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await repositoryName(join(folder, 'file', 'repository'))).toMatch(NAME);
    const locked = join(folder, 'locked');
    writeFileSync(locked, '');
    chmodSync(locked, 0);
    expect(await repositoryName(locked)).toMatch(NAME);
  });

  it('is kept where the XDG specification says', async () => {
    vi.stubEnv('XDG_STATE_HOME', folder);
    const name = await repositoryName();
    expect(readFileSync(join(folder, 'aspnet-image-size', 'repository'), 'utf8')).toBe(name);
  });

  it.each(['', 'relative/path'])('is kept in the home where XDG_STATE_HOME is %j', async (state) => {
    vi.stubEnv('XDG_STATE_HOME', state);
    vi.stubEnv('HOME', folder);
    const name = await repositoryName();
    const kept = join(folder, '.local', 'state', 'aspnet-image-size', 'repository');
    expect(readFileSync(kept, 'utf8')).toBe(name);
  });
});

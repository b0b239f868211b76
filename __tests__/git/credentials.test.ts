import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { GitRepository } from '../../src/git/repository.ts';
import { reasonOf } from '../../src/git/run-git.ts';
import { execute } from '../../src/process/execute.ts';
import { git, gitWith, host, type RealGit, realGit } from '../fakes/git-scene.ts';
import { type GitServer, serveGit } from '../fakes/git-server.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

const TOKEN = 'ghs_Secret123';
const LOGIN = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
// Dozens of processes a test, on machines that have other things to do.
vi.setConfig({ testTimeout: 30_000 });

const scratch = await scratchFolder();
const hosted = host(scratch);
let server: GitServer;
let workspace: string;

beforeEach(async () => {
  server = await serveGit(hosted.remote, `x-access-token:${TOKEN}`);
  workspace = mkdtempSync(join(scratch, 'checkout-'));
  git(workspace, 'init', '--quiet');
  git(workspace, 'remote', 'add', 'origin', `${server.url}/remote.git`);
  // As actions/checkout logs in, and takes the login away afterwards with persist-credentials: false.
  const header = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'http.extraheader' };
  await fetchInBackground({ ...header, GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${LOGIN}` });
  git(workspace, 'checkout', '--quiet', '--detach', hosted.merge);
});

afterEach(() => server[Symbol.asyncDispose]());

/** Not by the synchronous helper: this process answers. */
async function fetchInBackground(env: Record<string, string>): Promise<void> {
  const args = ['fetch', '--quiet', '--depth=1', 'origin', hosted.merge];
  const finished = await execute('git', args, { cwd: workspace, env, timeoutMs: 30_000 });
  expect(finished.exitCode, finished.stderr).toBe(0);
}

function open(given: RealGit): GitRepository {
  const repository = given.git.open(workspace, workspace);
  if (!repository) throw new Error('no repository');
  return repository;
}

it('of the environment are enough if none were persisted, and are not written to disk', async () => {
  const given = realGit({ serverUrl: server.url, token: TOKEN });
  const config = readFileSync(join(workspace, '.git', 'config'), 'utf8');
  await open(given).obtain(hosted.main);
  expect(git(workspace, 'cat-file', '-t', hosted.main)).toBe('commit');
  expect(readFileSync(join(workspace, '.git', 'config'), 'utf8')).toBe(config);
  expect(given.started.join('\n')).not.toMatch(new RegExp(`${TOKEN}|${LOGIN}`));
  expect(given.secrets).toEqual([LOGIN]);
});

it('replace persisted ones: the server never sees two', async () => {
  git(workspace, 'config', `http.${server.url}/.extraheader`, `AUTHORIZATION: basic ${LOGIN}`);
  const before = server.authorizations.length;
  await open(realGit({ serverUrl: server.url, token: TOKEN })).obtain(hosted.main);
  expect([...new Set(server.authorizations.slice(before))]).toEqual([`basic ${LOGIN}`]);
});

it('are replaced by persisted ones if the token is not enough', async () => {
  git(workspace, 'config', `http.${server.url}/.extraheader`, `AUTHORIZATION: basic ${LOGIN}`);
  await open(realGit({ serverUrl: server.url, token: 'of-another-repository' })).obtain(hosted.main);
  expect(git(workspace, 'cat-file', '-t', hosted.main)).toBe('commit');
});

it('are not sent to another server', async () => {
  const before = server.authorizations.length;
  const given = realGit({ serverUrl: 'https://github.com', token: TOKEN });
  await expect(open(given).obtain(hosted.main)).rejects.toThrow(
    /^git fetch failed: could not read Username for 'http:.*terminal prompts disabled$/,
  );
  expect([...new Set(server.authorizations.slice(before))]).toEqual(['']);
});

it('are no part of a message', async () => {
  git(workspace, 'remote', 'set-url', 'origin', `http://user:${TOKEN}@127.0.0.1:1/remote.git`);
  const given = realGit({ serverUrl: server.url, token: TOKEN });
  const error = await open(given)
    .obtain(hosted.main)
    .catch((caught: Error) => caught);
  expect(String(error)).toMatch(/git fetch failed: unable to access 'http:\/\/(\*\*\*@)?127\.0\.0\.1:1/);
  expect(String(error)).not.toContain(TOKEN);
});

it('are no part of a message that quotes the header of a request', () => {
  const stderr = `fatal: the server refused "AUTHORIZATION: basic ${LOGIN}" and ${TOKEN}`;
  const tools = { execute, environment: {}, credentials: { serverUrl: server.url, token: TOKEN } };
  expect(reasonOf(tools, { exitCode: 128, stdout: '', stderr })).toBe(
    'the server refused "AUTHORIZATION: basic ***" and ***',
  );
});

it('without any, GitHub is not asked', async () => {
  const given = realGit({ serverUrl: server.url, token: '' });
  expect(given.secrets).toEqual([]);
  await expect(open(given).obtain(hosted.main)).rejects.toThrow(/terminal prompts disabled/);
  expect(() => gitWith({}, workspace, 'cat-file', '-e', hosted.main)).toThrow();
});

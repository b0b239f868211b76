import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { removeStaleBaselines } from '../../src/baseline/stale.ts';
import { checkOutBaseline, worktreeName } from '../../src/baseline/worktree.ts';
import { commit, fullCheckout, git, host, realGit, stateOf } from '../fakes/git-scene.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

// Dozens of processes a test, on machines that have other things to do.
vi.setConfig({ testTimeout: 30_000 });

const scratch = await scratchFolder();
const hosted = host(scratch);
const real = realGit().git;
/** Of a process that has ended. */
const DEAD = spawnSync('true').pid;
const nameOf = (pid: number) => worktreeName().replace(/\d+/, String(pid));
let folder: string;
let temporary: string;
let workspace: string;

beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'checkout-'));
  temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  workspace = fullCheckout(folder, hosted.remote, hosted.merge);
});

const repository = () => real.open(workspace, workspace);
const clean = (own?: string) => removeStaleBaselines(real, repository(), temporary, own);

describe('the worktree of a killed run', () => {
  it('is removed by the next run, from the disk and from git', async () => {
    git(workspace, 'worktree', 'add', '--quiet', '-b', 'mine', join(folder, 'mine'));
    const before = stateOf(workspace);
    git(workspace, 'worktree', 'add', '--quiet', '--detach', join(temporary, nameOf(DEAD)), hosted.fork);
    mkdirSync(join(temporary, nameOf(DEAD), 'src'), { recursive: true });
    mkdirSync(join(temporary, 'somebody-else'));
    await clean();
    expect(stateOf(workspace)).toEqual(before);
    expect(readdirSync(temporary)).toEqual(['somebody-else']);
  });

  it('is removed even if the runner has emptied its folder for temporary files', async () => {
    const before = stateOf(workspace);
    const path = join(folder, 'emptied', nameOf(process.pid));
    git(workspace, 'worktree', 'add', '--quiet', '--detach', path, hosted.fork);
    rmSync(join(folder, 'emptied'), { recursive: true });
    await clean();
    expect(stateOf(workspace)).toEqual(before);
  });

  it('is removed even if git had not finished creating it', async () => {
    const before = stateOf(workspace);
    const [locked, unfinished] = [nameOf(DEAD), nameOf(DEAD)];
    git(workspace, 'worktree', 'add', '--quiet', '--lock', '--detach', join(temporary, locked), hosted.fork);
    mkdirSync(join(workspace, '.git', 'worktrees', unfinished));
    writeFileSync(join(workspace, '.git', 'worktrees', unfinished, 'locked'), 'initializing');
    await clean();
    expect(stateOf(workspace)).toEqual(before);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is removed a day later, even if another process has its ID', async () => {
    const path = join(temporary, nameOf(process.pid));
    git(workspace, 'worktree', 'add', '--quiet', '--detach', path, hosted.fork);
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 3600;
    utimesSync(path, twoDaysAgo, twoDaysAgo);
    await clean();
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is removed from submodules', async () => {
    const library = join(folder, 'library');
    git(folder, 'init', '--quiet', library);
    commit(library, { 'lib.txt': '1' });
    git(workspace, 'submodule', '--quiet', 'add', library, 'lib');
    git(workspace, 'commit', '--quiet', '--message', 'submodule');
    const before = stateOf(workspace);
    const outer = join(temporary, nameOf(DEAD));
    git(workspace, 'worktree', 'add', '--quiet', '--detach', outer, 'HEAD');
    git(join(workspace, 'lib'), 'worktree', 'add', '--quiet', '--detach', join(outer, 'lib'), 'HEAD');
    await clean();
    expect(stateOf(workspace)).toEqual(before);
  });
});

it('a run that is going on keeps its worktree until its own post step', async () => {
  const opened = repository();
  if (!opened) throw new Error('no repository');
  const before = stateOf(workspace);
  const name = worktreeName();
  const tree = await checkOutBaseline(real, opened, hosted.fork, { parent: temporary, name });
  await clean();
  expect(existsSync(join(tree.workspace, 'app.txt'))).toBe(true);
  await clean(name);
  expect(stateOf(workspace)).toEqual(before);
  expect(readdirSync(temporary)).toEqual([]);
});

it('folders are removed even if there is no checkout', async () => {
  mkdirSync(join(temporary, nameOf(DEAD)));
  await removeStaleBaselines(real, undefined, temporary);
  expect(readdirSync(temporary)).toEqual([]);
});

it.each([5, 30])('the next run removes what a run left that was killed after %d ms', async (ms) => {
  // Many files: making the worktree takes a while.
  const files = Array.from({ length: 300 }, (_, index) => [`many/${index % 50}/${index}.txt`, `${index}`]);
  const at = commit(workspace, Object.fromEntries(files));
  const before = stateOf(workspace);
  const child = spawn('git', ['worktree', 'add', '--detach', join(temporary, nameOf(DEAD)), at], {
    cwd: workspace,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await sleep(ms);
  child.kill('SIGKILL');
  await ended;
  await clean();
  // The reset that git runs inside may outlive it for a moment, and write once more.
  for (let tries = 0; tries < 20 && readdirSync(temporary).length > 0; tries++) {
    await sleep(100);
    await clean();
  }
  expect(stateOf(workspace)).toEqual(before);
  expect(readdirSync(temporary)).toEqual([]);
});

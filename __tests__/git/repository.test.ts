import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  fullCheckout,
  git,
  gitWith,
  type Hosted,
  host,
  realGit,
  shallowCheckout,
  stateOf,
} from '../fakes/git-scene.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

// Dozens of processes a test, on machines that have other things to do.
vi.setConfig({ testTimeout: 30_000 });

const scratch = await scratchFolder();
const hosted: Hosted = host(scratch);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'checkout-'));
});

const open = (workspace: string, given = realGit()) => {
  const repository = given.git.open(workspace, workspace);
  if (!repository) throw new Error('no repository');
  return repository;
};
const shallow = (commit: string) => shallowCheckout(folder, `file://${hosted.remote}`, commit);

describe('a checkout', () => {
  it('is found from any folder in it, not above the workspace', () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.main);
    const { git: real } = realGit();
    expect(real.open(join(workspace, 'src', 'web'), workspace)?.root).toBe(workspace);
    expect(real.open(workspace, folder)?.root).toBe(workspace);
    expect(real.open(join(workspace, 'src', 'web'), join(workspace, 'src'))).toBeUndefined();
    expect(real.open(folder, folder)).toBeUndefined();
    expect(real.open('/', workspace)).toBeUndefined();
  });

  it('of depth 1 still names the parents of its commit', async () => {
    const repository = open(shallow(hosted.merge));
    expect(await repository.head()).toBe(hosted.merge);
    expect(await repository.parents(hosted.merge)).toEqual([hosted.main, hosted.head]);
  });

  it('of depth 1 gets exactly the commit that is asked for, and nothing else changes', async () => {
    const workspace = shallow(hosted.merge);
    const repository = open(workspace);
    const before = stateOf(workspace, { fetched: true });
    await repository.obtain(hosted.main);
    expect(stateOf(workspace, { fetched: true })).toEqual(before);
    expect(git(workspace, 'cat-file', '-t', hosted.main)).toBe('commit');
    expect(() => git(workspace, 'cat-file', '-e', hosted.fork)).toThrow();
    expect(git(workspace, 'log', '--format=%H')).toBe(hosted.merge);
  });

  it('with all history does not become a shallow one', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.main);
    expect(() => git(workspace, 'cat-file', '-e', hosted.merge)).toThrow();
    const before = stateOf(workspace);
    await open(workspace).obtain(hosted.merge);
    expect(stateOf(workspace)).toEqual(before);
    expect(git(workspace, 'rev-parse', '--is-shallow-repository')).toBe('false');
    expect(git(workspace, 'log', '--format=%H', hosted.merge).split('\n')).toHaveLength(4);
  });

  it('asks no remote for what is there', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.main);
    git(workspace, 'remote', 'set-url', 'origin', 'file:///nonexistent');
    await open(workspace).obtain(hosted.fork);
  });

  it('that has not all of a commit’s files keeps its filter', async () => {
    git(hosted.remote, 'config', 'uploadpack.allowFilter', 'true');
    const workspace = join(folder, 'workspace');
    git(
      folder,
      'clone',
      '--quiet',
      '--no-checkout',
      '--depth=1',
      '--filter=blob:none',
      `file://${hosted.remote}`,
      workspace,
    );
    const config = git(workspace, 'config', '--list');
    await open(workspace).obtain(hosted.fork);
    expect(git(workspace, 'config', '--list')).toBe(config);
    expect(git(workspace, 'rev-list', '--objects', '--missing=print', hosted.fork)).toContain('?');
  });

  it('says which commit the remote does not give, in git’s words', async () => {
    const nowhere = 'd'.repeat(40);
    await expect(open(shallow(hosted.merge)).obtain(nowhere)).rejects.toThrow(
      /^git fetch failed: .*not our ref d{40}/,
    );
  });

  it('without a remote says so', async () => {
    const workspace = shallow(hosted.merge);
    git(workspace, 'remote', 'remove', 'origin');
    await expect(open(workspace).obtain(hosted.main)).rejects.toThrow(/has no remote to fetch from/);
  });

  it('has trees of commits and of folders in them', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.main);
    const repository = open(workspace);
    expect((await repository.entry(hosted.main, '.'))?.id).toBe(
      git(workspace, 'rev-parse', `${hosted.main}^{tree}`),
    );
    const web = git(workspace, 'rev-parse', `${hosted.fork}:src/web`);
    expect(await repository.entry(hosted.fork, 'src/web')).toEqual({
      kind: 'tree',
      id: web,
      path: 'src/web',
    });
    expect(await repository.entry(hosted.main, 'src/web')).toMatchObject({ id: web });
    expect(await repository.entry(hosted.main, 'src/*')).toBeUndefined();
    expect(await repository.entry(hosted.main, 'gone')).toBeUndefined();
  });

  it('is trusted if another user owns it, as in a container job', async () => {
    const workspace = shallow(hosted.merge);
    const somebodyElses = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    expect(() => gitWith(somebodyElses, workspace, 'rev-parse', 'HEAD')).toThrow(/dubious ownership/);
    const given = realGit({}, somebodyElses);
    expect(await open(workspace, given).head()).toBe(hosted.merge);
  });
});

describe('the merge base', () => {
  it('is found if the checkout has all history', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.head);
    expect(await open(workspace).mergeBase(hosted.main, hosted.head)).toBe(hosted.fork);
  });

  it('is not guessed from part of the history', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.main);
    const child = (message: string, ...parents: readonly string[]) => {
      const of = parents.flatMap((one) => ['-p', one]);
      return git(workspace, 'commit-tree', '-m', message, ...of, `${hosted.main}^{tree}`);
    };
    const cut = child('cut', hosted.main);
    const tip = child('tip', cut, hosted.fork);
    const topic = child('topic', hosted.main);
    expect(await open(workspace).mergeBase(tip, topic)).toBe(hosted.main);
    // As a fetch of depth 2 leaves it.
    writeFileSync(join(workspace, '.git', 'shallow'), `${cut}\n`);
    expect(git(workspace, 'merge-base', tip, topic)).toBe(hosted.fork);
    expect(await open(workspace).mergeBase(tip, topic)).toBeUndefined();
  });

  it('is unknown if a commit is missing', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.head);
    expect(await open(workspace).mergeBase('d'.repeat(40), hosted.head)).toBeUndefined();
  });
});

describe('a reference', () => {
  it.each([
    ['main', 'main'],
    ['origin/main', 'main'],
    ['refs/heads/topic', 'head'],
    ['v1', 'fork'],
    ['refs/tags/v1', 'fork'],
    ['refs/pull/1/merge', 'merge'],
  ] as const)('%s is found at the remote of a shallow clone', async (name, expected) => {
    expect(await open(shallow(hosted.merge)).resolve(name)).toBe(hosted[expected]);
  });

  it('is that of the remote if the local branch of the same name is older', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.main);
    git(workspace, 'branch', '--force', 'main', hosted.fork);
    expect(await open(workspace).resolve('main')).toBe(hosted.main);
  });

  it('may be what only the repository understands', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.main);
    const repository = open(workspace);
    expect(await repository.resolve('HEAD~1')).toBe(hosted.fork);
    expect(await repository.resolve('v1^0')).toBe(hosted.fork);
    expect(await repository.resolve(hosted.main.slice(0, 10))).toBe(hosted.main);
    expect(await repository.resolve(hosted.merge)).toBe(hosted.merge);
  });

  it.each(['nothing', 'HEAD~7', '--upload-pack=touch /tmp/x', 'abcdef0123', '..'])(
    '%j that nobody has is undefined',
    async (name) => {
      expect(await open(shallow(hosted.merge)).resolve(name)).toBeUndefined();
    },
  );
});

it('hooks of the repository are not run', async () => {
  const workspace = fullCheckout(folder, hosted.remote, hosted.main);
  const hook = join(workspace, '.git', 'hooks', 'post-checkout');
  const trace = join(folder, 'hook-ran');
  mkdirSync(join(workspace, '.git', 'hooks'), { recursive: true });
  writeFileSync(hook, `#!/bin/sh\ntouch ${trace}\n`);
  chmodSync(hook, 0o755);
  git(workspace, 'checkout', '--quiet', '--detach', hosted.fork);
  expect(existsSync(trace)).toBe(true);
  rmSync(trace);
  await realGit().git.addWorktree(workspace, join(folder, 'tree'), hosted.main);
  expect(existsSync(trace)).toBe(false);
});

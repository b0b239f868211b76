import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkOutBaseline } from '../../src/baseline/worktree.ts';
import {
  commit,
  fullCheckout,
  git,
  host,
  realGit,
  shallowCheckout,
  stateOf,
  write,
} from '../fakes/git-scene.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

// Dozens of processes a test, on machines that have other things to do.
vi.setConfig({ testTimeout: 30_000 });

const scratch = await scratchFolder();
const hosted = host(scratch);
const real = realGit().git;
let folder: string;
let temporary: string;

beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'checkout-'));
  temporary = join(folder, 'temporary');
  mkdirSync(temporary);
});

const checkOut = (workspace: string, at: string, with_ = real) => {
  const repository = with_.open(workspace, workspace);
  if (!repository) throw new Error('no repository');
  return checkOutBaseline(with_, repository, at, { parent: temporary });
};

/** What a user may have lying about: staged and unstaged changes, new files, a stash, a worktree. */
function disorder(workspace: string): void {
  write(workspace, { 'app.txt': 'stashed' });
  git(workspace, 'stash', '--quiet');
  write(workspace, { 'app.txt': 'staged' });
  git(workspace, 'add', 'app.txt');
  write(workspace, { 'app.txt': 'not staged', 'new.txt': 'new' });
  git(workspace, 'worktree', 'add', '--quiet', '-b', 'mine', join(folder, 'mine'));
  git(workspace, 'worktree', 'add', '--quiet', '-b', 'gone', join(folder, 'gone'));
  // On a drive that is not there just now: `git worktree prune` would forget it.
  rmSync(join(folder, 'gone'), { recursive: true });
}

describe('a worktree for the baseline', () => {
  it('has the files of its commit', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.merge);
    const tree = await checkOut(workspace, hosted.fork);
    expect(readFileSync(join(tree.workspace, 'app.txt'), 'utf8')).toBe('one\n');
    expect(existsSync(join(tree.workspace, 'topic.txt'))).toBe(false);
    expect(basename(tree.workspace)).toMatch(
      new RegExp(`^aspnet-image-size-baseline-${process.pid}-[0-9a-f]{12}$`),
    );
  });

  it('is in the same folder of the workspace as the checkout, if the workspace has more', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.merge);
    const repository = real.open(workspace, workspace);
    if (!repository) throw new Error('no repository');
    const place = { parent: temporary, inside: 'src/shop' };
    const tree = await checkOutBaseline(real, repository, hosted.fork, place);
    expect(readFileSync(join(tree.workspace, 'src/shop/app.txt'), 'utf8')).toBe('one\n');
    await tree.remove();
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('leaves the user’s tree, index, HEAD, branches, stash, configuration and worktrees as they were', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.merge);
    disorder(workspace);
    const before = stateOf(workspace);
    const status = git(workspace, 'status', '--porcelain=v2', '--branch', '--show-stash');
    // Asking for the status may write the index.
    const seen = stateOf(workspace);
    const tree = await checkOut(workspace, hosted.fork);
    write(tree.workspace, { 'bin/built.dll': 'x', 'app.txt': 'changed by the build' });
    const during = stateOf(workspace);
    expect(Object.keys(during).filter((path) => during[path] !== seen[path])).toEqual(
      expect.arrayContaining([expect.stringContaining(`.git/worktrees/${basename(tree.workspace)}`)]),
    );
    expect(
      Object.keys(during).filter(
        (path) => during[path] !== seen[path] && !path.includes(basename(tree.workspace)),
      ),
    ).toEqual([]);
    await tree.remove();
    expect(stateOf(workspace)).toEqual(seen);
    expect(Object.keys(before)).toEqual(Object.keys(seen));
    expect(git(workspace, 'status', '--porcelain=v2', '--branch', '--show-stash')).toBe(status);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('leaves no trace in .git if it was the only one', async () => {
    const workspace = shallowCheckout(folder, `file://${hosted.remote}`, hosted.merge);
    const before = stateOf(workspace, { fetched: true });
    const tree = await checkOut(workspace, hosted.main);
    expect(readFileSync(join(tree.workspace, 'app.txt'), 'utf8')).toBe('two\n');
    await tree.remove();
    expect(stateOf(workspace, { fetched: true })).toEqual(before);
    await tree.remove();
  });

  it('is removed if creating it failed', async () => {
    const workspace = fullCheckout(folder, hosted.remote, hosted.merge);
    // A filter that fails, as git LFS does where it has no access.
    git(workspace, 'config', 'filter.fails.smudge', 'false');
    git(workspace, 'config', 'filter.fails.required', 'true');
    write(workspace, { '.git/info/attributes': 'app.txt filter=fails\n' });
    const before = stateOf(workspace);
    await expect(checkOut(workspace, hosted.fork)).rejects.toThrow(/git worktree failed: .*filter/);
    expect(stateOf(workspace)).toEqual(before);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('can be one of a worktree, and of a path with spaces', async () => {
    const clone = fullCheckout(folder, hosted.remote, hosted.merge);
    const workspace = join(folder, 'my worktree');
    git(clone, 'worktree', 'add', '--quiet', '--detach', workspace, hosted.head);
    const before = [stateOf(clone), stateOf(workspace)];
    const tree = await checkOut(workspace, hosted.fork);
    expect(existsSync(join(tree.workspace, 'app.txt'))).toBe(true);
    await tree.remove();
    expect([stateOf(clone), stateOf(workspace)]).toEqual(before);
  });
});

describe('files of git LFS', () => {
  const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n';

  /** A checkout with one such file, and git LFS's filter installed for the whole machine. */
  function withLfs(content: string): { workspace: string; git: typeof real; at: string } {
    const workspace = fullCheckout(folder, hosted.remote, hosted.merge);
    const at = commit(workspace, { '.gitattributes': '*.bin filter=lfs\n', 'logo.bin': POINTER });
    write(workspace, { 'logo.bin': content });
    const smudge = join(folder, 'smudge');
    const script =
      '#!/bin/sh\nif [ "$GIT_LFS_SKIP_SMUDGE" = 1 ]; then cat; else cat >/dev/null; printf png; fi\n';
    writeFileSync(smudge, script, { mode: 0o755 });
    const installed = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'filter.lfs.smudge',
      GIT_CONFIG_VALUE_0: smudge,
    };
    return { workspace, git: realGit({}, installed).git, at };
  }

  it.each([
    ['stay pointers, as with lfs: false', POINTER],
    ['are fetched, as with lfs: true', 'png'],
  ])('%s', async (_, content) => {
    const { workspace, git: installed, at } = withLfs(content);
    const tree = await checkOut(workspace, at, installed);
    expect(readFileSync(join(tree.workspace, 'logo.bin'), 'utf8')).toBe(content);
    await tree.remove();
  });
});

describe('submodules', () => {
  /** A library with a submodule of its own in the checkout, of which main has an older commit than the head. */
  function withSubmodules(options: { init: boolean }) {
    const [inner, library, remote] = ['inner', 'library', 'remote'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    for (const path of [inner, library, remote]) git(folder, 'init', '--quiet', '-b', 'main', path);
    commit(inner, { 'inner.txt': 'inner 1' });
    git(library, 'submodule', '--quiet', 'add', `file://${inner}`, 'deep/inner');
    const older = commit(library, { 'lib.txt': 'lib 1' });
    git(remote, 'submodule', '--quiet', 'add', '--name', 'the library', `file://${library}`, 'libs/a b');
    const base = commit(remote, { 'app.txt': 'app 1' });
    commit(library, { 'lib.txt': 'lib 2' });
    git(join(remote, 'libs/a b'), 'pull', '--quiet');
    const head = commit(remote, { 'app.txt': 'app 2' });
    const workspace = join(folder, 'workspace');
    git(
      folder,
      'clone',
      '--quiet',
      ...(options.init ? ['--recurse-submodules', '--shallow-submodules'] : []),
      remote,
      workspace,
    );
    return { workspace, base, head, older };
  }

  it('are those of the baseline’s commit if the checkout has them, nested ones too', async () => {
    const { workspace, base } = withSubmodules({ init: true });
    const before = stateOf(workspace, { fetched: true });
    const tree = await checkOut(workspace, base);
    expect(readFileSync(join(tree.workspace, 'libs/a b/lib.txt'), 'utf8')).toBe('lib 1');
    expect(readFileSync(join(tree.workspace, 'libs/a b/deep/inner/inner.txt'), 'utf8')).toBe('inner 1');
    expect(readFileSync(join(workspace, 'libs/a b/lib.txt'), 'utf8')).toBe('lib 2');
    expect(git(tree.workspace, 'status', '--porcelain')).toBe('');
    await tree.remove();
    expect(stateOf(workspace, { fetched: true })).toEqual(before);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('stay empty if the checkout has not initialized them', async () => {
    const { workspace, base } = withSubmodules({ init: false });
    const tree = await checkOut(workspace, base);
    expect(readdirSync(join(tree.workspace, 'libs/a b'))).toEqual([]);
    await tree.remove();
  });

  it('are found by name if the pull request moved one', async () => {
    const { workspace, base } = withSubmodules({ init: true });
    git(workspace, 'mv', 'libs/a b', 'moved');
    const tree = await checkOut(workspace, base);
    expect(readFileSync(join(tree.workspace, 'libs/a b/lib.txt'), 'utf8')).toBe('lib 1');
    await tree.remove();
  });

  it('that cannot be fetched are named in the error', async () => {
    const { workspace, base, older } = withSubmodules({ init: true });
    git(join(workspace, 'libs/a b'), 'remote', 'set-url', 'origin', 'file:///nonexistent');
    await expect(checkOut(workspace, base)).rejects.toThrow(
      new RegExp(`^Submodule the library at commit ${older}: git fetch failed: `),
    );
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('stay in the checkout, whatever .gitmodules says', async () => {
    const { workspace, base } = withSubmodules({ init: true });
    const outside = join(folder, 'inner');
    write(workspace, { '.gitmodules': '[submodule "the library"]\n\tpath = ../inner\n\turl = x\n' });
    const before = stateOf(outside);
    const tree = await checkOut(workspace, base);
    expect(readdirSync(join(tree.workspace, 'libs/a b'))).toEqual([]);
    expect(stateOf(outside)).toEqual(before);
    await tree.remove();
  });
});

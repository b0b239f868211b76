import { expect, it } from 'vitest';
import {
  addWorktreeArgs,
  commitArgs,
  fetchArgs,
  hasArgs,
  LFS_FILES_ARGS,
  mergeBaseArgs,
  remoteReferenceArgs,
  resolveArgs,
  submodulePathsArgs,
  treeEntryArgs,
} from '../../src/git/arguments.ts';

const COMMIT = 'a'.repeat(40);

it('fetches exactly one commit, and limits the depth only in a shallow clone', () => {
  const words = 'fetch --quiet --no-tags --no-write-fetch-head --no-recurse-submodules --refmap='.split(' ');
  expect(fetchArgs('origin', COMMIT, true)).toEqual([...words, '--depth=1', 'origin', COMMIT]);
  expect(fetchArgs('origin', COMMIT, false)).toEqual([...words, 'origin', COMMIT]);
});

it('asks the remote for a branch before a tag, and for what a tag points to', () => {
  expect(remoteReferenceArgs('origin', 'v1')).toEqual([
    'ls-remote',
    'origin',
    'refs/heads/v1',
    'refs/heads/v1^{}',
    'refs/tags/v1',
    'refs/tags/v1^{}',
  ]);
  expect(remoteReferenceArgs('origin', 'refs/pull/1/head')).toEqual([
    'ls-remote',
    'origin',
    'refs/pull/1/head',
    'refs/pull/1/head^{}',
  ]);
});

it('looks at what is there', () => {
  expect(resolveArgs('HEAD~1')).toEqual([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    'HEAD~1^{commit}',
  ]);
  expect(hasArgs(COMMIT)).toEqual(['cat-file', '-e', `${COMMIT}^{tree}`]);
  expect(commitArgs(COMMIT)).toEqual(['cat-file', 'commit', COMMIT]);
  expect(mergeBaseArgs('a', 'b')).toEqual(['merge-base', 'a', 'b']);
  expect(treeEntryArgs(COMMIT, 'src/*')).toEqual([
    '--literal-pathspecs',
    'ls-tree',
    '-z',
    '--full-tree',
    COMMIT,
    '--',
    'src/*',
  ]);
  expect(LFS_FILES_ARGS).toEqual(['ls-files', '-z', '--', ':(top,attr:filter=lfs)']);
  expect(submodulePathsArgs({ commit: COMMIT })).toEqual([
    'config',
    '--null',
    '--blob',
    `${COMMIT}:.gitmodules`,
    '--get-regexp',
    '^submodule\\..*\\.path$',
  ]);
  expect(submodulePathsArgs({ file: '/repo/.gitmodules' }).slice(1, 4)).toEqual([
    '--null',
    '--file',
    '/repo/.gitmodules',
  ]);
});

it('adds worktrees without a branch', () => {
  expect(addWorktreeArgs('/tmp/x', COMMIT)).toEqual(['worktree', 'add', '--detach', '/tmp/x', COMMIT]);
});

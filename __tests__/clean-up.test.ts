import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { worktreeName } from '../src/baseline/worktree.ts';
import { cleanUp } from '../src/clean-up.ts';
import { fullCheckout, git, host, stateOf } from './fakes/git-scene.ts';
import { testFolder } from './fakes/test-folder.ts';

let scratch: string;
let temporary: string;
/** The folder of the main step, with something in it. */
let work: string;

beforeEach(() => {
  scratch = testFolder();
  temporary = join(scratch, 'temporary');
  work = join(temporary, 'work');
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'file'), 'of the run');
  vi.stubEnv('RUNNER_TEMP', temporary);
});

afterEach(() => vi.unstubAllEnvs());

const state = (name: string, value: string) => vi.stubEnv(`STATE_${name}`, value);

/** A docker command that only notes its arguments. */
function dockerNotes(): () => string {
  const notes = join(scratch, 'notes');
  const programs = join(scratch, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'docker'), `#!/bin/sh\necho "$@" >> '${notes}'\n`);
  chmodSync(join(programs, 'docker'), 0o755);
  vi.stubEnv('PATH', `${programs}:${process.env.PATH}`);
  return () => (existsSync(notes) ? readFileSync(notes, 'utf8') : '');
}

it('the post step removes the folder, the worktree and the tag of a run that was killed', async () => {
  const hosted = host(scratch);
  const workspace = fullCheckout(scratch, hosted.remote, hosted.merge);
  const before = stateOf(workspace);
  const name = worktreeName();
  git(workspace, 'worktree', 'add', '--quiet', '--detach', join(temporary, name), hosted.fork);
  state('worktree', name);
  state('repository', workspace);
  state('image', '127.0.0.1:5000/app:head');
  const docker = dockerNotes();
  await cleanUp(work);
  expect(readdirSync(temporary)).toEqual([]);
  expect(stateOf(workspace)).toEqual(before);
  expect(docker()).toBe(
    'image import -- /dev/null 127.0.0.1:5000/app:head\nimage rm --force -- 127.0.0.1:5000/app:head\n',
  );
});

it('the post step does nothing if the run cleaned up itself', async () => {
  state('clean', 'true');
  const docker = dockerNotes();
  await cleanUp(work);
  expect(readdirSync(work)).toEqual(['file']);
  expect(docker()).toBe('');
});

it('the post step succeeds without a docker command', async () => {
  vi.stubEnv('PATH', join(scratch, 'no-programs'));
  state('image', '127.0.0.1:5000/app:head');
  await cleanUp(work);
  expect(readdirSync(temporary)).toEqual([]);
});

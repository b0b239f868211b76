import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../src/action/event.ts';
import { type History, whichCommit } from '../../src/baseline/which-commit.ts';
import type { CommitHistory } from '../../src/github/commits.ts';
import { UserError } from '../../src/model/user-error.ts';
import { fullCheckout, host, realGit, shallowCheckout } from '../fakes/git-scene.ts';
import { runFacts } from '../fakes/run-facts.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

vi.setConfig({ testTimeout: 30_000 });

const scratch = await scratchFolder();
const hosted = host(scratch);
const AUTO = { kind: 'auto' } as const;

const FACTS = runFacts({ headCommit: hosted.head, measuredCommit: hosted.merge, ref: 'refs/pull/1/merge' });

const pullRequest = {
  number: 1,
  headSha: hosted.head,
  // As GitHub has it: the tip of main when the event was made, not where the branch left it.
  baseSha: hosted.main,
  baseRef: 'main',
};

const PULL_REQUEST: RunEvent = { ...FACTS, kind: 'pull-request', pullRequest };

/** An API that must not be asked. */
const NO_API: CommitHistory = {
  mergeBase: () => Promise.reject(new Error('asked for a merge base')),
  parents: () => Promise.reject(new Error('asked for parents')),
};

const api = (answers: Partial<CommitHistory>): CommitHistory => ({ ...NO_API, ...answers });

function opened(kind: 'shallow' | 'full', commit: string): History {
  const folder = mkdtempSync(join(scratch, 'checkout-'));
  const workspace =
    kind === 'full'
      ? fullCheckout(folder, hosted.remote, commit)
      : shallowCheckout(folder, `file://${hosted.remote}`, commit);
  const repository = realGit().git.open(workspace, workspace);
  if (!repository) throw new Error('no repository');
  return repository;
}

describe('a pull request is compared with', () => {
  it.each(['shallow', 'full'] as const)(
    'the first parent of the merge commit that is checked out (%s clone)',
    async (kind) => {
      expect(await whichCommit(AUTO, PULL_REQUEST, opened(kind, hosted.merge), NO_API)).toEqual({
        commit: hosted.main,
        source: `first parent of the merge commit ${hosted.merge.slice(0, 7)}`,
      });
    },
  );

  it('the merge base if its head is checked out; git knows it if it has all history', async () => {
    expect(await whichCommit(AUTO, PULL_REQUEST, opened('full', hosted.head), NO_API)).toEqual({
      commit: hosted.fork,
      source: "merge base of main and the pull request's head",
    });
  });

  it('the merge base by the API if only its head is checked out', async () => {
    const mergeBase = vi.fn(async () => hosted.fork);
    const found = await whichCommit(AUTO, PULL_REQUEST, opened('shallow', hosted.head), api({ mergeBase }));
    expect(found).toMatchObject({ commit: hosted.fork });
    expect(mergeBase).toHaveBeenCalledWith(hosted.main, hosted.head);
  });

  it.each([
    ['fork', 'full'],
    ['main', 'shallow'],
  ] as const)('nothing if %s is checked out, which is neither', async (name, kind) => {
    const found = await whichCommit(AUTO, PULL_REQUEST, opened(kind, hosted[name]), NO_API);
    expect(found).toEqual({
      missing: expect.stringMatching(
        /^[0-9a-f]{7} is checked out, which is neither the merge commit of pull request #1 nor its head [0-9a-f]{7}; .*git:\/\/main$/,
      ),
    });
  });

  it('nothing if the merge commit is of an older head', async () => {
    const newer: RunEvent = {
      ...PULL_REQUEST,
      pullRequest: { ...pullRequest, headSha: 'e'.repeat(40) },
    } as RunEvent;
    expect(await whichCommit(AUTO, newer, opened('shallow', hosted.merge), NO_API)).toHaveProperty('missing');
  });

  it('the first parent by the API if there is no checkout', async () => {
    const parents = vi.fn(async () => [hosted.main, hosted.head]);
    expect(await whichCommit(AUTO, PULL_REQUEST, undefined, api({ parents }))).toMatchObject({
      commit: hosted.main,
    });
    expect(parents).toHaveBeenCalledWith(hosted.merge);
  });

  it('nothing if the API does not answer, with the reason', async () => {
    const failing = api({ mergeBase: () => Promise.reject(new UserError('GitHub answered 502')) });
    expect(await whichCommit(AUTO, PULL_REQUEST, opened('shallow', hosted.head), failing)).toEqual({
      missing: 'GitHub answered 502',
    });
  });
});

const CASES: readonly [string, RunEvent, object][] = [
  [
    'a merge group: its base',
    {
      ...FACTS,
      kind: 'merge-group',
      baseSha: hosted.fork,
      headRef: 'refs/heads/gh-readonly-queue/main/pr-1',
    },
    { commit: hosted.fork, source: 'base of the merge group' },
  ],
  [
    'a push: the commit before it',
    { ...FACTS, kind: 'push', before: hosted.fork },
    { commit: hosted.fork, source: 'the commit before this push' },
  ],
  [
    'a push that creates a branch: nothing',
    { ...FACTS, ref: 'refs/heads/new', kind: 'push', before: null },
    { missing: 'this push created refs/heads/new' },
  ],
  [
    'a start by hand: nothing',
    { ...FACTS, kind: 'other', name: 'workflow_dispatch' },
    { missing: expect.stringMatching(/^workflow_dispatch does not name a commit .*git:\/\/main/) },
  ],
  [
    'a run that follows another run: nothing',
    { ...FACTS, kind: 'workflow-run', startedBy: 'push' },
    { missing: expect.stringMatching(/^workflow_run does not name a commit/) },
  ],
];

it.each(CASES)('%s', async (_, event, expected) => {
  expect(await whichCommit(AUTO, event, undefined, NO_API)).toEqual(expected);
});

it('pull_request_target: the merge base, whatever is checked out', async () => {
  const event: RunEvent = { ...FACTS, kind: 'pull-request-target', pullRequest };
  const found = await whichCommit(AUTO, event, undefined, api({ mergeBase: async () => hosted.fork }));
  expect(found).toMatchObject({ commit: hosted.fork });
});

describe('git://REF', () => {
  const choice = { kind: 'git', reference: 'v1' } as const;

  it('is the commit that the user named, on any event', async () => {
    const event: RunEvent = { ...FACTS, kind: 'other', name: 'workflow_dispatch' };
    expect(await whichCommit(choice, event, opened('shallow', hosted.merge), NO_API)).toEqual({
      commit: hosted.fork,
      source: 'git://v1',
    });
  });

  it('is missing if neither the remote nor the checkout has it', async () => {
    const unknown = { kind: 'git', reference: 'v2' } as const;
    expect(await whichCommit(unknown, PULL_REQUEST, opened('shallow', hosted.merge), NO_API)).toEqual({
      missing: expect.stringMatching(/^git:\/\/v2 is neither a branch or tag of the remote nor a commit/),
    });
  });

  it('needs a checkout', async () => {
    expect(await whichCommit(choice, PULL_REQUEST, undefined, NO_API)).toEqual({
      missing: 'git://v1 needs a checkout, and the workspace has none',
    });
  });
});

it('an unexpected error is thrown, not reported as a missing baseline', async () => {
  await expect(whichCommit(AUTO, PULL_REQUEST, undefined, NO_API)).rejects.toThrow('asked for parents');
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { FakePullRequest } from '../fakes/github/state.ts';
import type { Event } from '../fakes/runner.ts';
import { useGitHub } from '../github/scene.ts';
import { type History, incompressible, pullRequestOf, pushOf, startHistory } from './history.ts';
import { act, onlyImage } from './scene.ts';

const MB = 1_000_000;

const hub = useGitHub(() => {});
let history: History;

beforeEach(async () => {
  history = await startHistory('minimal-api');
});

/** A run on a checkout of that ref, as actions/checkout makes it. */
async function weigh(ref: string, event: Event, { depth = 1, inputs = {} } = {}) {
  return act({
    workspace: await history.checkout(ref, depth),
    event,
    apiUrl: hub.github.url,
    with: { builder: 'sdk', 'sdk-image': 'none', 'baseline-cache': 'false', ...inputs },
  });
}

const increase = (result: Awaited<ReturnType<typeof weigh>>) =>
  onlyImage(result).comparison?.increase.download ?? Number.NaN;

describe('a push', () => {
  it('is compared with the commit before it, however many commits it brings', async () => {
    const before = await history.git('rev-parse', 'main');
    await history.commit({ branch: 'main', change: incompressible('one.bin', MB) });
    const after = await history.commit({ branch: 'main', change: incompressible('two.bin', MB) });
    const result = await weigh('refs/heads/main', pushOf(before, after));
    expect(result.exitCode, result.stdout).toBe(0);
    expect(onlyImage(result).baseline).toMatchObject({ commit: before, source: 'built' });
    expect(increase(result)).toBeGreaterThan(2 * MB);
    expect(increase(result)).toBeLessThan(2.02 * MB);
  });
});

describe("a checkout of the pull request's head", () => {
  /** A pull request of 1 MB, and 3 MB on main, and what GitHub knows of their commits. */
  async function forked() {
    const fork = await history.git('rev-parse', 'main');
    const head = await history.commit({ branch: 'feature', change: incompressible('feature.bin', MB) });
    const base = await history.commit({ branch: 'main', change: incompressible('main.bin', 3 * MB) });
    hub.github.state.addCommit(fork);
    for (const commit of [head, base]) hub.github.state.addCommit(commit, [fork]);
    hub.github.state.addPullRequest({ number: 7, headSha: head, baseSha: base, commits: [head] });
    return { fork, head, base };
  }

  it.each([
    ['with all history', 0],
    ['without history, with a merge base that GitHub knows', 1],
  ])('%s is compared with the merge base', async (_what, depth) => {
    const { fork, head, base } = await forked();
    const result = await weigh('refs/heads/feature', pullRequestOf({ head, base }), { depth });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(onlyImage(result).baseline).toMatchObject({ commit: fork, source: 'built' });
    expect(increase(result)).toBeGreaterThan(MB);
    expect(increase(result)).toBeLessThan(1.01 * MB);
  });
});

describe('a merge group', () => {
  /** Pull requests 7 and 8, of 1 MB each, which the queue merges onto main one after the other. */
  async function queued(): Promise<{ event: Event; ref: string; pullRequests: FakePullRequest[] }> {
    const base = await history.git('rev-parse', 'main');
    hub.github.state.addCommit(base);
    const pullRequests: FakePullRequest[] = [];
    for (const number of [7, 8]) {
      const branch = `feature-${number}`;
      const head = await history.commit({ branch, change: incompressible(`${branch}.bin`, MB) });
      hub.github.state.addCommit(head, [base]);
      pullRequests.push(
        hub.github.state.addPullRequest({
          number,
          headSha: head,
          headRef: branch,
          baseSha: base,
          commits: [head],
        }),
      );
    }
    await history.git('switch', '--quiet', '--detach', base);
    let onto = base;
    for (const { number, headSha } of pullRequests) {
      await history.git('merge', '--quiet', '--no-ff', '--message', `Merge pull request #${number}`, headSha);
      const merged = await history.git('rev-parse', 'HEAD');
      hub.github.state.addCommit(merged, [onto, headSha]);
      onto = merged;
    }
    const ref = `refs/heads/gh-readonly-queue/main/pr-8-${base}`;
    await history.git('push', '--quiet', 'origin', `HEAD:${ref}`);
    const repository = { full_name: 'octo-org/octo-repo', default_branch: 'main' };
    const group = { head_sha: onto, head_ref: ref, base_sha: base, base_ref: 'refs/heads/main' };
    const payload = { action: 'checks_requested', merge_group: group, repository };
    return { event: { name: 'merge_group', sha: onto, payload }, ref, pullRequests };
  }

  const inputs = { 'max-increase': '100 kB' };

  it('is compared with its base, and accepted by the label on each of its pull requests', async () => {
    const { event, ref, pullRequests } = await queued();
    for (const [i, pullRequest] of pullRequests.entries())
      hub.github.state.label(pullRequest, 'labeled', 'image-size-ok', ['octocat', 'hubot'][i] ?? '');
    const result = await weigh(ref, event, { inputs });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(onlyImage(result).baseline).toMatchObject({ commit: pullRequests[0]?.baseSha });
    expect(increase(result)).toBeGreaterThan(2 * MB);
    expect(increase(result)).toBeLessThan(2.02 * MB);
    expect(result.outputs.verdict).toBe('warn');
    expect(result.report?.override).toMatchObject({ label: 'image-size-ok', by: 'octocat, hubot' });
  });
});

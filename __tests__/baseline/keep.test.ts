import { describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../src/action/event.ts';
import { readInputs } from '../../src/action/inputs.ts';
import { type KeepRequest, keepForLater } from '../../src/baseline/keep.ts';
import { unpack } from '../../src/baseline/kept-images.ts';
import { imageKey } from '../../src/baseline/key.ts';
import type { LookUpTools } from '../../src/baseline/look-up.ts';
import type { FoundBaseline, RunBaseline } from '../../src/baseline/match-baseline.ts';
import type { MeasurementCache } from '../../src/cache/measurement-cache.ts';
import type { SaveOutcome } from '../../src/cache/outcome.ts';
import type { Git } from '../../src/git/git.ts';
import { GitError } from '../../src/git/run-git.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { Target } from '../../src/plan/target.ts';
import { LogFake } from '../fakes/log.ts';
import { pullRequestRun, runFacts } from '../fakes/run-facts.ts';
import { imageTarget, projectTarget } from '../fakes/targets.ts';
import { webProject } from '../plan/facts.ts';
import { measurement } from '../render/report-fixture.ts';

const [HEAD, MERGE, BASE] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];
const FACTS = runFacts({ headCommit: HEAD, measuredCommit: MERGE });
const PUSH: RunEvent = { ...FACTS, kind: 'push', before: BASE };
const PULL_REQUEST = pullRequestRun(FACTS, { baseSha: BASE });
const BUILT: FoundBaseline = {
  commit: BASE,
  source: 'built',
  images: [measurement()],
  failures: [],
};

/** A checkout of MERGE whose tree has a name of its own. */
const CHECKOUT = {
  root: '/work',
  head: async () => MERGE,
  entry: async () => ({ type: 'tree', id: 'd'.repeat(40) }),
};

interface Situation {
  readonly event?: RunEvent;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly baseline?: RunBaseline;
  readonly checkedOut?: boolean;
  readonly entry?: () => Promise<unknown>;
  readonly outcome?: SaveOutcome;
}

async function keep({
  event = PUSH,
  inputs = {},
  baseline = { missing: 'first run' },
  checkedOut = true,
  entry = CHECKOUT.entry,
  outcome = 'saved',
}: Situation) {
  const log = new LogFake();
  const save = vi.fn<MeasurementCache['save']>(async () => outcome);
  const read = readInputs((name) => inputs[name] ?? '');
  const project = webProject('/repo/Shop.csproj');
  const target: Target = read.image ? imageTarget(read.image, 'shop') : projectTarget(project);
  const request: KeepRequest = {
    inputs: read,
    event,
    places: { workspace: '/work', temporaryFolder: '/tmp' },
    targets: [target],
    measurements: [measurement()],
    baseline,
  };
  const tools: LookUpTools = {
    git: { open: () => (checkedOut ? { ...CHECKOUT, entry } : undefined) } as unknown as Git,
    docker: { engine: () => Promise.reject(new UserError('no engine')) },
    cache: { restore: async () => undefined, save },
    github: { commits: { mergeBase: async () => BASE, parents: async () => [] } },
    log,
  };
  await keepForLater(request, tools);
  const [key, content] = save.mock.calls[0] ?? [];
  return { log, key, images: content && unpack(content), times: save.mock.calls.length };
}

describe('for later runs', () => {
  it('a push keeps its own measurement, once', async () => {
    const { key, images, times, log } = await keep({});
    expect(key).toMatch(/^aspnet-image-size-build-/);
    expect(images).toMatchObject([{ name: 'Shop.Api' }]);
    expect(times).toBe(1);
    expect(log.infos).toEqual(['The measurement is kept in the Actions cache.']);
  });

  it('a pull request keeps the baseline that it had to build, under the key of a push of that commit', async () => {
    const { key, images } = await keep({ event: PULL_REQUEST, baseline: BUILT });
    expect([key, images]).toEqual([(await keep({})).key, BUILT.images]);
  });

  it.each<[string, Situation]>([
    [
      'a pull request with a baseline that was there',
      { event: PULL_REQUEST, baseline: { ...BUILT, source: 'cache' } },
    ],
    ['a pull request without a baseline', { event: PULL_REQUEST }],
    [
      'a pull request with a failed image in its baseline',
      {
        event: PULL_REQUEST,
        baseline: { ...BUILT, failures: [{ name: 'Shop', project: undefined, error: new UserError('no') }] },
      },
    ],
    ['a merge group', { event: { ...FACTS, kind: 'merge-group', baseSha: BASE, headRef: '' } }],
    ['a scheduled run', { event: { ...FACTS, kind: 'other', name: 'schedule' } }],
    ['a push without a checkout', { checkedOut: false }],
  ])('%s keeps nothing', async (_what, situation) => {
    expect((await keep(situation)).times).toBe(0);
  });

  it('an existing image is kept by its name and the commit of the run', async () => {
    const inputs = { image: 'archive://shop.tar', name: 'shop' };
    for (const checkedOut of [true, false]) {
      const { key } = await keep({ inputs, checkedOut });
      expect(key).toBe(imageKey(MERGE, 'shop'));
    }
  });

  it.each<[SaveOutcome, readonly string[]]>([
    ['exists', []],
    [
      'read-only',
      ['The measurement is not kept: this run may only read the Actions cache, as runs of forks do.'],
    ],
    [{ failed: 'the service is down' }, ['The measurement is not kept: the service is down']],
  ])('the log says whether the measurement was kept (%j)', async (outcome, infos) => {
    const { log } = await keep({ outcome });
    expect([log.infos, log.warnings]).toEqual([infos, []]);
  });

  it.each<[string, Situation]>([
    ['push', {}],
    ['pull request', { event: PULL_REQUEST, baseline: BUILT }],
  ])('a %s with a checkout that no longer answers keeps nothing, and goes on', async (_event, situation) => {
    const entry = () => Promise.reject(new GitError('git rev-parse: bad object'));
    const { log, times } = await keep({ ...situation, entry });
    expect([log.infos, times]).toEqual([['The measurement is not kept: git rev-parse: bad object'], 0]);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../src/action/event.ts';
import { readInputs } from '../../src/action/inputs.ts';
import type { BaselineRequest } from '../../src/baseline/baseline-request.ts';
import { pack } from '../../src/baseline/kept-images.ts';
import { type LookUpTools, lookUpBaseline } from '../../src/baseline/look-up.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { Target } from '../../src/plan/target.ts';
import { CacheFake } from '../fakes/cache.ts';
import { host, realGit, shallowCheckout } from '../fakes/git-scene.ts';
import { LogFake } from '../fakes/log.ts';
import { runFacts } from '../fakes/run-facts.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';
import { imageTarget, projectTarget } from '../fakes/targets.ts';
import { webProject } from '../plan/facts.ts';
import { measurement } from '../render/report-fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

const scratch = await scratchFolder();
const hosted = host(scratch);

const FACTS = runFacts({ headCommit: hosted.head, measuredCommit: hosted.merge });
const PUSH: RunEvent = { ...FACTS, kind: 'push', before: hosted.fork };

function emptyFolder(): string {
  return mkdtempSync(join(scratch, 'workspace-'));
}

const checkedOut = () => shallowCheckout(emptyFolder(), `file://${hosted.remote}`, hosted.merge);

function scene(inputs: Readonly<Record<string, string>>, workspace: string, event = PUSH) {
  const log = new LogFake();
  const cache = new CacheFake();
  const read = readInputs((name) => inputs[name] ?? '');
  const target: Target = read.image
    ? imageTarget(read.image, 'shop')
    : projectTarget(webProject(join(workspace, 'Shop.csproj')));
  const request: BaselineRequest = {
    inputs: read,
    event,
    places: { workspace, temporaryFolder: scratch },
    targets: [target],
  };
  const tools: LookUpTools = {
    git: realGit().git,
    docker: { engine: () => Promise.reject(new UserError('no engine')) },
    cache,
    github: {
      commits: {
        mergeBase: () => Promise.reject(new UserError('GitHub answered 502')),
        parents: () => Promise.reject(new UserError('GitHub answered 502')),
      },
    },
    log,
  };
  return { cache, log, find: () => lookUpBaseline(request, tools) };
}

describe('a baseline is looked up', () => {
  it('not if input baseline is none', async () => {
    const { find, cache } = scene({ baseline: 'none' }, emptyFolder());
    expect(await find()).toEqual({ missing: 'input baseline is none' });
    expect(cache.asked).toEqual([]);
  });

  it('in the cache, under a key for the commit; what is not there must be built', async () => {
    const { find, cache, log } = scene({}, checkedOut());
    const found = await find();
    expect(found).toMatchObject({ toBuild: { commit: hosted.fork } });
    expect(log.infos).toEqual([`The baseline is ${hosted.fork}: the commit before this push.`]);

    cache.entries.set(cache.asked[0] ?? '', pack([measurement()], hosted.fork));
    expect(await find()).toEqual({
      commit: hosted.fork,
      source: 'cache',
      images: [measurement()],
      failures: [],
    });
  });

  it('in the cache; if the entry is damaged, the commit must be built, and the log says why', async () => {
    const { find, cache, log } = scene({}, checkedOut());
    await find();
    cache.entries.set(cache.asked[0] ?? '', Buffer.from('{"report": {}}'));
    expect(await find()).toHaveProperty('toBuild');
    expect(log.infos.at(-1)).toMatch(/^What the cache has is not used: the measurement in the cache is no/);
  });

  it('without a result if there is no checkout, or the commit cannot be fetched', async () => {
    expect(await scene({}, emptyFolder()).find()).toEqual({
      missing: 'the workspace is not a git checkout, so no earlier commit can be built',
    });
    const gone = { ...PUSH, before: 'e'.repeat(40) } as RunEvent;
    expect(await scene({}, checkedOut(), gone).find()).toEqual({
      missing: expect.stringMatching(/^commit e{10} cannot be fetched: /),
    });
  });

  it('for an existing image by its name and commit, without a checkout', async () => {
    const { find, cache } = scene({ image: 'archive://shop.tar', name: 'shop' }, emptyFolder());
    expect(await find()).toEqual({
      missing: `no run kept a measurement of shop at ${hosted.fork.slice(0, 10)}; runs on the base branch keep one`,
    });
    cache.entries.set(cache.asked[0] ?? '', pack([measurement()], hosted.fork));
    expect(await find()).toMatchObject({ commit: hosted.fork, source: 'cache' });
  });

  it('in the named file, which must be a report', async () => {
    const workspace = emptyFolder();
    const { find, log } = scene({ baseline: 'file://report.json' }, workspace);
    expect(await find()).toEqual({
      missing: expect.stringMatching(/^Input baseline: file:\/\/report\.json cannot be read: ENOENT/),
    });
    writeFileSync(join(workspace, 'report.json'), '{"schema": 2}');
    expect(await find()).toEqual({ missing: expect.stringContaining('it has schema 2') });
    expect(log.warnings).toEqual([
      expect.stringMatching(/^There is no baseline: .*ENOENT/),
      expect.stringMatching(/^There is no baseline: .*schema 2/),
    ]);
    const kept = JSON.parse(Buffer.from(pack([measurement()], hosted.fork)).toString()) as { report: object };
    writeFileSync(join(workspace, 'report.json'), JSON.stringify(kept.report));
    expect(await find()).toMatchObject({ commit: hosted.fork, source: 'file', failures: [] });
  });

  it('in its registry later, when the images of the run are measured', async () => {
    expect(await scene({ baseline: 'registry://acme.example/shop:1' }, emptyFolder()).find()).toEqual({
      toRead: 'acme.example/shop:1',
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageReport } from '../../src/report/report.ts';
import type { LoggedRequest } from '../../testbed/access-log.ts';
import type { StepResult } from '../fakes/runner.ts';
import { act, checkout } from './scene.ts';
import { type SmallBases, startSmallBases } from './small-bases.ts';

/*
 * What a run costs beyond the build, on an app of 42 MB compressed: with a registry of its own for the base images,
 * whose access log tells what was asked of it.
 */
describe('weighing what the .NET SDK builds', () => {
  let bases: SmallBases;
  let result: StepResult;
  let image: ImageReport;
  let asked: readonly LoggedRequest[];

  beforeAll(async () => {
    bases = await startSmallBases();
    const before = (await bases.registry.requests()).length;
    const step = await act({
      workspace: await checkout('packages'),
      with: { builder: 'sdk', 'registry-mirrors': bases.mirrors },
    });
    expect(step.exitCode, step.stdout + step.stderr).toBe(0);
    const [only] = step.report?.images ?? [];
    if (!only) throw new Error('nothing was measured');
    [result, image] = [step, only];
    asked = (await bases.registry.requests()).slice(before);
  });

  afterAll(() => bases?.stop());

  it('downloads no layer of the base or of the SDK image, from whoever reads them', () => {
    const layers = new Set([...image.layers, ...(image.sdk?.layers ?? [])].map((layer) => layer.digest));
    const reads = asked.filter(
      ({ method, path }) => method === 'GET' && layers.has(path.split('/').at(-1) ?? ''),
    );
    // Four bytes each, in which gzip states the uncompressed size.
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.map(({ status, bytes }) => ({ status, bytes }))).toEqual(
      reads.map(() => ({ status: 206, bytes: 4 })),
    );
  });

  it('reads less than 200 kB of both images together', () => {
    const bytes = asked
      .filter(({ method }) => method === 'GET')
      .reduce((sum, request) => sum + request.bytes, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(200_000);
  });

  it('is sent at most 1.05 times the app layers', () => {
    const received = Number(/received .* \((\d+) B\)/.exec(result.stdout)?.[1]);
    const app = image.app.download ?? Number.NaN;
    expect(app).toBeGreaterThan(20_000_000);
    expect(received / app).toBeGreaterThan(1);
    expect(received / app).toBeLessThanOrEqual(1.05);
  });
});

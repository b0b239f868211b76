import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bounds } from '../../src/docker/bounds.ts';
import type { BuildxBuilder } from '../../src/docker/buildx-builder.ts';
import type { Platform } from '../../src/model/image.ts';
import { UserError } from '../../src/model/user-error.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { builderAccess } from '../../src/push/reach.ts';

const FACTS = {
  version: '20.10.24',
  storageDriver: 'overlay2',
  containerdStore: false,
};
const ARM64 = { os: 'linux', architecture: 'arm64' };
const BUILDER: BuildxBuilder = {
  name: 'own',
  driver: 'docker-container',
  versions: ['v0.24.0'],
  platform: { os: 'linux', architecture: 'amd64' },
  answerMs: 10,
};

type Ask = (reference: string, signal: AbortSignal) => Promise<string>;

let registry: MeasuringRegistry;
beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
});
const production = { ...bounds };
afterEach(() => {
  Object.assign(bounds, production);
  return registry.close();
});

/** Asks for a manifest as `docker pull` does. */
const pull: Ask = (reference) => {
  const [, address, repository, tag] = /^([^/]+)\/(.+):([^:]+)$/.exec(reference) ?? [];
  return new Promise((resolve, reject) => {
    request(`http://${address}/v2/${repository}/manifests/${tag}`, (response) => {
      response.resume();
      resolve(`status ${response.statusCode}`);
    })
      .on('error', reject)
      .end();
  });
};

const refused: Ask = async () => 'dial tcp 127.0.0.1:28515: connect: connection refused';

/** Hangs until it is ended. */
const hanging: Ask = (_, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

function engineThat(probe: Ask, answersAfterMs = 0) {
  const docker = { engine: () => sleep(answersAfterMs, FACTS), probe };
  const none = async (): Promise<never> => {
    throw new Error('not to be asked');
  };
  return builderAccess({ docker, buildx: { builder: none, probe: none }, registry });
}

describe('an engine', () => {
  it('that asks the measuring registry may push to it', async () => {
    const { engine, engineReach } = engineThat(pull);
    expect(await engine()).toEqual(FACTS);
    expect(await engineReach()).toBe('reachable');
  });

  it('that is refused on another loopback interface may not, and nobody waits for the bound', async () => {
    Object.assign(bounds, { probe: 3_600_000, probeLongest: 3_600_000 });
    const refusal = await refused('', AbortSignal.abort());
    expect(await engineThat(refused).engineReach()).toEqual({ unreachable: refusal });
  });

  it('that is answered by somebody else may not either, and the reason is short', async () => {
    const elsewhere: Ask = async (reference) =>
      `Error response from daemon: failed to resolve reference "${reference}": ${reference}: not found ${'x'.repeat(500)}`;
    expect(await engineThat(elsewhere).engineReach()).toEqual({
      unreachable: expect.stringMatching(
        /^failed to resolve reference "the probe": the probe: not found x{100,200}…$/,
      ),
    });
  });

  it('that hangs may not either, and the reason is the bound', async () => {
    expect(bounds.probe).toBe(2000);
    Object.assign(bounds, { probe: 20, probeLongest: 20 });
    expect(await engineThat(hanging).engineReach()).toEqual({ unreachable: 'it did not ask within 0.02 s' });
  });

  it('for which the probe cannot be started may not, and the reason is reported', async () => {
    const failing = async () => {
      throw new UserError('docker is not installed');
    };
    expect(await engineThat(failing).engineReach()).toEqual({ unreachable: 'docker is not installed' });
  });

  it('is asked while it builds, and may be as late as the build', async () => {
    Object.assign(bounds, { probe: 20, probeLongest: 20 });
    let answered: Promise<string> | undefined;
    const slow: Ask = (reference, signal) => {
      answered = sleep(100).then(() => pull(reference, signal));
      return answered;
    };
    const { engine, engineReach } = engineThat(slow);
    await engine();
    await answered;
    expect(await engineReach()).toBe('reachable');
  });

  it('that needs long to answer anything is given longer', async () => {
    Object.assign(bounds, { probe: 20 });
    const reach = await engineThat(hanging, 50).engineReach();
    const seconds = typeof reach === 'string' ? 0 : Number(/within ([\d.]+) s/.exec(reach.unreachable)?.[1]);
    expect(seconds).toBeGreaterThanOrEqual((bounds.probeAnswers * 49) / 1000);
  });

  it('is asked once a run, and its probe is ended', async () => {
    let asked = 0;
    const ended: unknown[] = [];
    const { engine, engineReach } = engineThat(async (reference, signal) => {
      asked++;
      signal.addEventListener('abort', () => ended.push(signal.reason));
      return pull(reference, signal);
    });
    await Promise.all([engine(), engineReach(), engineReach()]);
    await engineReach();
    expect(asked).toBe(1);
    expect(ended).toHaveLength(1);
  });
});

describe('a builder of buildx', () => {
  const builderThat = (probe: Ask, builder: BuildxBuilder | undefined = BUILDER) => {
    const none = async (): Promise<never> => {
      throw new Error('no engine is needed');
    };
    const buildx = {
      builder: async () => builder,
      probe: (reference: string, platform: Platform | undefined, signal: AbortSignal) => {
        expect(platform).toEqual(ARM64);
        return probe(reference, signal);
      },
    };
    return builderAccess({ docker: { engine: none, probe: none }, buildx, registry }, ARM64);
  };

  it('is probed in the same way, on the node for the platform', async () => {
    expect(await builderThat(pull).buildxReach()).toBe('reachable');
    expect(await builderThat(refused).buildxReach()).toHaveProperty('unreachable');
    Object.assign(bounds, { probe: 20, probeLongest: 20 });
    expect(await builderThat(hanging).buildxReach()).toEqual({ unreachable: 'it did not ask within 0.02 s' });
    expect(await builderThat(pull).buildxBuilder()).toEqual(BUILDER);
  });

  it('is undefined if buildx is set to the engine', async () => {
    const { buildxBuilder } = builderAccess({
      docker: { engine: async () => FACTS, probe: pull },
      buildx: { builder: async () => undefined, probe: async () => '' },
      registry,
    });
    expect(await buildxBuilder()).toBeUndefined();
  });
});

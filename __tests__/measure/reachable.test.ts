import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { reachableEngine } from '../../src/measure/reachable.ts';
import type { Tools } from '../../src/measure/tools.ts';
import { startMeasuringRegistry } from '../../src/oci/measuring-registry.ts';

type Docker = Tools['docker'];

const FACTS = {
  version: '20.10.24',
  storageDriver: 'overlay2',
  containerdStore: false,
  os: 'linux',
  architecture: 'x86_64',
  rootless: false,
};

/** An engine of which only the probe is asked. */
function engineThat(probe: Docker['probe']): Docker {
  const never = () => {
    throw new Error('only the probe is expected');
  };
  return {
    engine: async () => FACTS,
    build: never,
    inspect: never,
    tag: never,
    push: never,
    remove: never,
    probe,
  };
}

/** Asks for a manifest as `docker pull` does. */
function pull(reference: string): Promise<string> {
  const [, address, repository, tag] = /^([^/]+)\/(.+):([^:]+)$/.exec(reference) ?? [];
  return new Promise((resolve, reject) => {
    request(`http://${address}/v2/${repository}/manifests/${tag}`, (response) => {
      response.resume();
      resolve(`status ${response.statusCode}`);
    })
      .on('error', reject)
      .end();
  });
}

describe('an engine', () => {
  it('that asks the measuring registry may push to it', async () => {
    const registry = await startMeasuringRegistry();
    try {
      await expect(reachableEngine({ docker: engineThat(pull), registry })).resolves.toEqual(FACTS);
    } finally {
      await registry.close();
    }
  });

  it('that asks another host’s loopback interface may not, and is told why', async () => {
    const registry = await startMeasuringRegistry();
    const elsewhere = engineThat(async () => 'dial tcp 127.0.0.1:28515: connect: connection refused');
    try {
      await expect(reachableEngine({ docker: elsewhere, registry })).rejects.toThrow(
        /cannot reach the measuring registry .*connection refused.*builder to sdk/,
      );
    } finally {
      await registry.close();
    }
  });
});

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../testbed/commands.ts';
import { startRegistry } from '../testbed/registry.ts';
import { runTime } from './run-time.ts';

const REPOSITORY = 'bench/app';

/** `docker push` to a real registry that is fresh each time: empty, or with the base image in that repository. */
export interface RealPush {
  toEmpty(image: string): Promise<number>;
  toOneWithBase(image: string): Promise<number>;
  stop(): Promise<void>;
}

/** One port for all: Docker remembers every registry that it pushed a layer to. */
export async function realPush(base: string, env: NodeJS.ProcessEnv): Promise<RealPush> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-registry-'));
  const template = join(folder, 'with-base');
  const first = await startRegistry({ storage: template });
  const { port, host } = first;
  const [app, known] = [`${host}/${REPOSITORY}:app`, `${host}/${REPOSITORY}:base`];
  await run('docker', ['image', 'tag', base, known], { env });
  await run('docker', ['image', 'push', '--quiet', known], { env });
  await first.stop();
  const push = async (image: string, storage: string): Promise<number> => {
    const registry = await startRegistry({ port, storage });
    try {
      await run('docker', ['image', 'tag', image, app], { env });
      return await runTime([['docker', 'image', 'push', '--quiet', app]], env);
    } finally {
      await run('docker', ['image', 'rm', '--force', app], { env });
      await registry.stop();
      await rm(storage, { recursive: true });
    }
  };
  const fresh = join(folder, 'fresh');
  return {
    toEmpty: (image) => push(image, fresh),
    toOneWithBase: async (image) => {
      await cp(template, fresh, { recursive: true });
      return push(image, fresh);
    },
    stop: async () => {
      await run('docker', ['image', 'rm', '--force', known], { env });
      await rm(folder, { recursive: true });
    },
  };
}

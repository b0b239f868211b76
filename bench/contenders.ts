import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTime } from './run-time.ts';

/** `docker save IMAGE >/dev/null`. */
export function save(image: string, env: NodeJS.ProcessEnv): Promise<number> {
  return runTime([['docker', 'image', 'save', image]], env);
}

/** `skopeo copy` of the engine's image to a folder. */
export async function copyToFolder(image: string, env: NodeJS.ProcessEnv): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-copy-'));
  try {
    return await runTime(
      [['skopeo', 'copy', '--quiet', `docker-daemon:${image}`, `dir:${join(folder, 'image')}`]],
      env,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Manifest and config of a published image: all that states its size. */
export async function inspect(reference: string): Promise<number> {
  const args = ['inspect', '--raw', '--tls-verify=false'];
  const manifest = await runTime([['skopeo', ...args, `docker://${reference}`]]);
  return manifest + (await runTime([['skopeo', ...args, '--config', `docker://${reference}`]]));
}

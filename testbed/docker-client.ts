import { mkdir, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { ask, findCommand } from './commands.ts';

const DEBIANS_CLIENT = '/usr/bin/docker';

/** The version of the engine that a docker client reaches with this environment; undefined when none answers. */
export async function engineVersion(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const version = await ask('docker', ['version', '--format', '{{.Server.Version}}'], { env });
  return version === '' ? undefined : version;
}

/**
 * An environment in which `docker` is a client that can build with BuildKit. A newer client without
 * buildx cannot, and may come before Debian's own on PATH. `folder` receives a link to the client.
 */
export async function clientEnvironment(folder: string): Promise<NodeJS.ProcessEnv> {
  const first = findCommand('docker');
  const canBuild =
    first !== undefined &&
    (first === DEBIANS_CLIENT || (await ask(first, ['buildx', 'version'])) !== undefined);
  if (canBuild || findCommand('docker', { PATH: path.dirname(DEBIANS_CLIENT) }) === undefined)
    return process.env;
  const bin = path.join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  // Put in place whole: others may be running `docker` from this folder.
  const partial = path.join(bin, `docker.${process.pid}`);
  await symlink(DEBIANS_CLIENT, partial);
  await rename(partial, path.join(bin, 'docker'));
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
}

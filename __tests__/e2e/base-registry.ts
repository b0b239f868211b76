import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { startRegistry } from '../../testbed/registry.ts';

const run = promisify(execFile);
const IMAGE = 'dotnet/aspnet:10.0';

/** A registry of its own with the ASP.NET base image, which can be replaced there. */
export interface BaseRegistry extends AsyncDisposable {
  /** For input registry-mirrors. */
  readonly mirrors: string;
  /** Puts another image in the place of the base image: one with a layer more, which no compressor makes smaller. */
  growBase(bytes: number): Promise<void>;
  /** Puts such an image beside the base image. @returns what both are called there. */
  grownBeside(bytes: number): Promise<{ readonly base: string; readonly grown: string }>;
}

export async function startBaseRegistry(): Promise<BaseRegistry> {
  const bed = inject('bed');
  const registry = await startRegistry();
  const own = `${registry.host}/${IMAGE}`;
  const from = `docker://${bed.registry}/${IMAGE}`;
  await run('skopeo', [
    'copy',
    '--quiet',
    '--src-tls-verify=false',
    '--dest-tls-verify=false',
    from,
    `docker://${own}`,
  ]);
  const env = { ...process.env, PATH: bed.path, DOCKER_BUILDKIT: '1' };
  const docker = (...args: readonly string[]) => run('docker', args, { env });
  async function grow(bytes: number, name: string): Promise<void> {
    const context = await mkdtemp(join(tmpdir(), 'grown-base-'));
    await writeFile(join(context, 'more'), randomBytes(bytes));
    await writeFile(join(context, 'Dockerfile'), `FROM ${own}\nCOPY more /more\n`);
    await docker('build', '--quiet', '--tag', name, context);
    await docker('push', '--quiet', name);
    await docker('image', 'rm', '--force', name);
    await rm(context, { recursive: true });
  }
  return {
    mirrors: `mcr.microsoft.com=${registry.host}`,
    growBase: (bytes) => grow(bytes, own),
    async grownBeside(bytes) {
      const grown = `${own}-grown`;
      await grow(bytes, grown);
      return { base: own, grown };
    },
    [Symbol.asyncDispose]: () => registry.stop(),
  };
}

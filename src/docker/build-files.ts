import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildFiles } from './build-arguments.ts';
import { type BuildRequest, readPair } from './build-request.ts';

/** Gives a build a folder of its own for what it writes and reads beside its context, as long as it runs. */
export async function withBuildFiles<T>(
  request: BuildRequest,
  temporaryFolder: string,
  build: (files: BuildFiles) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(temporaryFolder, 'docker-build-'));
  try {
    return await build(await writeSecrets(request, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Secrets lie in files that only this user can read; an argument list could be read by anyone. */
async function writeSecrets(request: BuildRequest, folder: string): Promise<BuildFiles> {
  const secrets: string[] = [];
  for (const [index, item] of (request.options?.secrets ?? []).entries()) {
    const [, value] = readPair('secrets', item);
    const file = join(folder, `secret-${index}`);
    await writeFile(file, value, { mode: 0o600 });
    secrets.push(file);
  }
  return { imageId: join(folder, 'image-id'), metadata: join(folder, 'metadata.json'), secrets };
}

/** What a build wrote into a file; empty where it wrote none. */
export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // Not every builder writes every file.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

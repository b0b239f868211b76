import { mkdir, mkdtemp, readFile, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { which } from './scene.ts';

export interface Publishes {
  /** For the step's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Arguments of each `dotnet publish` so far. */
  started(): Promise<readonly string[]>;
}

/** Notes each start of dotnet; see note-start.mjs. */
export async function countPublishes(): Promise<Publishes> {
  const { path } = inject('bed');
  const folder = await mkdtemp(join(tmpdir(), 'count-'));
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await symlink(fileURLToPath(new URL('note-start.mjs', import.meta.url)), join(bin, 'dotnet'));
  const log = join(folder, 'started.log');
  return {
    env: {
      PATH: `${bin}${delimiter}${path}`,
      REAL_PROGRAM: await which('dotnet', path),
      STARTS_LOG: log,
    },
    started: async () => {
      const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n');
      return lines.filter((line) => line.startsWith('publish '));
    },
  };
}

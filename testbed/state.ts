import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive, type ProcessIdentity } from './processes.ts';
import type { ImageSizes } from './size-comparison.ts';

/** What one run of the bed notes for the next, each in its own file in the state folder. */
interface Notes {
  readonly registry: { readonly identity: ProcessIdentity; readonly port: number };
  readonly engine: { readonly identity: ProcessIdentity };
  readonly modernEngine: { readonly identity: ProcessIdentity };
  /** The summary's words for the base images, and the sizes of stand-ins. */
  readonly baseImages: { readonly words: string; readonly sizes?: ImageSizes };
}

type Daemons = 'registry' | 'engine' | 'modernEngine';

export async function note<Key extends keyof Notes>(
  folder: string,
  key: Key,
  value: Notes[Key],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const partial = `${noteFile(folder, key)}.partial`;
  await writeFile(partial, `${JSON.stringify(value, null, 2)}\n`);
  await rename(partial, noteFile(folder, key));
}

export async function noted<Key extends keyof Notes>(
  folder: string,
  key: Key,
): Promise<Notes[Key] | undefined> {
  try {
    return JSON.parse(await readFile(noteFile(folder, key), 'utf8')) as Notes[Key]; // only `note` writes it
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A daemon that the bed started, in this run or an earlier one, if it is still alive. */
export async function ownDaemon<Key extends Daemons>(
  folder: string,
  key: Key,
): Promise<Notes[Key] | undefined> {
  const daemon = await noted(folder, key);
  return daemon !== undefined && isAlive(daemon.identity) ? daemon : undefined;
}

function noteFile(folder: string, key: keyof Notes): string {
  return path.join(folder, `${key}.json`);
}

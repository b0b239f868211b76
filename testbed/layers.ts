import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { lastLines } from './commands.ts';

/** All files of the stand-ins date from 2026-01-01T00:00:00Z (seconds), so that equal content has equal digests. */
export const LAYER_TIME = 1_767_225_600;

/** A gzipped layer in a folder of blobs. */
export interface Layer {
  readonly digest: string;
  /** Compressed bytes. */
  readonly size: number;
  /** Digest of the uncompressed tar. */
  readonly diffId: string;
  /** Bytes of the uncompressed tar. */
  readonly tarSize: number;
}

/** The file of a blob in a folder of blobs. */
export function blobFile(folder: string, digest: string): string {
  return path.join(folder, digest.replace(':', '-'));
}

/**
 * The arguments for `tar` to write what a folder holds, always in the same way.
 * Files belong to root unless their owners are to be kept.
 */
export function tarArguments(
  folder: string,
  names: readonly string[],
  owners: 'root' | 'kept' = 'root',
): string[] {
  const root = owners === 'root' ? ['--owner=0', '--group=0'] : [];
  const same = ['--create', '--format=gnu', '--sort=name', `--mtime=@${LAYER_TIME}`, '--numeric-owner'];
  return [...same, ...root, `--directory=${folder}`, ...names];
}

export interface PackOptions {
  /** Receives the blob, named by its digest. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Whether this layer takes the longest of all: its gzip then goes before the others. */
  readonly longest?: boolean;
}

/**
 * Makes a layer of the tar that a command writes to its standard output.
 * gzip(1) compresses, on purpose: what was compressed by another tool than the engine's shows whether
 * sizes are taken from the registry or from a layer that the engine compressed again.
 * @throws Error when the command or gzip fails.
 */
export async function packLayer(
  command: string,
  args: readonly string[],
  options: PackOptions,
): Promise<Layer> {
  const { folder, signal, longest = false } = options;
  const partial = path.join(folder, `partial-${crypto.randomUUID()}`);
  const source = spawn(command, args, { signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const gzip = spawn('gzip', ['-9', '--no-name'], { signal, stdio: ['pipe', 'pipe', 'pipe'] });
  if (!longest && gzip.pid !== undefined) setPriority(gzip.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const tar = new Measured();
  const blob = new Measured();
  await Promise.all([
    success(source, command),
    success(gzip, 'gzip'),
    pipeline(source.stdout, tar, gzip.stdin, { signal }),
    pipeline(gzip.stdout, blob, createWriteStream(partial), { signal }),
  ]);
  const digest = blob.digest();
  await rename(partial, blobFile(folder, digest));
  return { digest, size: blob.bytes, diffId: tar.digest(), tarSize: tar.bytes };
}

/** Passes bytes on, counts and hashes them. */
class Measured extends Transform {
  bytes = 0;
  readonly #hash = createHash('sha256');

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, chunk: Buffer) => void,
  ): void {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
    done(null, chunk);
  }

  digest(): string {
    return `sha256:${this.#hash.digest('hex')}`;
  }
}

/**
 * Waits until a process ends.
 * @throws Error with the end of its standard error if it fails.
 */
export async function success(child: ChildProcess, name: string): Promise<void> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (code !== 0)
    throw new Error(
      `${name} ended with ${code ?? signal} while a layer was packed:\n${lastLines(stderr, 15)}`,
    );
}

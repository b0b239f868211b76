import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

const LONGEST_WAIT_SECONDS = 900;

/**
 * Does `work` while no other process on this machine does work under the same lock file.
 * The kernel holds the lock for a child of ours (flock(1)) and drops it with that child,
 * so a killed run leaves nothing to clean up.
 * @throws Error when another process holds the lock for 15 minutes.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const release = await acquire(file);
  try {
    return await work();
  } finally {
    release();
  }
}

function acquire(file: string): Promise<() => void> {
  // flock starts `cat` once it has the lock, so the first byte echoed says that the lock is ours;
  // `cat` ends with its standard input, which closes with this process however it dies.
  const holder = spawn('flock', ['--exclusive', '--timeout', String(LONGEST_WAIT_SECONDS), file, 'cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  holder.stdin.on('error', () => undefined); // its end is reported below, by 'close'
  holder.stdin.write('\n');
  return new Promise((resolve, reject) => {
    holder.on('error', reject);
    holder.on('close', () => reject(new Error(`another process held ${file} for ${LONGEST_WAIT_SECONDS} s`)));
    holder.stdout.once('data', () => resolve(() => holder.stdin.end()));
  });
}

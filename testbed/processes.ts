import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/** A process that cannot be mistaken for a later one that was given the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks between the machine's start and the process's: field 22 of /proc/PID/stat, proc(5). */
  readonly startTicks: string;
  /** Changes with every start of the machine, and so do the ticks' meaning. */
  readonly bootId: string;
}

export interface Daemon {
  readonly identity: ProcessIdentity;
  /** False once it has ended. */
  readonly runs: () => boolean;
}

/** Files for a daemon's two output streams; they may be the same file. */
export interface DaemonLogs {
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a process in its own session. It outlives this process. Its logs are emptied first. */
export async function startDaemon(
  command: string,
  args: readonly string[],
  logs: DaemonLogs,
): Promise<Daemon> {
  await mkdir(path.dirname(logs.stdout), { recursive: true });
  await mkdir(path.dirname(logs.stderr), { recursive: true });
  const stdout = await open(logs.stdout, 'w');
  const stderr = logs.stderr === logs.stdout ? stdout : await open(logs.stderr, 'w');
  try {
    // dockerd calls iptables, which is in a folder that a user's PATH often lacks.
    const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
    const child = spawn(command, args, {
      detached: true,
      cwd: '/',
      env,
      stdio: ['ignore', stdout.fd, stderr.fd],
    });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    child.unref();
    const identity = child.pid === undefined ? undefined : identify(child.pid);
    if (identity === undefined) throw new Error(`${command} ended as soon as it was started`);
    return { identity, runs: () => child.exitCode === null && child.signalCode === null };
  } finally {
    await stdout.close();
    if (stderr !== stdout) await stderr.close();
  }
}

/** The identity of the process that has this pid now; undefined when there is none, or only its remains. */
export function identify(pid: number): ProcessIdentity | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the name in parentheses and may hold anything, so count from its end.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startTicks = rest[18];
  if (startTicks === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid, startTicks, bootId: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() };
}

export function isAlive(identity: ProcessIdentity): boolean {
  const now = identify(identity.pid);
  return now?.startTicks === identity.startTicks && now.bootId === identity.bootId;
}

/**
 * Ends a process: SIGTERM, then SIGKILL when `patience` (ms) is over. A process that only has
 * the same pid is left alone.
 */
export async function terminate(identity: ProcessIdentity, patience = 15_000): Promise<void> {
  for (const [signal, wait] of [
    ['SIGTERM', patience],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(identity)) return;
    process.kill(identity.pid, signal);
    if (await until(() => !isAlive(identity), wait)) return;
  }
  throw new Error(`process ${identity.pid} does not end`);
}

/** Polls until the condition holds; false when it does not within `patience` (ms). */
export async function until(condition: () => boolean | Promise<boolean>, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

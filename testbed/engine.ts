import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ask, findCommand, lastLines } from './commands.ts';
import { clientEnvironment, engineVersion } from './docker-client.ts';
import type { Places } from './places.ts';
import { type Daemon, type ProcessIdentity, startDaemon, terminate, until } from './processes.ts';
import { note } from './state.ts';

const START_PATIENCE_MS = 60_000;

/** The sockets in it need a short path (unix(7): 108 bytes), and nothing in it outlives the machine's start. */
const RUN_FOLDER = '/run/aspnet-image-size-testbed';

/** A Docker engine and how to speak to it. */
export interface Engine {
  /** `20.10.24+dfsg1` */
  readonly version: string;
  /** `overlay2` */
  readonly storageDriver: string;
  /** The environment to run `docker` with. */
  readonly env: NodeJS.ProcessEnv;
  /** The process, when this call started it. */
  readonly started: ProcessIdentity | undefined;
}

/** The engine that answers, whoever started it. */
export async function runningEngine(places: Places): Promise<Engine | undefined> {
  return engineThatAnswers(await clientEnvironment(places.state));
}

/** The engine that a docker client reaches with this environment. */
export async function engineThatAnswers(env: NodeJS.ProcessEnv): Promise<Engine | undefined> {
  const [version, storageDriver] = await Promise.all([
    engineVersion(env),
    ask('docker', ['info', '--format', '{{.Driver}}'], { env }),
  ]);
  if (version === undefined || storageDriver === undefined) return undefined;
  return { version, storageDriver, env, started: undefined };
}

/**
 * Starts an engine that outlives this process.
 * @throws Error with the engine's own words when it does not start.
 */
export async function startEngine(places: Places): Promise<Engine> {
  const { DOCKER_HOST } = process.env;
  if (DOCKER_HOST !== undefined) throw new Error(`no engine answers at DOCKER_HOST=${DOCKER_HOST}`);
  const started = await startDockerd(places);
  const engine = await runningEngine(places);
  if (engine === undefined) throw new Error('dockerd ended as soon as it was ready');
  return { ...engine, started };
}

async function startDockerd(places: Places): Promise<ProcessIdentity> {
  const env = await clientEnvironment(places.state);
  const log = path.join(places.state, 'dockerd.log');
  const pidFile = path.join(places.state, 'dockerd.pid');
  // After a kill -9 these name a process that has ended, a zombie, or a new process with the same id:
  // dockerd would refuse to start, or wait for the containerd of its predecessor.
  for (const stale of [pidFile, path.join(RUN_FOLDER, 'containerd', 'containerd.pid')])
    await rm(stale, { force: true });
  // Not /var/lib/docker and /run/docker: they belong to the user's engine.
  const args = [
    `--data-root=${path.join(places.cache, 'engine')}`,
    `--exec-root=${RUN_FOLDER}`,
    `--pidfile=${pidFile}`,
  ];
  const daemon = await startDaemon(findCommand('dockerd') ?? 'dockerd', args, { stdout: log, stderr: log });
  await note(places.state, 'engine', { identity: daemon.identity });
  await untilReady(daemon, env, log);
  return daemon.identity;
}

/**
 * Waits until a dockerd that was just started answers.
 * @throws Error with lines of its log if it does not answer. The process is ended then.
 */
export async function untilReady(daemon: Daemon, env: NodeJS.ProcessEnv, log: string): Promise<void> {
  const isReady = async (): Promise<boolean> => daemon.runs() && (await engineVersion(env)) !== undefined;
  await until(async () => (await isReady()) || !daemon.runs(), START_PATIENCE_MS);
  if (await isReady()) return;
  await terminate(daemon.identity);
  throw new Error(`dockerd does not start; its log ${log} says:\n${complaints(await readFile(log, 'utf8'))}`);
}

/** The errors in an engine's log, or its last lines if there are none. */
function complaints(log: string): string {
  const lines = log.split('\n').filter((line) => /level=(error|fatal)|^failed|^panic/.test(line));
  return lastLines(lines.length > 0 ? lines.join('\n') : log, 10);
}

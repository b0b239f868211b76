import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ask, findCommand, run } from './commands.ts';
import { clientEnvironment } from './docker-client.ts';
import { untilReady } from './engine.ts';
import { identify, startDaemon, terminate } from './processes.ts';

/** A Docker engine that a test has for itself: to fill its disk, and to kill it. */
export interface PrivateEngine {
  /** Of dockerd. */
  readonly pid: number;
  /** The environment to run `docker` with. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends it, whether it still runs or not, and deletes all that it kept. */
  stop(): Promise<void>;
}

export interface PrivateEngineOptions {
  /** `own`: its loopback interface is not this machine's, so it reaches nothing that listens there. */
  readonly network: 'host' | 'own';
  /** All that its disk holds, in MB. */
  readonly diskMegabytes: number;
}

/** `$1` folder of the data, `$2` its size; then the command. What is mounted here ends with the process. */
const START = 'mount -t tmpfs -o "size=$2" tmpfs "$1" && shift 2 && exec "$@"';

/** Needs root, and the packages of the bed's first engine. */
export async function startPrivateEngine(options: PrivateEngineOptions): Promise<PrivateEngine> {
  const { network, diskMegabytes } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-'));
  const at = (name: string): string => path.join(folder, name);
  await mkdir(at('data'));
  const bridge = network === 'host' ? await addBridge() : undefined;
  const env = {
    ...(await clientEnvironment(folder)),
    DOCKER_HOST: `unix://${at('sock')}`,
    DOCKER_CONFIG: at('config'),
  };
  const dockerd = [
    findCommand('dockerd') ?? 'dockerd',
    ...[`--host=${env.DOCKER_HOST}`, `--data-root=${at('data')}`],
    ...[`--exec-root=${at('run')}`, `--pidfile=${at('pid')}`],
    ...['--iptables=false', '--ip6tables=false', '--ip-forward=false'],
    `--bridge=${bridge ?? 'none'}`,
  ];
  const unshare = ['--mount', '--propagation=private', ...(network === 'own' ? ['--net'] : [])];
  const words = [...unshare, 'sh', '-c', START, 'sh', at('data'), `${diskMegabytes}m`, ...dockerd];
  const log = at('log');
  const daemon = await startDaemon('unshare', words, { stdout: log, stderr: log });
  await untilReady(daemon, env, log);
  return {
    pid: daemon.identity.pid,
    env,
    stop: async () => {
      // After a kill -9 of dockerd its containerd lives on.
      const containerd = Number(await readFile(at('run/containerd/containerd.pid'), 'utf8').catch(() => ''));
      const orphan = containerd > 0 ? identify(containerd) : undefined;
      await terminate(daemon.identity);
      if (orphan) await terminate(orphan);
      if (bridge !== undefined) await ask(ip(), ['link', 'delete', bridge]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Without its own bridge an engine would use that of the first engine, or delete it (`--bridge=none`). */
async function addBridge(): Promise<string> {
  const number = randomInt(1, 250);
  const name = `bed-private${number}`;
  await run(ip(), ['link', 'add', name, 'type', 'bridge']);
  await run(ip(), ['address', 'replace', `198.19.${number}.1/24`, 'dev', name]); // of RFC 2544
  await run(ip(), ['link', 'set', name, 'up']);
  return name;
}

function ip(): string {
  return findCommand('ip') ?? 'ip';
}

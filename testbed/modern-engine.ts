import { access, copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ask, findCommand, run } from './commands.ts';
import { TRUSTED_AUTHORITIES } from './debian-root.ts';
import { type Engine, engineThatAnswers, untilReady } from './engine.ts';
import type { Package } from './packages.ts';
import { type Places, places } from './places.ts';
import { type ProcessIdentity, startDaemon, terminate } from './processes.ts';
import { note, ownDaemon } from './state.ts';

/*
 * A second Docker engine, like those of new machines: containerd's image store, and a client with buildx.
 * It comes from Debian sid and runs in its own folder (chroot), mount namespace and bridge. It uses this machine's
 * network, so it reaches what listens on the loopback interface.
 */

/** Part of the folder's name; to be raised with every change to what is installed in it. */
const RECIPE = 2;
const SID_PACKAGES = [
  ...['base-files', 'docker-buildx', 'docker-cli', 'docker.io', 'iptables'],
  ...['git', 'dash', 'coreutils', 'grep', 'sed'], // for contexts in a repository
];

/** Apart from the first engine's, and short as its own is. */
const RUN_FOLDER = '/run/aspnet-image-size-testbed-modern';

/** Without its own bridge it would use docker0 of the first engine, or delete it (`--bridge=none`). */
const BRIDGE = { name: 'bed-modern0', address: '198.18.213.1/24' }; // of RFC 2544: no real network has it

/**
 * `$1` root, `$2` data, `$3` folder of the socket, then dockerd's arguments. All that is mounted here ends with the
 * last process of the mount namespace.
 */
const START = `
set -e
root=$1 data=$2 run=$3
shift 3
mount --bind "$root" "$root" # runc starts containers only where its root is a mount point
for folder in proc sys dev; do mount --rbind "/$folder" "$root/$folder"; done
mount -t tmpfs tmpfs "$root/run"
mkdir -p "$root/run/bed" "$root/var/lib/docker"
mount --bind "$run" "$root/run/bed"
mount --bind "$data" "$root/var/lib/docker"
mount --bind "$(readlink -f /etc/resolv.conf)" "$root/etc/resolv.conf"
mount --bind /etc/hosts "$root/etc/hosts"
exec chroot "$root" /usr/sbin/dockerd "$@"
`;

export const MODERN_ENGINE_PACKAGES: readonly Package[] = ['iproute2', 'mmdebstrap'];

/** The socket of the containerd that holds the modern engine's images, in namespace `moby`. */
export async function modernContainerd(): Promise<string> {
  const daemon = await ownDaemon(places().state, 'modernEngine');
  if (daemon === undefined) throw new Error('the modern engine does not run');
  // It is in the engine's mount namespace, which is reached through /proc/PID/root (proc(5)).
  return `/proc/${daemon.identity.pid}/root/run/docker/containerd/containerd.sock`;
}

/** The modern engine that the bed started, in this run or an earlier one. */
export async function runningModernEngine(folders: Places): Promise<Engine | undefined> {
  const daemon = await ownDaemon(folders.state, 'modernEngine');
  const folder = folderIn(folders);
  // An engine of an older recipe runs in another folder.
  return daemon && (await exists(folder)) ? engineThatAnswers(environment(folder)) : undefined;
}

/**
 * Starts a modern engine that outlives this process. Call under the bed's lock.
 * @throws Error with the engine's own words when it does not start, or mmdebstrap's when it cannot be installed.
 */
export async function startModernEngine(folders: Places, signal: AbortSignal): Promise<Engine> {
  const folder = folderIn(folders);
  await ensureRoot(folder, signal);
  const older = await ownDaemon(folders.state, 'modernEngine');
  if (older !== undefined) await stopModernEngine(older.identity);
  const started = await start(folders, folder);
  const engine = await engineThatAnswers(environment(folder));
  if (engine === undefined) throw new Error('the modern dockerd ended as soon as it was ready');
  return { ...engine, started };
}

/** Ends it, and takes its bridge away. */
export async function stopModernEngine(identity: ProcessIdentity): Promise<void> {
  await terminate(identity);
  await ask(ip(), ['link', 'delete', BRIDGE.name]);
}

function folderIn({ cache }: Places): string {
  return path.join(cache, `modern-engine-${RECIPE}`);
}

/** In which `docker` is the engine's own client. Go programs from sid need no more of a system than glibc 2.34. */
function environment(folder: string): NodeJS.ProcessEnv {
  const { DOCKER_CONTEXT: _, BUILDX_BUILDER: __, ...own } = process.env;
  return {
    ...own,
    PATH: `${path.join(folder, 'bin')}${path.delimiter}${own.PATH ?? ''}`,
    DOCKER_HOST: `unix://${RUN_FOLDER}/docker.sock`,
    DOCKER_CONFIG: path.join(folder, 'config'),
  };
}

/** Puts `root` (Debian sid), `bin/docker` and `config/cli-plugins` in place, unless they are there. */
async function ensureRoot(folder: string, signal: AbortSignal): Promise<void> {
  if (await exists(folder)) return;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await bootstrap(path.join(partial, 'root'), signal);
    for (const made of ['bin', 'config/cli-plugins', 'data']) {
      await mkdir(path.join(partial, made), { recursive: true });
    }
    await symlink('../root/usr/bin/docker', path.join(partial, 'bin', 'docker'));
    const plugin = '../../root/usr/libexec/docker/cli-plugins/docker-buildx';
    await symlink(plugin, path.join(partial, 'config', 'cli-plugins', 'docker-buildx'));
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Unpacks what the engine needs. The scripts of the packages do not run: they take longer than all the rest. */
async function bootstrap(root: string, signal: AbortSignal): Promise<void> {
  const args = [
    '--pdeathsig=TERM', // else it would work on when this process is killed
    'mmdebstrap',
    ...['--variant=extract', '--quiet', `--include=${SID_PACKAGES.join(',')}`],
    '--aptopt=Acquire::Check-Valid-Until "false"', // copies of the archive lag behind
    'sid',
    root,
  ];
  await run('setpriv', args, { signal });
  for (const name of ['iptables', 'ip6tables'])
    await symlink(`${name}-nft`, path.join(root, 'usr', 'sbin', name));
  await mkdir(path.join(root, path.dirname(TRUSTED_AUTHORITIES)), { recursive: true });
  await copyFile(TRUSTED_AUTHORITIES, path.join(root, TRUSTED_AUTHORITIES));
  // This machine's are mounted on them.
  for (const name of ['hosts', 'resolv.conf']) await writeFile(path.join(root, 'etc', name), '');
}

async function start({ state }: Places, folder: string): Promise<ProcessIdentity> {
  await ensureBridge();
  await mkdir(RUN_FOLDER, { recursive: true });
  await rm(path.join(RUN_FOLDER, 'docker.sock'), { force: true });
  const log = path.join(state, 'modern-dockerd.log');
  const dockerd = [
    '--host=unix:///run/bed/docker.sock',
    // In the tmpfs of this start; the unpacked system has a /var/run, which would outlive it.
    ...['--exec-root=/run/docker', '--pidfile=/run/docker.pid'],
    '--feature=containerd-snapshotter=true',
    `--bridge=${BRIDGE.name}`,
    // The first engine manages the firewall of this machine.
    ...['--iptables=false', '--ip6tables=false', '--ip-forward=false'],
  ];
  const own = ['--mount', '--propagation=private', 'sh', '-c', START, 'sh'];
  const args = [...own, path.join(folder, 'root'), path.join(folder, 'data'), RUN_FOLDER, ...dockerd];
  const daemon = await startDaemon('unshare', args, { stdout: log, stderr: log });
  await note(state, 'modernEngine', { identity: daemon.identity });
  await untilReady(daemon, environment(folder), log);
  return daemon.identity;
}

async function ensureBridge(): Promise<void> {
  const { name, address } = BRIDGE;
  if ((await ask(ip(), ['link', 'show', 'dev', name])) === undefined) {
    await run(ip(), ['link', 'add', name, 'type', 'bridge']);
  }
  await run(ip(), ['address', 'replace', address, 'dev', name]);
  await run(ip(), ['link', 'set', name, 'up']);
}

function ip(): string {
  return findCommand('ip') ?? 'ip';
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

import { constants } from 'node:fs';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, findCommand, run } from './commands.ts';
import { withLock } from './lock.ts';
import { places } from './places.ts';

/** The command that shows that a Debian package, or something that does its work, is there. */
const COMMAND_OF = {
  buildah: 'buildah',
  'docker-registry': 'docker-registry',
  'docker.io': 'dockerd',
  iproute2: 'ip',
  mmdebstrap: 'mmdebstrap',
  podman: 'podman',
  skopeo: 'skopeo',
  'stargz-snapshotter': 'ctr-remote',
  time: 'time',
  umoci: 'umoci',
  zstd: 'zstd',
} as const;

export type Package = keyof typeof COMMAND_OF;

const LOCK_PATIENCE_MS = 300_000;
const APT_OPTIONS = ['--yes', '--quiet', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
const POLICY_FILE = '/usr/sbin/policy-rc.d';
const POLICY =
  '#!/bin/sh\n# Written by the aspnet-image-size test bed while it installs packages.\nexit 101\n';

/**
 * Installs what is missing of these packages, and nothing else. No service is started.
 * @throws Error when something is missing and this is not root on a system with apt-get, or apt-get fails twice.
 */
export async function ensurePackages(packages: readonly Package[]): Promise<void> {
  if (missing(packages).length === 0) return;
  await withLock(path.join(places().state, 'packages.lock'), async () => {
    const wanted = missing(packages);
    if (wanted.length === 0) return;
    if (findCommand('apt-get') === undefined || process.getuid?.() !== 0) {
      throw new Error(
        `the test bed needs ${wanted.join(', ')}: install these, or start it as root on Debian or Ubuntu`,
      );
    }
    await withoutStartingServices(() => install(wanted));
  });
}

function missing(packages: readonly Package[]): Package[] {
  return packages.filter((name) => findCommand(COMMAND_OF[name]) === undefined);
}

async function install(packages: readonly Package[]): Promise<void> {
  try {
    await aptGet(['install', ...packages]);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    // The usual reason is a package list that is absent or older than the archive.
    await aptGet(['update']);
    await aptGet(['install', ...packages]);
  }
}

/** apt-get itself waits for dpkg's lock only; those on package lists and archives make it fail at once. */
async function aptGet(args: readonly string[]): Promise<void> {
  const deadline = performance.now() + LOCK_PATIENCE_MS;
  for (;;) {
    try {
      await run('apt-get', [...APT_OPTIONS, ...args], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      });
      return;
    } catch (error) {
      const locked =
        error instanceof CommandError && /Could not get lock|Unable to (lock|acquire)/.test(error.stderr);
      if (!locked || performance.now() > deadline) throw error;
      await sleep(1_000);
    }
  }
}

/** Debian starts the daemons it installs unless policy-rc.d forbids it (Debian's invoke-rc.d(8)). */
async function withoutStartingServices(work: () => Promise<void>): Promise<void> {
  const someoneElses = (await exists(POLICY_FILE)) && (await readFile(POLICY_FILE, 'utf8')) !== POLICY;
  if (someoneElses) return work();
  await writeFile(POLICY_FILE, POLICY, { mode: 0o755 });
  try {
    await work();
  } finally {
    await rm(POLICY_FILE, { force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}

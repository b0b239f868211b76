import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, rmdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from './commands.ts';
import { LAYER_TIME, success } from './layers.ts';

/** The authorities that this machine trusts: behind a proxy that opens TLS, images must trust the same ones to restore packages. */
export const TRUSTED_AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';

/** Left out, as minimal images do it. Of the documentation, licenses stay. */
const LEFT_OUT = ['info', 'lintian', 'locale', 'man'].map((name) => `--exclude=./usr/share/${name}`);

/** The folders that are links into /usr in today's Debian, and that its packages still fill. */
const MERGED = ['bin', 'lib', 'lib64', 'sbin'] as const;

/**
 * What the scripts of the packages would do, as far as a running container needs it: they want debconf and perl.
 * Runs inside the root, with its own tools.
 */
const CONFIGURE = `
set -e
umask 022
for name in passwd group; do cp "/usr/share/base-passwd/$name.master" "/etc/$name"; done
pwconv
grpconv
chmod 640 /etc/shadow /etc/gshadow
rm -f /etc/passwd- /etc/group- /etc/shadow- /etc/gshadow- /etc/.pwd.lock
printf '%s\\n' /bin/sh /usr/bin/sh /bin/bash /usr/bin/bash /bin/dash /usr/bin/dash > /etc/shells
cp /usr/share/libc-bin/nsswitch.conf /etc/nsswitch.conf
cp /usr/share/base-files/profile /etc/profile
cp /usr/share/base-files/dot.profile /root/.profile
cp /usr/share/base-files/dot.bashrc /root/.bashrc
ln -s /usr/share/zoneinfo/Etc/UTC /etc/localtime
echo Etc/UTC > /etc/timezone
ln -s mawk /usr/bin/awk
ln -s which.debianutils /usr/bin/which
mkdir -p /media /mnt /opt /srv
ldconfig
rm -f /var/cache/ldconfig/aux-cache # has the time of every library
`;

/** Makes a root that can run of a folder of packages. */
export async function unpackRoot(packages: string, root: string, signal: AbortSignal): Promise<void> {
  await unpackMerged(packages, root, signal);
  const env = { PATH: '/usr/sbin:/usr/bin', SOURCE_DATE_EPOCH: String(LAYER_TIME) };
  await run('chroot', [root, '/bin/sh', '-c', CONFIGURE], { env, signal });
  await copyFile(TRUSTED_AUTHORITIES, path.join(root, TRUSTED_AUTHORITIES));
}

/** Unpacks what a folder of packages adds to a root. */
export async function unpackAddition(packages: string, into: string, signal: AbortSignal): Promise<void> {
  await unpackMerged(packages, into, signal);
  for (const name of MERGED) {
    await rm(path.join(into, name));
    const target = path.join(into, 'usr', name);
    if ((await readdir(target)).length === 0) await rmdir(target);
  }
}

async function unpackMerged(packages: string, into: string, signal: AbortSignal): Promise<void> {
  for (const name of MERGED) {
    await mkdir(path.join(into, 'usr', name), { recursive: true });
    await symlink(`usr/${name}`, path.join(into, name));
  }
  // In a fixed order, for the folders that several packages hold.
  for (const name of (await readdir(packages)).sort()) {
    await unpackPackage(path.join(packages, name), into, signal);
  }
  const needless = ['(', '!', '-type', 'd', '!', '-name', 'copyright', '-o', '-type', 'd', '-empty', ')'];
  await run('find', [path.join(into, 'usr/share/doc'), '-depth', ...needless, '-delete'], { signal });
}

async function unpackPackage(file: string, into: string, signal: AbortSignal): Promise<void> {
  const archive = spawn('dpkg-deb', ['--fsys-tarfile', file], { signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const kept = ['--same-owner', '--numeric-owner', '--keep-directory-symlink'];
  // With --ignore-zeros tar reads to the end, past the blocks that end an archive, and dpkg-deb can write to the end.
  const options = ['--extract', '--ignore-zeros', ...kept, ...LEFT_OUT];
  const tar = spawn('tar', [...options, `--directory=${into}`], {
    signal,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await Promise.all([
    success(archive, 'dpkg-deb'),
    success(tar, 'tar'),
    pipeline(archive.stdout, tar.stdin, { signal }),
  ]);
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from './commands.ts';

const SUITE = 'bookworm';

/**
 * What the root of Microsoft's aspnet image holds, by Debian's names: the packages of Ubuntu's minimal root, and those
 * that .NET needs (ca-certificates, libicu72, libssl3, libstdc++6, tzdata, zlib1g). Left out are the package manager
 * and perl: apt, dpkg, debconf, adduser, perl-base.
 */
const ROOT_PACKAGES = words(`
  base-files base-passwd bash bsdutils ca-certificates coreutils dash debianutils diffutils e2fsprogs findutils
  gcc-12-base gpgv grep gzip hostname libacl1 libassuan0 libattr1 libaudit1 libblkid1 libbz2-1.0 libc-bin libc6
  libcap-ng0 libcap2 libcom-err2 libcrypt1 libdb5.3 libext2fs2 libffi8 libgcc-s1 libgcrypt20 libgmp10
  libgnutls30 libgpg-error0 libhogweed6 libicu72 libidn2-0 liblz4-1 liblzma5 libmd0 libmount1 libncursesw6
  libnettle8 libnpth0 libp11-kit0 libpam-modules libpam-modules-bin libpam-runtime libpam0g libpcre2-8-0
  libproc2-0 libseccomp2 libselinux1 libsemanage-common libsemanage2 libsepol2 libsmartcols1 libss2 libssl3
  libstdc++6 libsystemd0 libtasn1-6 libtinfo6 libudev1 libunistring2 libuuid1 libxxhash0 libzstd1 login logsave
  mawk mount ncurses-base ncurses-bin openssl passwd procps sed sensible-utils sysvinit-utils tar tzdata
  util-linux zlib1g
`);

/** What `apt-get install curl git libatomic1 wget` of Microsoft's sdk Dockerfile adds to that root. */
const TOOL_PACKAGES = words(`
  curl git libatomic1 libbrotli1 libcurl3-gnutls libcurl4 liberror-perl libexpat1 libgdbm-compat4 libgdbm6
  libgssapi-krb5-2 libk5crypto3 libkeyutils1 libkrb5-3 libkrb5support0 libldap-2.5-0 libnghttp2-14 libperl5.36
  libpsl5 librtmp1 libsasl2-2 libsasl2-modules-db libssh2-1 perl perl-base perl-modules-5.36 wget
`);

const PACKAGES = { root: ROOT_PACKAGES, tools: TOOL_PACKAGES } as const;

export interface PackageFolders {
  /** Folder of the packages of the root. */
  readonly root: string;
  /** Folder of the packages that the sdk image adds. */
  readonly tools: string;
}

/**
 * Downloads the packages into two new folders in `folder`. mmdebstrap brings lists, keys and proxy settings, and
 * installs nothing: no resolver adds to the lists above, and no script of a package has to run.
 */
export async function downloadPackages(folder: string, signal: AbortSignal): Promise<PackageFolders> {
  const folders = { root: path.join(folder, 'root-packages'), tools: path.join(folder, 'tool-packages') };
  for (const made of Object.values(folders)) await mkdir(made);
  const download = (name: keyof PackageFolders): string =>
    `cd "$BED_PACKAGES/${path.basename(folders[name])}" && apt-get download --quiet=2 ${PACKAGES[name].join(' ')}`;
  const hook = `export APT_CONFIG="$MMDEBSTRAP_APT_CONFIG"; ${download('root')} && ${download('tools')}`;
  const args = [
    '--pdeathsig=TERM', // else it would work on when this process is killed
    'mmdebstrap',
    ...['--variant=custom', '--format=null', '--quiet', `--customize-hook=${hook}`],
    '--aptopt=Acquire::Check-Valid-Until "false"', // copies of the archive lag behind
    SUITE,
  ];
  await run('setpriv', args, { signal, env: { ...process.env, BED_PACKAGES: folder } });
  return folders;
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

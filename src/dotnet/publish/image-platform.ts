import { type Platform, samePlatform } from '../../model/image.ts';

/** Processors as runtime identifiers and as container platforms (GOARCH) spell them. */
const PROCESSORS: readonly (readonly [identifier: string, platform: Omit<Platform, 'os'>])[] = [
  ['x64', { architecture: 'amd64' }],
  ['x86', { architecture: '386' }],
  ['arm', { architecture: 'arm', variant: 'v7' }],
  ['arm64', { architecture: 'arm64' }],
  ['loongarch64', { architecture: 'loong64' }],
  ['ppc64le', { architecture: 'ppc64le' }],
  ['riscv64', { architecture: 'riscv64' }],
  ['s390x', { architecture: 's390x' }],
];

/** The C library that an app is published for: musl is Alpine's. */
export type LibC = 'glibc' | 'musl';

/** Linux on the processor of a runtime identifier (`linux-musl-x64`), or on a processor in .NET's spelling (`x64`). */
export function platformOf(identifier: string): Platform {
  const processor = identifier.split('-').at(-1) ?? '';
  const known = PROCESSORS.find(([name]) => name === processor)?.[1];
  return { os: 'linux', ...(known ?? { architecture: processor }) };
}

/** `linux-x64` for linux/amd64; undefined if .NET has no runtime for the platform. */
export function runtimeIdentifierOf(platform: Platform, libc: LibC): string | undefined {
  const known = PROCESSORS.find(([, its]) => samePlatform({ os: 'linux', ...its }, platform));
  return known && `linux-${libc === 'musl' ? 'musl-' : ''}${known[0]}`;
}

export function libcOf(identifier: string): LibC {
  return identifier.startsWith('linux-musl-') ? 'musl' : 'glibc';
}

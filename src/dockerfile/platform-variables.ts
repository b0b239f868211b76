import { formatPlatform, type Platform } from '../model/image.ts';
import type { Lookup } from './text/expand.ts';

/** The platforms of a build. */
export interface BuildPlatforms {
  /** Of the machine that builds. */
  readonly builder: Platform;
  /** That the image is built for. */
  readonly target: Platform;
}

/**
 * Dockerfile reference, "Automatic platform ARGs in the global scope"; a build argument overrides each. Unknown
 * without the platforms.
 */
export function platformVariables(
  platforms: BuildPlatforms | undefined,
  buildArgs: Readonly<Record<string, string>>,
): Lookup {
  const values = new Map([
    ...variablesOf('BUILD', platforms?.builder),
    ...variablesOf('TARGET', platforms?.target),
    ['TARGETSTAGE', undefined] as const,
  ]);
  return (name) => {
    if (!values.has(name)) return undefined;
    const value = Object.hasOwn(buildArgs, name) ? buildArgs[name] : values.get(name);
    return value === undefined ? { unknown: `\`$${name}\` depends on how the image is built` } : { value };
  };
}

function variablesOf(
  side: 'BUILD' | 'TARGET',
  platform: Platform | undefined,
): [string, string | undefined][] {
  const normal = platform && normalize(platform);
  return [
    [`${side}PLATFORM`, normal && formatPlatform(normal)],
    [`${side}OS`, normal?.os],
    [`${side}ARCH`, normal?.architecture],
    [`${side}VARIANT`, normal && (normal.variant ?? '')],
    [`${side}OSVERSION`, normal && ''],
  ];
}

const architectures: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };
const usualVariants: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8' };

/** containerd/platforms, "Normalize": what is usual for an architecture is left out, and arm without a variant is v7. */
export function normalize({ os, architecture, variant }: Platform): Platform {
  const normal = architectures[architecture] ?? architecture;
  const usual = variant === usualVariants[normal];
  const kept = variant === undefined && normal === 'arm' ? 'v7' : usual ? undefined : variant;
  return { os, architecture: normal, ...(kept === undefined ? {} : { variant: kept }) };
}

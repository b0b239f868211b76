import { formatPlatform, type Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { Execute, Finished } from '../process/execute.ts';
import { bounds } from './bounds.ts';
import type { Client } from './client.ts';

/** A builder that buildx drives apart from the engine: of driver docker-container, kubernetes, remote or cloud. */
export interface BuildxBuilder {
  readonly name: string;
  readonly driver: string;
  /** Of its nodes; empty for a node that does not say. */
  readonly versions: readonly string[];
  /** What it builds for by default: the platform of its first node. */
  readonly platform: Platform | undefined;
  /** How long this answer took, in ms. */
  readonly answerMs: number;
}

/**
 * The builder that buildx is set to (by `docker buildx use`, docker/setup-buildx-action or BUILDX_BUILDER), started.
 * Undefined if that is the engine's BuildKit, or the client has no buildx.
 * @throws UserError if it does not start.
 */
export async function findBuildxBuilder(
  client: Client,
  execute: Execute,
): Promise<BuildxBuilder | undefined> {
  if (client.builder !== 'buildx') return undefined;
  const inspect = async (timeoutMs: number, ...more: string[]): Promise<Described | undefined> => {
    const finished = await execute(client.program, ['buildx', 'inspect', ...more], {
      silent: true,
      timeoutMs,
    });
    const builder = readBuilder(finished.stdout);
    if (builder?.driver === 'docker') return undefined;
    if (finished.exitCode === 0 && builder !== undefined) return builder;
    throw new UserError(
      `The builder that buildx is set to cannot be used: ${reasonOf(finished)} Start it with docker buildx inspect --bootstrap, or choose another one with docker buildx use.`,
    );
  };
  const start = performance.now();
  if ((await inspect(bounds.answer)) === undefined) return undefined;
  const answerMs = performance.now() - start;
  const builder = await inspect(bounds.bootstrap, '--bootstrap');
  return builder && { ...builder, answerMs };
}

/** Makes the builder request an image that does not exist from a registry; see Docker.probe. */
export function probeBuilder(
  reference: string,
  platform: Platform | undefined,
  client: Client,
  execute: Execute,
  signal: AbortSignal,
): Promise<Finished> {
  const args = ['buildx', 'build', '--progress', 'plain', '--output', 'type=cacheonly'];
  // If a builder has several nodes, the platform decides which one builds.
  if (platform !== undefined) args.push('--platform', formatPlatform(platform));
  return execute(client.program, [...args, '-'], { signal, input: `FROM ${reference}\n` });
}

type Described = Omit<BuildxBuilder, 'answerMs'>;

/** Reads what `docker buildx inspect` prints: a head, then a part for each node. It knows no other format. */
function readBuilder(text: string): Described | undefined {
  const all = (field: RegExp) =>
    text.split('\n').flatMap((line) => {
      const [, name = '', value = ''] = /^([A-Za-z ]+):\s*(.*?)\s*$/.exec(line) ?? [];
      return field.test(name) ? [value] : [];
    });
  const [driver] = all(/^Driver$/);
  if (!driver) return undefined;
  const [platforms = ''] = all(/^Platforms$/);
  const [, os, architecture, variant] =
    /^([a-z0-9]+)\/([a-z0-9]+)(?:\/(v\d+))?\*?(?:,|$)/.exec(platforms) ?? [];
  return {
    name: all(/^Name$/)[0] ?? '',
    driver,
    // `Buildkit:` before buildx 0.11. A version that was not stamped is v0.0.0.
    versions: all(/^Build[Kk]it(?: version)?$/).map((version) => (/^v?0\.0\.0/.test(version) ? '' : version)),
    platform: os && architecture ? { os, architecture, ...(variant ? { variant } : {}) } : undefined,
  };
}

/**
 * Whether the builder's own Dockerfile frontend knows `COPY --link`: BuildKit does since 0.10. A builder that
 * does not say its version counts as newer: 0.10 is of March 2022, and moby/buildkit images always say theirs.
 */
export function knowsLink({ versions }: Pick<BuildxBuilder, 'versions'>): boolean {
  return versions.every((version) => {
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
    return major === undefined || Number(major) > 0 || Number(minor) >= 10;
  });
}

function reasonOf({ stdout, stderr }: Finished): string {
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  const said =
    lines.findLast((line) => /^(ERROR|Error):?/.test(line)) ?? lines.findLast((line) => line !== '');
  const text = (said ?? 'docker buildx inspect printed nothing').replace(/^ERROR:\s*/, '');
  return /[.!]$/.test(text) ? text : `${text}.`;
}

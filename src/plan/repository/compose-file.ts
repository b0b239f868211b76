import * as v from 'valibot';
import { type BuildEntry, type KnownArguments, MOST_ARGUMENTS } from './evidence.ts';

const Build = v.union([
  v.string(),
  v.pipe(
    v.unknown(),
    v.check((build) => !Array.isArray(build)),
    v.looseObject({
      context: v.optional(v.string()),
      dockerfile: v.optional(v.string()),
      dockerfile_inline: v.optional(v.unknown()),
      target: v.optional(v.string()),
      args: v.optional(v.unknown()),
    }),
  ),
]);

const Compose = v.looseObject({ services: v.record(v.string(), v.unknown()) });
const Service = v.looseObject({ build: v.optional(Build), extends: v.optional(v.unknown()) });

/**
 * The services that a compose file builds with a Dockerfile. Left out is what cannot be known from this file alone: a
 * variable without a default, a service that extends another, a part of a build that another file completes.
 * Source: Compose Build Specification.
 * @param document the parsed YAML; anything.
 * @param completes another compose file: then a build without a folder and a Dockerfile is a part of one.
 */
export function composeEntries(document: unknown, completes: boolean): readonly BuildEntry[] {
  const compose = v.safeParse(Compose, document);
  if (!compose.success) return [];
  return Object.entries(compose.output.services).flatMap(([entry, value]) => {
    const service = v.safeParse(Service, value);
    if (!service.success || service.output.extends !== undefined) return [];
    const { build } = service.output;
    if (build === undefined) return [];
    const written = typeof build === 'string' ? { context: build } : build;
    return entryOf(entry, written, completes);
  });
}

interface Written {
  readonly context?: string | undefined;
  readonly dockerfile?: string | undefined;
  readonly dockerfile_inline?: unknown;
  readonly target?: string | undefined;
  readonly args?: unknown;
}

function entryOf(entry: string, written: Written, completes: boolean): readonly BuildEntry[] {
  if (written.dockerfile_inline !== undefined) return [];
  if (completes && written.context === undefined && written.dockerfile === undefined) return [];
  const context = interpolate(written.context ?? '.');
  const dockerfile = interpolate(written.dockerfile ?? 'Dockerfile');
  const target = written.target === undefined ? '' : interpolate(written.target);
  if (context === undefined || dockerfile === undefined || target === undefined) return [];
  const args = argumentsOf(written.args);
  return [{ entry, context, dockerfile, target: target === '' ? undefined : target, args }];
}

const ArgumentValue = v.union([v.string(), v.number(), v.boolean()]);

/** A map, or a list of `NAME=value`. One without a value takes that of the environment, which is unknown. */
function argumentsOf(written: unknown): KnownArguments {
  if (typeof written !== 'object' || written === null) return {};
  const pairs = Array.isArray(written) ? written.map(pairOf) : Object.entries(written);
  if (pairs.length > MOST_ARGUMENTS) return {};
  const known = pairs.flatMap(([name, value]) => {
    const given = v.safeParse(ArgumentValue, value);
    const text = given.success ? interpolate(String(given.output)) : undefined;
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(known);
}

function pairOf(item: unknown): readonly [name: string, value: string | undefined] {
  const [name = '', ...value] = typeof item === 'string' ? item.split('=') : [];
  return [name, value.length === 0 ? undefined : value.join('=')];
}

/**
 * Replaces `${NAME:-default}` and `${NAME-default}` with the default, as they are if nobody sets the variable, and `$$`
 * with `$`. Undefined for every other variable. Source: Compose specification, "Interpolation".
 */
function interpolate(text: string): string | undefined {
  if (text.includes('\0')) return undefined;
  const replaced = text.replace(/\$\$|\$\{\w+:?-([^${}]*)\}/g, (match, standard: string | undefined) =>
    match === '$$' ? '\0' : (standard ?? ''),
  );
  return replaced.includes('$') ? undefined : replaced.replaceAll('\0', '$');
}

import * as v from 'valibot';
import { type BuildEntry, type KnownArguments, MOST_ARGUMENTS } from './evidence.ts';
import { type BakeTarget, readHcl } from './hcl.ts';

const Text = v.pipe(
  v.string(),
  v.check((text) => !text.includes('${')),
);
const Json = v.looseObject({
  target: v.record(
    v.string(),
    v.looseObject({
      context: v.optional(v.fallback(v.nullable(Text), null)),
      dockerfile: v.optional(v.fallback(v.nullable(Text), null)),
      'dockerfile-inline': v.optional(v.unknown()),
      target: v.optional(v.fallback(v.nullable(Text), null)),
      args: v.optional(
        v.fallback(v.nullable(v.record(v.string(), v.fallback(v.nullable(Text), null))), null),
      ),
      inherits: v.optional(v.fallback(v.nullable(v.array(v.string())), null)),
    }),
  ),
});

/** Targets that inherit from each other, at most so many in a row. */
const DEEPEST = 10;

/**
 * The targets of a bake file that are built with a Dockerfile, without those that a variable decides about.
 * Source: Bake file reference, "target".
 */
export function bakeEntries(text: string, isJson: boolean): readonly BuildEntry[] {
  const targets = withInherited(isJson ? readJson(text) : readHcl(text));
  return [...targets].flatMap(([entry, whole]) => {
    if (whole === undefined || whole['dockerfile-inline'] !== undefined) return [];
    const { context = '.', dockerfile = 'Dockerfile', target } = whole;
    // A target that names nothing is a part of others, or is completed by another file.
    const namesNothing =
      whole.context === undefined && whole.dockerfile === undefined && target === undefined;
    if (namesNothing || context === null || dockerfile === null || target === null) return [];
    return [{ entry, context, dockerfile, target, args: knownOf(whole.args) }];
  });
}

function readJson(text: string): ReadonlyMap<string, BakeTarget> {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Json), text);
  return new Map(read.success ? Object.entries(read.output.target) : []);
}

/**
 * The targets with what they inherit; later parents win. Undefined if that cannot be known from this file. Each parent
 * is completed once for all that inherit it, level by level: a target can name a thousand parents, and each of them too.
 */
function withInherited(
  targets: ReadonlyMap<string, BakeTarget>,
): ReadonlyMap<string, BakeTarget | undefined> {
  let whole: ReadonlyMap<string, BakeTarget | undefined> = new Map(
    [...targets].map(([name, target]) => [name, target.inherits === undefined ? target : undefined]),
  );
  for (let level = 1; level < DEEPEST; level++) {
    const below = whole;
    whole = new Map(
      [...targets].map(([name, target]) => [name, below.get(name) ?? onParents(target, below)]),
    );
  }
  return whole;
}

function onParents(
  target: BakeTarget,
  parents: ReadonlyMap<string, BakeTarget | undefined>,
): BakeTarget | undefined {
  if (target.inherits === null) return undefined;
  // Of a parent that is named twice, the last place counts.
  const names = [...new Set((target.inherits ?? []).toReversed())].toReversed();
  const below = names.map((name) => parents.get(name)).filter((parent) => parent !== undefined);
  if (below.length < names.length) return undefined;
  return merged(below.reduce<BakeTarget>(merged, {}), target);
}

function merged(below: BakeTarget, above: BakeTarget): BakeTarget {
  return {
    ...below,
    ...Object.fromEntries(Object.entries(above).filter(([, value]) => value !== undefined)),
    ...(below.args || above.args ? { args: mergedArguments(below.args, above.args) } : {}),
  };
}

/** Argument by argument, unlike the other attributes. Null if they are too many, or unknown. */
function mergedArguments(below: BakeTarget['args'], above: BakeTarget['args']): BakeTarget['args'] {
  if (below === null || above === null) return null;
  const all = { ...below, ...above };
  return Object.keys(all).length > MOST_ARGUMENTS ? null : all;
}

function knownOf(args: BakeTarget['args']): KnownArguments {
  const pairs = Object.entries(args ?? {});
  const known = pairs.filter((pair): pair is [string, string] => pair[1] !== null);
  return pairs.length > MOST_ARGUMENTS ? {} : Object.fromEntries(known);
}

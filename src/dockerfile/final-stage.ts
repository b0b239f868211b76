import { type Platform, parsePlatform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { oneLine } from '../oci/name/quoted.ts';
import { sameReference, tryParseReference } from '../oci/name/reference.ts';
import { joined } from './command.ts';
import type { Command, Dockerfile, Stage } from './dockerfile.ts';
import { normalize } from './platform-variables.ts';
import type { Expanded } from './text/expand.ts';

/** The image that the final image is built on. */
export type FinalBase =
  | {
      readonly reference: string;
      /** If FROM names one: that the image is read for. */
      readonly platform?: Platform;
      readonly line: number;
      readonly stage: Stage;
    }
  | { readonly scratch: true; readonly line: number }
  | { readonly unknown: string; readonly line: number };

/**
 * The stage that becomes the image: the last one, or the one that `target` names or counts.
 * Throws a UserError if there is no such stage.
 */
export function finalStage(dockerfile: Dockerfile, target?: string): Stage {
  const { stages, path } = dockerfile;
  const wanted = target?.toLowerCase();
  const stage =
    wanted === undefined || wanted === ''
      ? stages.at(-1)
      : (stages.findLast(({ name }) => name === wanted) ?? stages.find(({ index }) => `${index}` === wanted));
  if (stage !== undefined) return stage;
  const names = stages.flatMap(({ name }) => name ?? []);
  const known = names.length === 0 ? 'Its stages have no names' : `Its stages are ${names.join(', ')}`;
  throw new UserError(`Input target: ${path} has no stage \`${target}\`. ${known}.`);
}

/** Follows `FROM stage` to the stage that starts from an image, which is the last of the list. */
export function stageAndParents({ stages }: Dockerfile, stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  let next: Stage | undefined = stage;
  // A stage can only be built on one before it, so this ends.
  while (next !== undefined) {
    chain.push(next);
    next = next.parent === undefined ? undefined : stages[next.parent];
  }
  return chain;
}

/** The image that a stage is built on, maybe through other stages. */
export function imageOf(dockerfile: Dockerfile, stage: Stage): Expanded {
  return (stageAndParents(dockerfile, stage).at(-1) ?? stage).from;
}

export interface FinalOptions {
  readonly target?: string | undefined;
  /** The `--build-context` options by name: a context replaces an image or a stage of its name. */
  readonly contexts?: Readonly<Record<string, string>>;
}

/** The base image of the final stage. */
export function finalBase(dockerfile: Dockerfile, { target, contexts = {} }: FinalOptions = {}): FinalBase {
  const chain = stageAndParents(dockerfile, finalStage(dockerfile, target));
  const replaced = chain.find(({ name }) => name !== undefined && replacedBy(name, contexts) !== undefined);
  const stage = replaced ?? chain.at(-1);
  if (stage === undefined) throw new TypeError('a final stage has an ancestry');
  const { line, from } = stage;
  const place = `line ${line} of ${dockerfile.path}`;
  if (replaced === undefined && 'unknown' in from) {
    return { unknown: `FROM in ${place}: ${from.unknown}`, line };
  }
  const named = replaced?.name ?? ('value' in from ? from.value : '');
  const context = replacedBy(named, contexts);
  if (context !== undefined && !context.startsWith('docker-image://')) {
    const what = replaced === undefined ? 'image' : 'stage';
    return { unknown: `build context ${named}=${context} replaces the ${what} in ${place}`, line };
  }
  const reference = context === undefined ? named : context.slice('docker-image://'.length);
  if (reference === 'scratch') return { scratch: true, line };
  if (tryParseReference(reference) === undefined) {
    return {
      unknown: `FROM in ${place} gives \`${oneLine(reference)}\`, which is not an image reference. Is a build argument missing?`,
      line,
    };
  }
  return { reference, ...platformOf(stage), line, stage };
}

function platformOf({ platform }: Stage): { platform?: Platform } {
  const named = platform && 'value' in platform ? parsePlatform(platform.value) : undefined;
  return named === undefined ? {} : { platform: normalize(named) };
}

/**
 * The build context that replaces an image or a stage; `contexts` are the `--build-context` options by name. BuildKit
 * reads their names as references; nothing replaces `scratch`.
 */
export function replacedBy(name: string, contexts: Readonly<Record<string, string>>): string | undefined {
  if (name === 'scratch') return undefined;
  return Object.entries(contexts).find(([context]) => sameReference(context, name))?.[1];
}

/** The stages that BuildKit builds: the final stage and all that it uses, in the order of the Dockerfile. */
export function stagesBuilt(dockerfile: Dockerfile, target?: string): readonly Stage[] {
  const wanted = new Set<number>([finalStage(dockerfile, target).index]);
  // Stages only use earlier ones, so one pass from the end finds them all.
  for (const stage of dockerfile.stages.toReversed()) {
    if (!wanted.has(stage.index)) continue;
    if (stage.parent !== undefined) wanted.add(stage.parent);
    for (const used of stage.uses) wanted.add(used);
  }
  return dockerfile.stages.filter(({ index }) => wanted.has(index));
}

/**
 * What the image of a stage starts, by ENTRYPOINT and CMD of the stage and the stages that it is built on.
 * Undefined if only the base image sets it.
 */
export function startCommandOf(dockerfile: Dockerfile, stage: Stage): Command | undefined {
  let entrypoint: Command | undefined;
  let cmd: Command | undefined;
  for (const one of stageAndParents(dockerfile, stage).toReversed()) {
    // An ENTRYPOINT drops the CMD of the image that its stage is built on.
    if (one.entrypoint !== undefined) cmd = undefined;
    entrypoint = one.entrypoint ?? entrypoint;
    cmd = one.cmd ?? cmd;
  }
  const start = joined(entrypoint, cmd);
  // The ENV of the last stage counts, even if an earlier one has the command.
  return start && { ...start, variables: stage.environment };
}

import { UserError } from '../model/user-error.ts';
import { joined } from './command.ts';
import type { Command, ContextSource, Dockerfile, Stage } from './dockerfile.ts';

/** The image that the final image is built on. */
export type FinalBase =
  | { readonly reference: string; readonly line: number; readonly stage: Stage }
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

/** Follows `FROM stage` to the stage that starts from an image; the final stage first. */
function ancestry(dockerfile: Dockerfile, target?: string): readonly Stage[] {
  const chain: Stage[] = [];
  let stage: Stage | undefined = finalStage(dockerfile, target);
  // A stage can only name stages before it, so this ends.
  while (stage !== undefined) {
    chain.push(stage);
    stage = stage.parent === undefined ? undefined : dockerfile.stages[stage.parent];
  }
  return chain;
}

/**
 * The base image of the final stage.
 * `contexts` are the `--build-context` options by name: a context replaces an image of its name.
 */
export function finalBase(
  dockerfile: Dockerfile,
  options: { target?: string; contexts?: Readonly<Record<string, string>> } = {},
): FinalBase {
  const stage = ancestry(dockerfile, options.target).at(-1);
  if (stage === undefined) throw new TypeError('a final stage has an ancestry');
  const { line, from } = stage;
  const place = `line ${line} of ${dockerfile.path}`;
  if ('unknown' in from) return { unknown: `FROM in ${place}: ${from.unknown}`, line };
  const context = replacedBy(from.value, options.contexts ?? {});
  if (context !== undefined && !context.startsWith('docker-image://')) {
    return {
      unknown: `build context ${from.value}=${context} replaces the image in ${place}`,
      line,
    };
  }
  const reference = context === undefined ? from.value : context.slice('docker-image://'.length);
  if (reference === 'scratch') return { scratch: true, line };
  // Docker's reference grammar in short: a text with a missing build argument does not match it.
  if (!/^[a-z0-9][\w.:@/-]*[\w]$|^[a-z0-9]$/i.test(reference) || /[/:@]{2}|:[^/]*:[^/]*:/.test(reference)) {
    return {
      unknown: `FROM in ${place} gives \`${reference}\`, which is not an image reference. Is a build argument missing?`,
      line,
    };
  }
  return { reference, line, stage };
}

/** BuildKit compares the names of contexts with references as written and with `:latest` added. */
function replacedBy(reference: string, contexts: Readonly<Record<string, string>>): string | undefined {
  for (const name of [reference, `${reference}:latest`, reference.replace(/:latest$/, '')]) {
    if (Object.hasOwn(contexts, name)) return contexts[name];
  }
  return undefined;
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

/** The paths of the build context that the build needs, each once. */
export function contextSources(dockerfile: Dockerfile, target?: string): readonly ContextSource[] {
  const sources = new Map<string, ContextSource>();
  for (const source of stagesBuilt(dockerfile, target).flatMap((stage) => stage.sources)) {
    if (!sources.has(source.path)) sources.set(source.path, source);
  }
  return [...sources.values()];
}

/**
 * What the final image starts, from ENTRYPOINT and CMD of the final stage and the stages it is built on.
 * Undefined if only the base image sets it.
 */
export function startCommand(dockerfile: Dockerfile, target?: string): Command | undefined {
  let entrypoint: Command | undefined;
  let cmd: Command | undefined;
  for (const stage of ancestry(dockerfile, target).toReversed()) {
    // BuildKit, dispatchEntrypoint: an ENTRYPOINT drops the CMD of the image that the stage is built on.
    if (stage.entrypoint !== undefined) cmd = undefined;
    entrypoint = stage.entrypoint ?? entrypoint;
    cmd = stage.cmd ?? cmd;
  }
  const start = joined(entrypoint, cmd);
  // ENV of the final stage counts, even if an earlier one has the command.
  return start && { ...start, variables: finalStage(dockerfile, target).environment };
}

import { readStart } from './command.ts';
import type { ContextSource, Stage, Step } from './dockerfile.ts';
import { folderOf, type Workdir } from './image-path.ts';
import { type BuildPlatforms, platformVariables } from './platform-variables.ts';
import { readCopy, readRun, readWorkdir } from './steps.ts';
import { type Expanded, expand, type Lookup } from './text/expand.ts';
import type { Instruction } from './text/instructions.ts';
import { Variables } from './text/variables.ts';
import { flagValue, readWords } from './text/words.ts';

/** The options of a build that change what its Dockerfile means. */
export interface ReadingOptions {
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Without them, what depends on them is unknown. */
  readonly platforms?: BuildPlatforms;
}

/** What every stage sees. */
export interface GlobalScope {
  readonly escapeCharacter: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The ARGs before the first FROM. */
  readonly args: Variables;
  readonly platform: Lookup;
}

export function globalScope(
  instructions: readonly Instruction[],
  escapeCharacter: string,
  options: ReadingOptions,
): GlobalScope {
  const { buildArgs = {} } = options;
  const platform = platformVariables(options.platforms, buildArgs);
  // No image can set these ARGs, so an unset one is empty.
  const args = new Variables({ buildArgs, inherited: platform, escapeCharacter, unset: 'empty' });
  for (const instruction of instructions) args.apply(instruction);
  return { escapeCharacter, buildArgs, args, platform };
}

/** A stage, and what the stages that are built on it start with. */
export interface StageRead {
  readonly stage: Stage;
  readonly variables: Variables;
  readonly workdir: Workdir;
  /** No image is below it. */
  readonly fromScratch: boolean;
}

/** Reads one stage: a FROM and what follows it. `earlier` are the stages before it. */
export function readStage(
  [from, ...body]: readonly Instruction[],
  earlier: readonly StageRead[],
  scope: GlobalScope,
): StageRead {
  if (from === undefined) throw new TypeError('a stage starts with its FROM');
  const stages = earlier.map(({ stage }) => stage);
  const head = readFrom(from, stages, scope);
  const parent = head.parent === undefined ? undefined : earlier[head.parent];
  const { escapeCharacter, buildArgs } = scope;
  const inherited: Lookup = (name) => scope.args.lookup(name) ?? scope.platform(name);
  // A base image can set variables that this action does not know.
  const fromScratch = parent?.fromScratch ?? ('value' in head.from && head.from.value === 'scratch');
  const unset = fromScratch ? 'empty' : 'unknown';
  const variables = new Variables({ buildArgs, inherited, escapeCharacter, unset }, parent?.variables);
  let workdir = parent?.workdir ?? { unset: true as const };
  const steps: Step[] = [];
  const uses: number[] = [];
  for (const instruction of body) {
    variables.apply(instruction);
    const around = { earlier: stages, variables, workdir, escapeCharacter };
    if (instruction.keyword === 'WORKDIR') workdir = readWorkdir(instruction, around);
    if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
      const step = readCopy(instruction, around);
      steps.push(step);
      if (typeof step.from !== 'string') uses.push(step.from.stage);
    } else if (instruction.keyword === 'RUN') {
      const run = readRun(instruction, around);
      steps.push(run.step);
      uses.push(...run.uses);
    }
  }
  const environment = variables.environment();
  const stage: Stage = {
    ...head,
    steps,
    workdir: 'unset' in workdir ? undefined : folderOf(workdir),
    environment,
    uses,
    sources: steps.flatMap(contextSources),
    ...readStart(body, environment),
    runs: steps.flatMap((step) => (step.kind === 'run' ? step.command : [])),
  };
  return { stage, variables, workdir, fromScratch };
}

function contextSources(step: Step): ContextSource[] {
  const { line } = step;
  if (step.kind === 'copy') {
    return step.from === 'context' ? step.sources.map((path) => ({ path, line })) : [];
  }
  return step.mounts.flatMap(({ from, source }) => (from === 'context' ? [{ path: source, line }] : []));
}

type StageHead = Pick<Stage, 'index' | 'line' | 'from' | 'name' | 'parent' | 'platform'>;

function readFrom(from: Instruction, earlier: readonly Stage[], scope: GlobalScope): StageHead {
  const read = readWords(from.text);
  const [image = '', as = '', name] = read.words;
  const platform = flagValue(read, 'platform');
  const written = expandFrom(image, scope);
  const parent =
    'value' in written
      ? earlier.findLast((stage) => stage.name === written.value.toLowerCase())?.index
      : undefined;
  return {
    index: earlier.length,
    line: from.line,
    from: written,
    ...(as.toLowerCase() === 'as' && name !== undefined ? { name: name.toLowerCase() } : {}),
    ...(parent === undefined ? {} : { parent }),
    ...(platform === undefined ? {} : { platform: expandFrom(platform, scope) }),
  };
}

/** In FROM only ARGs before the first FROM count. No image can set them, so an unset one is empty. */
function expandFrom(word: string, { args, platform, escapeCharacter }: GlobalScope): Expanded {
  const lookup: Lookup = (name) => args.lookup(name) ?? platform(name);
  return expand(word, { lookup, escapeCharacter, unset: 'empty' });
}

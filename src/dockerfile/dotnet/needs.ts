import { posix } from 'node:path';
import { isBuildable } from '../../model/project-file.ts';
import type { CopyStep, Dockerfile, RunStep, Stage } from '../dockerfile.ts';
import { stagesBuilt } from '../final-stage.ts';
import { isWithin } from '../paths.ts';
import { type Argument, textOf } from '../shell/expand-word.ts';
import { callsOfRun } from '../shell/instruction-calls.ts';
import { hasWildcard } from '../wildcards.ts';
import { type BuildCommand, buildCommands } from './build-commands.ts';
import { type Kind, originsAt, originsOf } from './origins.ts';

/** What a build context must hold for a Dockerfile. */
export interface ContextNeed {
  /** Any of them is enough. Relative to the context, `.` for its root; may hold wildcards. */
  readonly paths: readonly string[];
  /** Of the instruction, counted from 1. */
  readonly line: number;
  /** `built`: a RUN builds it. `used`: a RUN names it, or runs in it. */
  readonly use: 'copied' | 'mounted' | 'built' | 'used';
  /**
   * - `certain`: the build fails without it.
   * - `likely`: what a RUN builds or starts, or a stage passes on; an earlier RUN or the base may have it.
   * - `optional`: a wildcard, which may match nothing.
   * - `possible`: only a reason to prefer a context that has it.
   */
  readonly strength: 'certain' | 'likely' | 'optional' | 'possible';
  /** True: the path must be a project or a solution, or a folder with one. */
  readonly project: boolean;
}

// Far more than a real Dockerfile has.
const mostNeeds = 1000;
/** Paths of which the origins are looked up. */
const mostLookups = 1000;
/** Of one RUN. */
const mostUsed = 100;
/** Before one RUN. */
const mostCopies = 300;

/** Everything that the build context must hold, as far as the Dockerfile says it, each once. */
export function contextNeeds(dockerfile: Dockerfile, target?: string): readonly ContextNeed[] {
  const needs = new Map<string, ContextNeed>();
  const stages = stagesBuilt(dockerfile, target);
  const lookups = { left: mostLookups };
  for (const need of stages.flatMap((stage) => needsOf(dockerfile, stage, lookups))) {
    const key = JSON.stringify([need.paths, need.project]);
    const known = needs.get(key);
    const isNew = known === undefined && needs.size < mostNeeds;
    if (isNew || (known !== undefined && isStronger(need, known))) needs.set(key, need);
  }
  return [...needs.values()].sort((a, b) => a.line - b.line);
}

const STRENGTHS: readonly ContextNeed['strength'][] = ['possible', 'optional', 'likely', 'certain'];

function isStronger(one: ContextNeed, other: ContextNeed): boolean {
  return STRENGTHS.indexOf(one.strength) > STRENGTHS.indexOf(other.strength);
}

interface Lookups {
  left: number;
}

function needsOf(dockerfile: Dockerfile, stage: Stage, lookups: Lookups): ContextNeed[] {
  const commands = Map.groupBy(buildCommands(stage), ({ line }) => line);
  const copies: CopyStep[] = [];
  const needs: ContextNeed[] = [];
  for (const step of stage.steps) {
    if (step.kind === 'copy') {
      copies.push(step);
      if (copies.length > mostCopies) copies.shift();
      needs.push(...copied(step), ...copiedThrough(step, dockerfile, lookups));
    } else {
      const origins: Origins = (path, kind = 'any') =>
        lookups.left-- > 0 ? originsAt(dockerfile, stage, step, path, kind) : [];
      const built = commands.get(step.line) ?? [];
      const made = new Set(built.flatMap(({ output }) => output ?? []));
      const used = usedBy(step, copies, made).slice(0, mostUsed);
      needs.push(...mounted(step), ...builtBy(built, origins));
      needs.push(...used.flatMap((one) => usedNeed(one, step.line, origins)));
      commands.delete(step.line);
    }
  }
  // What remains is `dotnet run` of ENTRYPOINT and CMD.
  const atStart = [...commands.values()].flat();
  const atEnd: Origins = (path) => (lookups.left-- > 0 ? originsOf(dockerfile, stage, path) : []);
  return [...needs, ...builtBy(atStart, atEnd)];
}

function copied({ from, sources, parents, line }: CopyStep): ContextNeed[] {
  if (from !== 'context') return [];
  return sources.map((path) => {
    // BuildKit takes each source of COPY --parents for a wildcard (moby/buildkit#4900).
    const strength = parents !== undefined || hasWildcard(path) ? 'optional' : 'certain';
    return { paths: [path], line, use: 'copied', strength, project: false };
  });
}

/** What is copied from a stage that runs nothing: it has only what it copied itself. */
function copiedThrough(
  { from, sources, line }: CopyStep,
  dockerfile: Dockerfile,
  lookups: Lookups,
): ContextNeed[] {
  const stage = typeof from === 'string' ? undefined : dockerfile.stages[from.stage];
  if (stage === undefined || stage.parent !== undefined || stage.steps.some(({ kind }) => kind === 'run')) {
    return [];
  }
  return sources.flatMap((source): ContextNeed[] => {
    const paths = lookups.left-- > 0 ? originsOf(dockerfile, stage, source) : [];
    return paths.length === 0 ? [] : [{ paths, line, use: 'copied', strength: 'likely', project: false }];
  });
}

function mounted({ mounts, line }: RunStep): ContextNeed[] {
  return mounts
    .filter(({ from }) => from === 'context')
    .map(({ source }) => ({
      paths: [source],
      line,
      use: 'mounted',
      strength: 'certain',
      project: false,
    }));
}

type Origins = (imagePath: string, kind?: Kind) => readonly string[];

function builtBy(commands: readonly BuildCommand[], origins: Origins): ContextNeed[] {
  return commands.flatMap(({ path, verb, line }): ContextNeed[] => {
    if (path === undefined) return [];
    const isFile = isBuildable(path);
    const project = verb !== 'script' && !isFile;
    const paths = origins(path, isFile ? 'file' : project ? 'folder' : 'any');
    if (paths.length === 0) return [];
    return [{ paths, line, use: 'built', strength: 'likely', project }];
  });
}

interface Used {
  /** Absolute, in the image. */
  readonly path: string;
  readonly isSure: boolean;
}

/** These make or remove what they name. */
const MAKERS = new Set(['mkdir', 'touch', 'rm', 'install', 'ln']);

/** What a RUN starts, the paths that it names, and the folders that it runs in, but not what it makes. */
function usedBy(step: RunStep, copies: readonly CopyStep[], made: ReadonlySet<string>): readonly Used[] {
  const isPart = partsOfCopied(copies);
  return callsOfRun(step).flatMap(({ words, folder, isScript, when }): Used[] => {
    if (folder === undefined) return [];
    const program = textOf(words[0]);
    const isStarted = program.includes('/') || isScript;
    const named = MAKERS.has(posix.basename(program)) ? [] : words.slice(1).map(knownPath).filter(isPath);
    const paths = named.map((word) => posix.resolve(folder, word)).concat(isPart(folder) ? folder : []);
    return [
      ...(isStarted ? [{ path: posix.resolve(folder, program), isSure: when === 'always' }] : []),
      ...paths.filter((path) => !made.has(path)).map((path) => ({ path, isSure: false })),
    ];
  });
}

function usedNeed({ path, isSure }: Used, line: number, origins: Origins): ContextNeed[] {
  const paths = origins(path);
  const strength = isSure ? 'likely' : 'possible';
  return paths.length === 0 ? [] : [{ paths, line, use: 'used', strength, project: false }];
}

/** `src/` of `src/$PROJECT/$PROJECT.csproj`. */
function knownPath(word: Argument): string {
  return 'value' in word ? word.value : (word.start ?? '').replace(/[^/]*$/, '');
}

function isPath(word: string): boolean {
  return /^[\w./@+][\w./@+-]*$/.test(word) && (word.includes('/') || isBuildable(word));
}

/** Whether a folder is only a part of what was copied: WORKDIR makes one that does not exist. */
function partsOfCopied(copies: readonly CopyStep[]): (folder: string) => boolean {
  const targets = copies.flatMap(({ to }) => (to === undefined ? [] : [posix.resolve('/', to)]));
  return (folder) =>
    !targets.some((target) => isWithin(target, folder)) && targets.some((target) => isWithin(folder, target));
}

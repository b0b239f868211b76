import { posix } from 'node:path';
import type { CopyStep, Dockerfile, RunStep, Stage, Step } from '../dockerfile.ts';
import { stagesBuilt } from '../final-stage.ts';
import { hasWildcard } from '../wildcards.ts';
import { buildCommands } from './build-commands.ts';
import { originsAt } from './origins.ts';

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
   * - `likely`: a wildcard, which may match nothing, or what a RUN builds, which an earlier RUN may have made.
   * - `possible`: only a reason to prefer a context that has it.
   */
  readonly strength: 'certain' | 'likely' | 'possible';
  /** True: the path must be a project or a solution, or a folder with one. */
  readonly project: boolean;
}

/** Far more than a real Dockerfile has. */
const mostNeeds = 1000;

/** Everything that the build context must hold, as far as the Dockerfile says it, each once. */
export function contextNeeds(dockerfile: Dockerfile, target?: string): readonly ContextNeed[] {
  const needs = new Map<string, ContextNeed>();
  for (const need of stagesBuilt(dockerfile, target).flatMap((stage) => needsOf(dockerfile, stage))) {
    const key = JSON.stringify([need.paths, need.project]);
    const known = needs.get(key);
    const isNew = known === undefined && needs.size < mostNeeds;
    if (isNew || (known !== undefined && isStronger(need, known))) needs.set(key, need);
  }
  return [...needs.values()].sort((a, b) => a.line - b.line);
}

const STRENGTHS: readonly ContextNeed['strength'][] = ['possible', 'likely', 'certain'];

function isStronger(one: ContextNeed, other: ContextNeed): boolean {
  return STRENGTHS.indexOf(one.strength) > STRENGTHS.indexOf(other.strength);
}

function needsOf(dockerfile: Dockerfile, stage: Stage): ContextNeed[] {
  const commands = buildCommands(stage);
  return stage.steps.flatMap((step): ContextNeed[] => {
    if (step.kind === 'copy') return copied(step);
    const origins = (path: string) => originsAt(dockerfile, stage, step, path);
    const built = commands.filter(({ line }) => line === step.line);
    return [...mounted(step), ...builtBy(built, step, origins), ...usedBy(step, stage, origins)];
  });
}

function copied({ from, sources, parents, line }: CopyStep): ContextNeed[] {
  if (from !== 'context') return [];
  return sources.map((path) => {
    // BuildKit takes each source of COPY --parents for a wildcard (moby/buildkit#4900).
    const strength = parents || hasWildcard(path) ? 'likely' : 'certain';
    return { paths: [path], line, use: 'copied', strength, project: false };
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

type Origins = (imagePath: string) => readonly string[];

/** Of a project or a solution. */
export const PROJECT_FILE = /\.(?:[a-z]{1,3}proj|slnx?|slnf)$/i;

function builtBy(
  commands: ReturnType<typeof buildCommands>,
  { line }: RunStep,
  origins: Origins,
): ContextNeed[] {
  return commands.flatMap(({ path, verb }): ContextNeed[] => {
    const paths = path === undefined ? [] : origins(path);
    if (path === undefined || paths.length === 0) return [];
    const project = verb !== 'script' && verb !== 'other' && !PROJECT_FILE.test(path);
    return [{ paths, line, use: 'built', strength: 'likely', project }];
  });
}

/** Words with a slash, and the names of projects and solutions: most of them are paths. */
function usedBy(step: RunStep, stage: Stage, origins: Origins): ContextNeed[] {
  const { command, workdir, line } = step;
  if (workdir === undefined) return [];
  const words = command.split(/[\s"',;&|()[\]<>=`]+/).filter((word) => /^[\w./@+][\w./@+-]*$/.test(word));
  const named = words.filter((word) => word.includes('/') || PROJECT_FILE.test(word)).slice(0, 100);
  const paths = named.map((word) => posix.resolve(workdir, word));
  if (isBelowCopied(workdir, stage.steps.slice(0, stage.steps.indexOf(step)))) paths.unshift(workdir);
  return paths
    .map((path) => origins(path))
    .filter((found) => found.length > 0)
    .map((found) => ({ paths: found, line, use: 'used', strength: 'possible', project: false }));
}

/** A folder that is only a part of what was copied; WORKDIR makes one that does not exist. */
function isBelowCopied(folder: string, before: readonly Step[]): boolean {
  const targets = before.flatMap((step) =>
    step.kind === 'copy' && step.to !== undefined ? [posix.resolve('/', step.to)] : [],
  );
  return (
    !targets.some((target) => target === folder || target.startsWith(`${folder}/`)) &&
    targets.some((target) => folder.startsWith(target === '/' ? '/' : `${target}/`))
  );
}

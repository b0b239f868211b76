import { posix } from 'node:path';
import type { Dockerfile, RunStep, Stage } from '../../dockerfile/dockerfile.ts';
import { type BuildCommand, buildCommands } from '../../dockerfile/dotnet/build-commands.ts';
import { isDotNet } from '../../dockerfile/dotnet/builds-from-source.ts';
import { mayHaveTriggers } from '../../dockerfile/dotnet/dotnet-images.ts';
import { migrationBundles } from '../../dockerfile/dotnet/migrations.ts';
import { originsAt, originsOf } from '../../dockerfile/dotnet/origins.ts';
import { OTHER_PROGRAMS } from '../../dockerfile/dotnet/other-programs.ts';
import type { Start } from '../../dockerfile/dotnet/start.ts';
import { finalBase, stageAndParents, stagesBuilt, startCommandOf } from '../../dockerfile/final-stage.ts';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { isOfOtherProject, type ProjectIndex, projectsBuiltAt } from './project-index.ts';

/** What a Dockerfile does with the projects of a run. */
export interface DockerfileMeaning {
  /** Absolute. */
  readonly path: string;
  readonly read: Dockerfile;
  readonly stages: readonly StageMeaning[];
  /** It builds with .NET or has an image of .NET. */
  readonly isDotNet: boolean;
  /** Its last stage makes an image for Windows. */
  readonly isWindows: boolean;
  /** The line of an instruction that publishes a project which a variable names. */
  readonly unknownProject: number | undefined;
  /** The line of an instruction that publishes another project if a build argument has another value. */
  readonly chosenProject: number | undefined;
}

export interface StageMeaning {
  /** Its name, as `docker build --target` takes it, or its number counted from 0. */
  readonly label: string;
  readonly isNamed: boolean;
  readonly index: number;
  /** Of the stage that it is built on. */
  readonly parent: number | undefined;
  /**
   * Something is copied or built in it, or in a stage that it is built on. Also if nothing happens in them: then
   * ONBUILD of the base image does it.
   */
  readonly isFilled: boolean;
  /** The projects that it starts; more than one if they have the same assembly name. */
  readonly starts: readonly ProjectFacts[];
  /** What it starts if that is no project of the run. */
  readonly start: 'project' | 'nothing' | { readonly unknown: string } | OtherStart;
  /** The projects that it, and the stages that it takes files from, build or publish. */
  readonly builds: readonly ProjectFacts[];
  /** Those of them that are published, not only built. */
  readonly publishes: readonly ProjectFacts[];
  /** Those of them that `dotnet run` builds and starts. */
  readonly runs: readonly ProjectFacts[];
}

export interface OtherStart {
  /** `nginx`, or the assembly of a project that is not in the run. */
  readonly other: string;
  /** It starts no app of this run: a project of the repository has this name, or it is a tool that runs tests or migrations. */
  readonly kind: 'other-project' | 'tool' | 'unknown';
}

export interface MeaningQuestion {
  /** Absolute. */
  readonly path: string;
  readonly read: Dockerfile;
  /** Folders that may be the build context, the likeliest first; absolute. */
  readonly contexts: readonly string[];
  /** What the stages start, by their index, after the scripts that they start were read. */
  readonly starts: readonly Start[];
}

export function meaningOf(
  { path, read, contexts, starts }: MeaningQuestion,
  index: ProjectIndex,
): DockerfileMeaning {
  const built = read.stages.map((stage) => builtIn(read, stage, contexts, index));
  const stages = read.stages.map((stage, at): StageMeaning => {
    const used = stagesBuilt(read, `${stage.index}`);
    const builds = used.flatMap((one) => built[one.index] ?? []);
    const by = (...verbs: readonly BuildCommand['verb'][]) => [
      ...new Set(builds.flatMap(({ project, verb }) => (verbs.includes(verb) ? [project] : []))),
    ];
    return {
      ...labelOf(read, stage),
      index: stage.index,
      parent: stage.parent,
      isFilled: isFilled(read, stage),
      ...(startedElse(read, stage, starts[at], builds) ??
        startedBy(starts[at] ?? { none: true }, builds, index)),
      builds: [...new Set(builds.map(({ project }) => project))],
      publishes: by('publish', 'msbuild', 'script'),
      runs: by('run'),
    };
  });
  const unknown = unknownProject(read.stages);
  return {
    path,
    read,
    stages,
    isDotNet: isDotNet(read),
    isWindows: isWindows(read),
    unknownProject: unknown,
    chosenProject: unknown === undefined ? unknownProject(read.stages.map(withoutArguments)) : undefined,
  };
}

function unknownProject(stages: readonly Stage[]): number | undefined {
  const commands = stages.flatMap(buildCommands);
  return commands.find(({ verb, path }) => verb === 'publish' && path === undefined)?.line;
}

/** As if no build argument had a value. */
function withoutArguments(stage: Stage): Stage {
  const steps = stage.steps.map((step) =>
    step.kind === 'run' ? { ...step, variables: stage.environment } : step,
  );
  return { ...stage, steps };
}

/** Of stages with the same name, the last one has it. */
function labelOf({ stages }: Dockerfile, { name, index }: Stage): Pick<StageMeaning, 'label' | 'isNamed'> {
  const isNamed = name !== undefined && stages.findLast((stage) => stage.name === name)?.index === index;
  return { label: isNamed ? name : `${index}`, isNamed };
}

function isFilled(read: Dockerfile, stage: Stage): boolean {
  const chain = stageAndParents(read, stage);
  const from = chain.at(-1)?.from;
  if (chain.every(({ steps }) => steps.length === 0)) {
    return from !== undefined && 'value' in from && mayHaveTriggers(from.value);
  }
  return chain.some((one) => one.steps.some(({ kind }) => kind === 'copy') || buildCommands(one).length > 0);
}

function isWindows(read: Dockerfile): boolean {
  const base = finalBase(read);
  return (
    'reference' in base && /nanoserver|windowsservercore|\/windows\/(?:nano)?server/i.test(base.reference)
  );
}

interface Built {
  readonly project: ProjectFacts;
  readonly verb: BuildCommand['verb'];
  /** `-p:AssemblyName=` */
  readonly assemblyName: string | undefined;
}

function builtIn(
  read: Dockerfile,
  stage: Stage,
  contexts: readonly string[],
  index: ProjectIndex,
): readonly Built[] {
  return buildCommands(stage).flatMap((command) =>
    builtBy(command, read, stage, contexts, index).map((project) => ({
      project,
      verb: command.verb,
      assemblyName: command.assemblyName,
    })),
  );
}

function builtBy(
  { path, verb, line }: BuildCommand,
  read: Dockerfile,
  stage: Stage,
  contexts: readonly string[],
  index: ProjectIndex,
): readonly ProjectFacts[] {
  if (path === undefined || verb === 'other') return [];
  const run = stage.steps.find((step) => step.kind === 'run' && step.line === line);
  const origins =
    run?.kind === 'run' ? originsAt(read, filesAt(run, stage), path) : originsOf(read, stage, path);
  for (const context of contexts) {
    for (const origin of origins) {
      const projects = projectsBuiltAt(posix.join(context, origin), index);
      if (projects !== undefined) return projects;
    }
  }
  return [];
}

/** Commands of `dotnet` that start no app. */
const SDK_TOOLS = new Set(['build', 'ef', 'format', 'pack', 'publish', 'restore', 'test', 'vstest']);

function isOnSdk(read: Dockerfile, stage: Stage): boolean {
  const from = stageAndParents(read, stage).at(-1)?.from;
  return from !== undefined && 'value' in from && /\/dotnet\/(?:nightly\/)?sdk(?:[:@]|$)/.test(from.value);
}

/** Tests, migrations of Entity Framework, or a program of another language; undefined for everything else. */
function startedElse(
  read: Dockerfile,
  stage: Stage,
  start: Start | undefined,
  builds: readonly Built[],
): Started | undefined {
  const words = startCommandOf(read, stage)?.words ?? [];
  const text = words.join(' ');
  const other = (name: string, kind: OtherStart['kind']): Started => ({
    starts: [],
    start: { other: name, kind },
  });
  if (/\bdotnet\s+(?:test|vstest)\b/.test(text)) return other('dotnet test', 'tool');
  if (start === undefined) return undefined;
  if ('assembly' in start) {
    return migrationBundles(read).includes(start.assembly) ? other(start.assembly, 'tool') : undefined;
  }
  if ('none' in start) {
    // Whoever only compiles in an image of the SDK tests, or warms a cache.
    const compiles = builds.length > 0 && builds.every(({ verb }) => verb === 'build');
    return compiles && isOnSdk(read, stage) ? other('a shell', 'tool') : undefined;
  }
  if ('unknown' in start && start.sdkCommand !== undefined && SDK_TOOLS.has(start.sdkCommand)) {
    return other(`dotnet ${start.sdkCommand}`, 'tool');
  }
  const migrates = /\bdotnet-ef\b/.test(text) && !/\bdotnet\s+(?:run|watch)\b/.test(text);
  if (migrates && 'unknown' in start) return other('dotnet ef', 'tool');
  const program = posix.basename(words[0] ?? '');
  return OTHER_PROGRAMS.has(program) ? other(program, 'unknown') : undefined;
}

/** What a RUN instruction finds in its stage. */
function filesAt(run: RunStep, stage: Stage) {
  const before = stage.steps.slice(0, stage.steps.indexOf(run));
  return { stage, run, copies: before.filter((step) => step.kind === 'copy') };
}

type Started = Pick<StageMeaning, 'starts' | 'start'>;

function startedBy(start: Start, builds: readonly Built[], index: ProjectIndex): Started {
  if ('none' in start) return { starts: [], start: 'nothing' };
  if ('unknown' in start) return { starts: [], start: { unknown: start.unknown } };
  if ('script' in start) return { starts: [], start: { unknown: `it starts the script ${start.script}` } };
  const starts = withAssembly(start.assembly, builds, index.projects);
  if (starts.length > 0) return { starts, start: 'project' };
  const kind = isOfOtherProject(start.assembly, index) ? 'other-project' : 'unknown';
  return { starts, start: { other: start.assembly, kind } };
}

/** If several projects have this assembly name, what the stage builds decides. */
function withAssembly(
  assembly: string,
  builds: readonly Built[],
  projects: readonly ProjectFacts[],
): readonly ProjectFacts[] {
  const renamed = builds.filter(({ assemblyName }) => assemblyName === assembly);
  if (renamed.length > 0) return [...new Set(renamed.map(({ project }) => project))];
  const exact = projects.filter(({ assemblyName }) => assemblyName === assembly);
  // Written on a system that ignores case. On Linux such an image would not start, but the intention is clear.
  const same =
    exact.length > 0
      ? exact
      : projects.filter(({ assemblyName }) => assemblyName.toLowerCase() === assembly.toLowerCase());
  const built = same.filter((one) => builds.some(({ project }) => project === one));
  return built.length > 0 ? built : same;
}

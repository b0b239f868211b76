import { posix } from 'node:path';
import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { type BuildCommand, buildCommands } from '../../dockerfile/dotnet/build-commands.ts';
import { isDotNet } from '../../dockerfile/dotnet/builds-from-source.ts';
import { mayHaveTriggers } from '../../dockerfile/dotnet/dotnet-images.ts';
import { originsAt, originsOf } from '../../dockerfile/dotnet/origins.ts';
import type { Start } from '../../dockerfile/dotnet/start.ts';
import { finalBase, imageOf, stageAndParents, stagesBuilt } from '../../dockerfile/final-stage.ts';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { type ProjectIndex, projectsBuiltAt } from './project-index.ts';
import { type BuiltProject, type Started, startedIn } from './started.ts';
import type { Variant } from './variants.ts';

/** What a Dockerfile does with the projects of a run. */
export interface DockerfileMeaning {
  /** Absolute. */
  readonly path: string;
  readonly read: Dockerfile;
  readonly stages: readonly StageMeaning[];
  readonly last: StageMeaning;
  /** It builds with .NET or has an image of .NET. */
  readonly isDotNet: boolean;
  /** Its last stage makes an image for Windows. */
  readonly isWindows: boolean;
  /** The line of an instruction that publishes a project which a variable names. */
  readonly unknownProject: number | undefined;
  /** The line of an instruction that publishes another project if a build argument has another value. */
  readonly chosenProject: number | undefined;
  /** The build arguments that it has besides those of the input. */
  readonly variant: Variant | undefined;
}

export interface StageMeaning extends Started {
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
  /** The projects that it, and the stages that it takes files from, build or publish. */
  readonly builds: readonly ProjectFacts[];
  /** Those of them that are published, not only built. */
  readonly publishes: readonly ProjectFacts[];
  /** Those of them that `dotnet run` builds and starts. */
  readonly runs: readonly ProjectFacts[];
}

export interface MeaningQuestion {
  /** Absolute. */
  readonly path: string;
  readonly read: Dockerfile;
  /** Folders that may be the build context, the likeliest first; absolute. */
  readonly contexts: readonly string[];
  /** What the stages start, by their index, after the scripts that they start were read. */
  readonly starts: readonly Start[];
  /** The build arguments that it was read with, besides those of the input. */
  readonly variant: Variant | undefined;
}

export function meaningOf(
  { path, read, contexts, starts, variant }: MeaningQuestion,
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
      ...startedIn(stage, { read, start: starts[at] ?? { none: true }, builds, index }),
      builds: [...new Set(builds.map(({ project }) => project))],
      publishes: by('publish', 'msbuild', 'script'),
      runs: by('run'),
    };
  });
  const last = stages.at(-1);
  if (last === undefined) throw new TypeError('a Dockerfile has a stage');
  const unknown = unknownProject(read.stages);
  return {
    path,
    read,
    stages,
    last,
    isDotNet: isDotNet(read),
    isWindows: isWindows(read),
    unknownProject: unknown,
    chosenProject: unknown === undefined ? unknownProject(read.stages.map(withoutArguments)) : undefined,
    variant,
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
  if (chain.every(({ steps }) => steps.length === 0)) {
    const image = imageOf(read, stage);
    return 'value' in image && mayHaveTriggers(image.value);
  }
  return chain.some((one) => one.steps.some(({ kind }) => kind === 'copy') || buildCommands(one).length > 0);
}

function isWindows(read: Dockerfile): boolean {
  const base = finalBase(read);
  return (
    'reference' in base && /nanoserver|windowsservercore|\/windows\/(?:nano)?server/i.test(base.reference)
  );
}

function builtIn(
  read: Dockerfile,
  stage: Stage,
  contexts: readonly string[],
  index: ProjectIndex,
): readonly BuiltProject[] {
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
  const origins = run?.kind === 'run' ? originsAt(read, stage, run, path) : originsOf(read, stage, path);
  for (const context of contexts) {
    for (const origin of origins) {
      const projects = projectsBuiltAt(posix.join(context, origin), index);
      if (projects !== undefined) return projects;
    }
  }
  return [];
}

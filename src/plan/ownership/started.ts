import { posix } from 'node:path';
import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import type { BuildCommand } from '../../dockerfile/dotnet/build-commands.ts';
import { isSdkImage } from '../../dockerfile/dotnet/dotnet-images.ts';
import { migrationBundles } from '../../dockerfile/dotnet/migrations.ts';
import { OTHER_PROGRAMS } from '../../dockerfile/dotnet/other-programs.ts';
import type { Start } from '../../dockerfile/dotnet/start.ts';
import { imageOf, startCommandOf } from '../../dockerfile/final-stage.ts';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { isOfOtherProject, type ProjectIndex } from './project-index.ts';

/** What a stage starts. */
export interface Started {
  /** The projects that it starts; more than one if they have the same assembly name. */
  readonly starts: readonly ProjectFacts[];
  /** What it starts if that is no project of the run. */
  readonly start: 'project' | 'nothing' | { readonly unknown: string } | OtherStart;
}

export interface OtherStart {
  /** `nginx`, or the assembly of a project that is not in the run. */
  readonly other: string;
  /** It starts no app of this run: a project of the repository has this name, or it is a tool for tests, migrations or developers. */
  readonly kind: 'other-project' | 'tool' | 'unknown';
}

/** A project that a stage, or one that it takes files from, builds. */
export interface BuiltProject {
  readonly project: ProjectFacts;
  readonly verb: BuildCommand['verb'];
  /** `-p:AssemblyName=` */
  readonly assemblyName: string | undefined;
}

export interface StartedQuestion {
  readonly read: Dockerfile;
  /** After the scripts that it starts were read. */
  readonly start: Start;
  readonly builds: readonly BuiltProject[];
  readonly index: ProjectIndex;
}

export function startedIn(stage: Stage, question: StartedQuestion): Started {
  return startedElse(stage, question) ?? startedBy(question);
}

/** Commands of `dotnet` that start no app. */
const SDK_TOOLS = new Set(['build', 'ef', 'format', 'pack', 'publish', 'restore', 'test', 'vstest', 'watch']);

/** Tests, migrations of Entity Framework, or a program of another language; undefined for everything else. */
function startedElse(stage: Stage, { read, start, builds }: StartedQuestion): Started | undefined {
  const words = startCommandOf(read, stage)?.words ?? [];
  const text = words.join(' ');
  const other = (name: string, kind: OtherStart['kind']): Started => ({
    starts: [],
    start: { other: name, kind },
  });
  if (/\bdotnet\s+(?:test|vstest)\b/.test(text)) return other('dotnet test', 'tool');
  if ('assembly' in start) {
    return migrationBundles(read).includes(start.assembly) ? other(start.assembly, 'tool') : undefined;
  }
  if ('none' in start) {
    // Whoever only compiles in an image of the SDK tests, or warms a cache.
    const compiles = builds.length > 0 && builds.every(({ verb }) => verb === 'build');
    const image = imageOf(read, stage);
    const isOnSdk = 'value' in image && isSdkImage(image.value);
    return compiles && isOnSdk ? other('a shell', 'tool') : undefined;
  }
  if ('unknown' in start && start.sdkCommand !== undefined && SDK_TOOLS.has(start.sdkCommand)) {
    return other(`dotnet ${start.sdkCommand}`, 'tool');
  }
  const migrates = /\bdotnet-ef\b/.test(text) && !/\bdotnet\s+(?:run|watch)\b/.test(text);
  if (migrates && 'unknown' in start) return other('dotnet ef', 'tool');
  const program = posix.basename(words[0] ?? '');
  return OTHER_PROGRAMS.has(program) ? other(program, 'unknown') : undefined;
}

function startedBy({ start, builds, index }: StartedQuestion): Started {
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
  builds: readonly BuiltProject[],
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

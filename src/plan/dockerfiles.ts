import { posix } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import { originsOf } from '../dockerfile/dotnet/origins.ts';
import { type Start, startOf, startOfScript } from '../dockerfile/dotnet/start.ts';
import type { ReadingOptions } from '../dockerfile/global-scope.ts';
import { isWithin } from '../dockerfile/paths.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import { UserError } from '../model/user-error.ts';
import { contextFolders } from './context.ts';
import { type DockerfileMeaning, meaningOf } from './ownership/meaning.ts';
import { indexProjects, type ProjectIndex } from './ownership/project-index.ts';
import { differing } from './ownership/variant-claims.ts';
import { type Variant, variantsOf } from './ownership/variants.ts';
import { isPlain } from './repository/build-files.ts';
import { type BuildEvidence, evidenceFor } from './repository/evidence.ts';
import type { RepositoryFiles } from './repository/file-tree.ts';
import type { BuildFiles } from './repository/find-build-files.ts';

/** What is known of the Dockerfiles of a run. */
export interface ReadDockerfiles {
  readonly meanings: readonly DockerfileMeaning[];
  /** Why one cannot be read, by absolute path. */
  readonly unreadable: ReadonlyMap<string, UserError>;
}

export interface DockerfilesQuestion {
  readonly projects: readonly ProjectFacts[];
  readonly found: BuildFiles;
  /** Of input `dockerfile`; absolute. */
  readonly named: string | undefined;
  readonly reading: ReadingOptions;
  readonly inputs: Pick<Inputs, 'context'>;
  /** Absolute. */
  readonly workspace: string;
}

/** Of all Dockerfiles: far more than a repository has; keeps a hostile one from costing time. */
const MOST_VARIANTS = 200;

/** Reads the Dockerfiles that the user or a project names, and those of the repository that may have to do with .NET. */
export async function readDockerfiles(
  question: DockerfilesQuestion,
  files: RepositoryFiles,
): Promise<ReadDockerfiles> {
  const { projects, found, named } = question;
  const own = projects.flatMap(({ dockerfile }) => (dockerfile?.named ? [dockerfile.path] : []));
  const chosen = new Set([...own, ...(named === undefined ? [] : [named])]);
  const index = await indexProjects(projects, files);
  const meanings: DockerfileMeaning[] = [];
  const unreadable = new Map<string, UserError>();
  let variantsLeft = MOST_VARIANTS;
  for (const path of new Set([...chosen, ...found.dockerfiles])) {
    const isMeant = chosen.has(path) || isNextTo(path, projects);
    const plain = await meaningIn({ path, isMeant, variant: undefined }, question, index, files);
    if (plain instanceof UserError) unreadable.set(path, plain);
    else if (plain !== undefined) {
      const variants: DockerfileMeaning[] = [];
      for (const variant of variantsOf(path, found.evidence).slice(0, variantsLeft)) {
        variantsLeft--;
        const meaning = await meaningIn({ path, isMeant, variant }, question, index, files);
        if (meaning !== undefined && !(meaning instanceof UserError)) variants.push(meaning);
      }
      meanings.push(...differing(plain, variants));
    }
  }
  return { meanings, unreadable };
}

interface OneDockerfile {
  readonly path: string;
  /** The user names it, or it is next to a project. */
  readonly isMeant: boolean;
  readonly variant: Variant | undefined;
}

/** Undefined: it has nothing to do with the projects. */
async function meaningIn(
  { path, isMeant, variant }: OneDockerfile,
  question: DockerfilesQuestion,
  index: ProjectIndex,
  files: RepositoryFiles,
): Promise<DockerfileMeaning | UserError | undefined> {
  const { reading, projects, found, inputs, workspace } = question;
  const buildArgs = { ...variant?.args, ...reading.buildArgs };
  const asked = { ...question, reading: { ...reading, buildArgs } };
  const read = await readOne(path, isMeant, asked, files);
  if (read === undefined || read instanceof UserError) return read;
  const evidence = evidenceFor({ path, variant }, found);
  const contexts = contextsOf(path, inputs.context, evidence, workspace, projects);
  const starts = await Promise.all(
    read.stages.map((stage) => startThroughScripts(read, stage, contexts, files)),
  );
  return meaningOf({ path, read, contexts, starts, variant }, index);
}

/** Scripts that start each other. */
const MOST_SCRIPTS = 4;

/** What a stage starts; what a script starts that it copies from the context. */
async function startThroughScripts(
  read: Dockerfile,
  stage: Stage,
  contexts: readonly string[],
  files: RepositoryFiles,
): Promise<Start> {
  let start = startOf(read, stage);
  for (let depth = 0; depth < MOST_SCRIPTS && 'script' in start; depth++) {
    const text = await textOfScript(originsOf(read, stage, start.script), contexts, files);
    if (text === undefined) return start;
    start = startOfScript(text, start, read, stage);
  }
  return start;
}

async function textOfScript(
  origins: readonly string[],
  contexts: readonly string[],
  files: RepositoryFiles,
): Promise<string | undefined> {
  for (const context of contexts) {
    for (const origin of origins) {
      const path = posix.join(context, origin);
      const text = isWithin(path, context) ? await files.read(path) : undefined;
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

/** A plain Dockerfile in the folder of a project. */
function isNextTo(path: string, projects: readonly ProjectFacts[]): boolean {
  return (
    isPlain(posix.basename(path)) &&
    projects.some((project) => posix.dirname(project.path) === posix.dirname(path))
  );
}

/** Undefined: it has nothing to do with the projects. */
async function readOne(
  path: string,
  isMeant: boolean,
  { projects, reading, workspace }: DockerfilesQuestion,
  files: RepositoryFiles,
): Promise<Dockerfile | UserError | undefined> {
  const text = await files.read(path);
  const shown = posix.relative(workspace, path);
  if (text === undefined) {
    return new UserError(
      `The Dockerfile ${shown} cannot be read: it does not exist, is not a file, or is larger than 1 MiB. Fix DockerfilePath in the project file, or name another Dockerfile with input dockerfile.`,
    );
  }
  if (!isMeant && !mayConcern(text, projects)) return undefined;
  try {
    return readDockerfile(text, shown, reading);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return isMeant ? error : undefined;
  }
}

/** Saves parsing the Dockerfiles of databases and front ends. */
function mayConcern(text: string, projects: readonly ProjectFacts[]): boolean {
  return /dotnet|aspnet|msbuild|\.dll/i.test(text) || projects.some((one) => text.includes(one.assemblyName));
}

/** The folders that may be the build context, the likeliest first. */
function contextsOf(
  dockerfile: string,
  context: string | undefined,
  own: readonly BuildEvidence[],
  workspace: string,
  projects: readonly ProjectFacts[],
): readonly string[] {
  if (context !== undefined) return [posix.resolve(workspace, context)];
  const proven = own.map((one) => one.context);
  const named = projects.flatMap((one) =>
    one.dockerfile?.path === dockerfile && one.dockerfile.context !== undefined
      ? [one.dockerfile.context]
      : [],
  );
  return [...new Set([...named, ...proven, ...contextFolders({ dockerfile, workspace })])];
}

import { readdir, readFile, stat } from 'node:fs/promises';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type Ignored, readDockerignore } from '../dockerfile/dockerignore.ts';
import { buildsFromSource } from '../dockerfile/dotnet/builds-from-source.ts';
import { startedAssembly } from '../dockerfile/dotnet/start.ts';
import { contextSources, startCommand } from '../dockerfile/final-stage.ts';
import {
  type Candidate,
  type ContextQuestion,
  chooseContext,
  type FileTree,
  lookAtContexts,
} from './context.ts';
import { inferPublishOutput } from './publish-output.ts';

/** The build context of a Dockerfile, and the folder in which it expects the published app. Paths are absolute. */
export interface BuildPlace {
  readonly context: string;
  /** What the Dockerfile takes from the context but would not find there, apart from the published app. */
  readonly missing: Candidate['missing'];
  /** Undefined if the Dockerfile itself publishes, or does not say where it expects the app. */
  readonly publishOutput?: { readonly path: string; readonly exists: boolean };
}

export interface PlaceQuestion extends Omit<ContextQuestion, 'sources'> {
  readonly read: Dockerfile;
  readonly target?: string | undefined;
}

/** Finds both, if inputs `context` and `publish-output` do not name them. */
export async function findBuildPlace(
  question: PlaceQuestion,
  tree: FileTree = fileTree,
): Promise<BuildPlace> {
  const sources = contextSources(question.read, question.target);
  const ignoredIn = (context: string) => dockerignoreOf(question.dockerfile, context, tree);
  const candidates = await lookAtContexts({ ...question, sources }, tree, ignoredIn);
  const chosen = chooseContext(candidates);
  if (buildsFromSource(question.read, question.target)) {
    return { context: chosen.path, missing: chosen.missing };
  }
  const command = startCommand(question.read, question.target);
  const assembly = command && startedAssembly(command);
  const output = await inferPublishOutput(candidates, { sources, assembly }, tree);
  if (output === undefined) return { context: chosen.path, missing: chosen.missing };
  return {
    context: output.context,
    missing: [],
    publishOutput: { path: output.path, exists: output.exists },
  };
}

/** BuildKit: `NAME.dockerignore` next to a Dockerfile replaces the context's .dockerignore. */
async function dockerignoreOf(dockerfile: string, context: string, tree: FileTree): Promise<Ignored> {
  const text =
    (await tree.read(`${dockerfile}.dockerignore`)) ?? (await tree.read(`${context}/.dockerignore`)) ?? '';
  return readDockerignore(text);
}

/** The folders of the file system. */
const fileTree: FileTree = {
  exists: async (path) => (await absentAs(undefined, stat(path))) !== undefined,
  list: (folder) => absentAs<readonly string[]>([], readdir(folder)),
  read: (path) => absentAs<string | undefined>(undefined, readFile(path, 'utf8')),
};

/** The last one is for a path with a NUL character: a Dockerfile may contain anything. */
const absences = new Set<unknown>(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE']);

async function absentAs<T>(absent: T, outcome: Promise<T>): Promise<T> {
  try {
    return await outcome;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (absences.has(code)) return absent;
    throw error;
  }
}

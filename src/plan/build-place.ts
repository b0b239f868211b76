import { posix } from 'node:path';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type Ignored, readDockerignore } from '../dockerfile/dockerignore.ts';
import { appFolders } from '../dockerfile/dotnet/app-folders.ts';
import { buildsFromSource } from '../dockerfile/dotnet/builds-from-source.ts';
import { isSdkImage } from '../dockerfile/dotnet/dotnet-images.ts';
import { type ContextNeed, contextNeeds } from '../dockerfile/dotnet/needs.ts';
import { finalBase } from '../dockerfile/final-stage.ts';
import { isWithin } from '../dockerfile/paths.ts';
import { type Candidate, type ContextQuestion, lookAtContexts } from './context.ts';
import { chooseContext, contextReason, type MissingNeed, missingIn } from './context-choice.ts';
import {
  holdsApp,
  inferPublishOutput,
  isWholeContext,
  type PublishOutput,
  type PublishQuestion,
} from './publish-output.ts';
import { type FileTree, rememberedTree } from './repository/file-tree.ts';

/** The build context of a Dockerfile, and the folder in which it expects the published app. Paths are absolute. */
export interface BuildPlace {
  readonly context: string;
  /** Why that is the context, in a few words. */
  readonly reason: string;
  /** What the Dockerfile needs in the context but would not find there, apart from the published app. */
  readonly missing: readonly MissingNeed[];
  /** Projects that the build needs and that are not in the context. */
  readonly outside: readonly string[];
  /** Undefined if the Dockerfile itself publishes, or does not say where it expects the app. */
  readonly publishOutput?: { readonly path: string; readonly exists: boolean };
}

export interface PlaceQuestion extends Omit<ContextQuestion, 'needs' | 'projects'> {
  readonly read: Dockerfile;
  readonly target?: string | undefined;
  /** Absolute; of input publish-output. */
  readonly publishOutput?: string | undefined;
  /** Absolute paths of the app's project and those that it references, as far as they are known. */
  readonly projects?: readonly string[];
}

/** Finds both, if inputs `context` and `publish-output` do not name them. */
export async function findBuildPlace(question: PlaceQuestion, tree: FileTree): Promise<BuildPlace> {
  const { read, target, dockerfile } = question;
  const known = rememberedTree(tree);
  const ignoredIn = (context: string) => dockerignoreOf(dockerfile, context, known);
  const fromSource = buildsFromSource(read, target);
  const needs = contextNeeds(read, target);
  const projects = fromSource ? (question.projects ?? []) : [];
  const candidates = await lookAtContexts({ ...question, needs, projects }, known, ignoredIn);
  const named = question.context ?? question.dockerfileContext;
  const chosen = candidates.find(({ path }) => path === named) ?? chooseContext(candidates);
  const app = fromSource ? undefined : appFolders(read, target);
  const output =
    app && (await findOutput(question, { candidates, chosen, app, isNamed: named !== undefined }, known));
  if (output === undefined) {
    return {
      context: chosen.path,
      reason: nameOfContext(question) ?? contextReason(chosen, candidates),
      missing: missingIn(chosen, candidates),
      outside: chosen.outside,
    };
  }
  const { path, context, exists } = output;
  return {
    context,
    reason: nameOfContext(question) ?? outputReason(output),
    missing: missingBesides(output, { candidates, needs, assembly: app?.assembly }, await ignoredIn(context)),
    outside: [],
    publishOutput: { path, exists },
  };
}

/** What names the context; undefined for `context: auto`. */
function nameOfContext({ context, dockerfileContext }: PlaceQuestion): string | undefined {
  if (context !== undefined) return 'input context names it';
  return dockerfileContext === undefined ? undefined : 'DockerfileContext names it';
}

interface Looked extends Pick<PublishQuestion, 'chosen' | 'app' | 'isNamed'> {
  /** All that might be the context, also if one of them was named. */
  readonly candidates: readonly Candidate[];
}

interface Expected extends Pick<Looked, 'candidates'> {
  readonly needs: readonly ContextNeed[];
  readonly assembly: string | undefined;
}

async function findOutput(
  { read, target, dockerfile, workspace, publishOutput }: PlaceQuestion,
  looked: Looked,
  tree: FileTree,
): Promise<PublishOutput | undefined> {
  const { chosen, candidates, isNamed } = looked;
  const allowed = { ...looked, candidates: isNamed ? [chosen] : candidates };
  if (publishOutput !== undefined) return givenOutput(posix.resolve(publishOutput), allowed, tree);
  const base = finalBase(read, { target });
  const ownFolder = isWithin(dockerfile, workspace) ? posix.dirname(dockerfile) : workspace;
  const onRuntime = !('reference' in base && isSdkImage(base.reference));
  return inferPublishOutput({ ...allowed, ownFolder, onRuntime }, tree);
}

/** The context of the folder that input publish-output names. */
async function givenOutput(
  path: string,
  { candidates, chosen, app, isNamed }: Looked,
  tree: FileTree,
): Promise<PublishOutput> {
  const exists = await holdsApp(path, app.assembly, tree);
  if (isWholeContext(app) && !isNamed) return { path, context: path, exists };
  const meant = candidates.find((context) =>
    app.folders.some((folder) => posix.join(context.path, folder) === path),
  );
  return { path, context: (meant ?? chosen).path, exists };
}

function outputReason({ path, context, exists }: PublishOutput): string {
  const folder = posix.relative(context, path);
  if (folder === '') return 'the published app is all that is copied';
  return exists ? `it has the published app in ${folder}` : `the app is expected in ${folder}`;
}

/** What is missing besides the published app, and that app too if .dockerignore excludes it. */
function missingBesides(
  { path, context }: PublishOutput,
  { candidates, needs, assembly = 'App' }: Expected,
  ignored: Ignored,
): readonly MissingNeed[] {
  const folder = posix.relative(context, path);
  const candidate = candidates.find((one) => one.path === context);
  const missing = candidate === undefined ? [] : missingIn(candidate, candidates);
  // The published app may bring with it whatever else is copied from its folder.
  const comes = (one: string) => folder === '' || isWithin(one, folder) || isWithin(folder, one);
  const others = missing.filter((one) => one.ignored || !comes(one.path));
  const isExcluded = ignored(posix.join(folder, `${assembly}.dll`));
  if (!isExcluded || others.some((one) => one.ignored && isWithin(one.path, folder))) return others;
  const copied = needs.find(
    ({ use, paths }) => use === 'copied' && paths.some((one) => comes(posix.join(one, '.'))),
  );
  const line = copied?.line ?? 1;
  const app = { path: folder || '.', line, project: false, ignored: true, certain: true };
  return [...others, { ...app, use: 'copied' }];
}

/** BuildKit: `NAME.dockerignore` next to a Dockerfile replaces the context's .dockerignore. */
async function dockerignoreOf(dockerfile: string, context: string, tree: FileTree): Promise<Ignored> {
  const text =
    (await tree.read(`${dockerfile}.dockerignore`)) ?? (await tree.read(`${context}/.dockerignore`)) ?? '';
  return readDockerignore(text);
}

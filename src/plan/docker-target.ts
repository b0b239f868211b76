import { posix } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import { buildContextValues } from '../docker/build-request.ts';
import { buildsFromSource } from '../dockerfile/dotnet/builds-from-source.ts';
import { finalBase } from '../dockerfile/final-stage.ts';
import type { BuildPlatforms } from '../dockerfile/platform-variables.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import type { BuildPlan } from '../model/build-plan.ts';
import { UserError } from '../model/user-error.ts';
import { type BuildPlace, findBuildPlace } from './build-place.ts';
import type { DockerfileMeaning, StageMeaning } from './ownership/meaning.ts';
import { type BuildEvidence, evidenceFor } from './repository/evidence.ts';
import type { RepositoryFiles } from './repository/file-tree.ts';
import type { DockerfileTarget } from './target.ts';

export type DockerInputs = Pick<Inputs, 'docker' | 'context' | 'publish' | 'publishOutput' | 'baseImage'>;

export interface DockerQuestion {
  readonly project: ProjectFacts;
  readonly dockerfile: DockerfileMeaning;
  readonly stage: StageMeaning;
  /** That the Dockerfile was read for. */
  readonly platforms: BuildPlatforms;
  /** All projects that were evaluated. */
  readonly evaluated: readonly ProjectFacts[];
  /** Of all Dockerfiles. */
  readonly evidence: readonly BuildEvidence[];
  readonly inputs: DockerInputs;
  /** Absolute. */
  readonly workspace: string;
}

/**
 * How an image is built with a user's Dockerfile.
 * @throws UserError for an input that does not fit it.
 */
export async function dockerfileTarget(
  question: DockerQuestion,
  files: RepositoryFiles,
): Promise<DockerfileTarget> {
  const { dockerfile, stage, platforms, inputs, workspace } = question;
  const { path, read } = dockerfile;
  const target = targetOf(stage, dockerfile, inputs);
  const publishOutput = inputs.publishOutput && posix.resolve(workspace, inputs.publishOutput);
  const place = await placeOf({ ...question, target, publishOutput }, files);
  const output = publishOutput ?? place.publishOutput?.path;
  const publishes = inputs.publish ?? !buildsFromSource(read, target);
  if (inputs.publish && output === undefined) {
    throw new UserError(
      `Input publish: "true", but ${read.path} does not show where it expects the published app. Name that folder with input publish-output.`,
    );
  }
  const { context, reason: contextReason, missing, outside } = place;
  const publishTo = publishes ? output : undefined;
  return {
    dockerfile: path,
    read,
    platforms,
    target,
    context,
    contextReason,
    missing,
    outside,
    publishTo,
    unknownProject: dockerfile.unknownProject,
    buildArgs: Object.entries(dockerfile.variant?.args ?? {}).map(([name, value]) => `${name}=${value}`),
  };
}

/**
 * What is given to the builder; undefined: it builds the last stage.
 * @throws UserError for an earlier stage without a name: BuildKit knows stages by their names only.
 */
function targetOf(
  stage: StageMeaning,
  { read, last }: DockerfileMeaning,
  { docker }: DockerInputs,
): string | undefined {
  const isNamed = docker.target?.toLowerCase() === stage.label;
  if (stage === last) return isNamed ? stage.label : undefined;
  if (stage.isNamed) return stage.label;
  const line = read.stages[stage.index]?.line;
  throw new UserError(
    `The stage in line ${line} of ${read.path} makes the app, but it is not the last one, and a builder can build such a stage only by its name. Give it a name (FROM … AS runtime).`,
  );
}

interface PlaceOfImage extends DockerQuestion {
  readonly target: string | undefined;
  readonly publishOutput: string | undefined;
}

async function placeOf(question: PlaceOfImage, files: RepositoryFiles): Promise<BuildPlace> {
  const { project, dockerfile, target, inputs, workspace, publishOutput } = question;
  const { path, read } = dockerfile;
  const asked = {
    dockerfile: path,
    workspace,
    context: await contextInput(inputs.context, workspace, files),
    // DockerfileContext is about the project's own Dockerfile.
    dockerfileContext: project.dockerfile?.path === path ? project.dockerfile.context : undefined,
    read,
    target,
    publishOutput,
    projects: withReferences(project, question.evaluated),
  };
  const found = await findBuildPlace(asked, files);
  const proven = contextEvidence(question);
  if (asked.context !== undefined || asked.dockerfileContext !== undefined || proven === undefined)
    return found;
  const place = await findBuildPlace({ ...asked, context: proven }, files);
  const lacks = place.outside.length > 0 || place.missing.some(({ certain }) => certain);
  // Compose was run on a published app, and here are its sources: they must not become the image.
  const lacksApp = place.publishOutput === undefined && found.publishOutput !== undefined;
  return lacks || lacksApp ? found : { ...place, reason: 'a compose or bake file names it' };
}

/** The project and those that it references, also through others, as far as they were evaluated. */
function withReferences(project: ProjectFacts, evaluated: readonly ProjectFacts[]): readonly string[] {
  const references = new Map([...evaluated, project].map((one) => [one.path, one.projectReferences]));
  const all = new Set([project.path]);
  // A set takes what is added to it into its loop.
  for (const one of all) for (const reference of references.get(one) ?? []) all.add(reference);
  return [...all];
}

/** The context that compose and bake files name for this Dockerfile, if they agree. */
function contextEvidence({ dockerfile, stage, ...question }: DockerQuestion): string | undefined {
  const own = evidenceFor(dockerfile, question);
  const ofStage = own.filter(({ target }) => target?.toLowerCase() === stage.label);
  const contexts = new Set((ofStage.length > 0 ? ofStage : own).map(({ context }) => context));
  const [only, ...others] = contexts;
  return others.length === 0 ? only : undefined;
}

async function contextInput(
  context: string | undefined,
  workspace: string,
  files: RepositoryFiles,
): Promise<string | undefined> {
  if (context === undefined) return undefined;
  const path = posix.resolve(workspace, context);
  const parent = await files.list(posix.dirname(path));
  const isFolder =
    path === workspace || parent.some(({ name, isFolder }) => name === posix.basename(path) && isFolder);
  if (isFolder || (await files.list(path)).length > 0) return path;
  throw new UserError(`Input context: ${JSON.stringify(context)} is not a folder of ${workspace}`);
}

/** The plan of such a build, for people. */
export function dockerfilePlan(
  { dockerfile, read, target, context, publishTo }: DockerfileTarget,
  { stage, inputs, workspace }: DockerQuestion,
  reason: string,
): BuildPlan {
  const shown = (path: string) => posix.relative(workspace, path) || '.';
  const contexts = buildContextValues(inputs.docker.buildContexts ?? []);
  const base = finalBase(read, { contexts, target });
  return {
    builder: 'docker',
    dockerfile: shown(dockerfile),
    stage: stage.label,
    context: shown(context),
    publish: publishTo === undefined ? undefined : shown(publishTo),
    base: inputs.baseImage !== undefined ? { reference: inputs.baseImage } : shownBase(base),
    reason,
  };
}

function shownBase(base: ReturnType<typeof finalBase>): BuildPlan['base'] {
  if ('scratch' in base) return { reference: 'scratch' };
  return 'unknown' in base ? { unknown: base.unknown } : { reference: base.reference };
}

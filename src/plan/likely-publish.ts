import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import type { Inputs } from '../action/inputs.ts';
import type { Collected } from '../dotnet/project/find-projects.ts';
import type { FindProjectsRequest } from '../dotnet/project/found-projects.ts';
import type { BegunPublish } from '../dotnet/publish/begun-publish.ts';
import { isProjectFile } from '../model/project-file.ts';
import { TAG } from '../oci/receiver/measuring-registry.ts';
import type { Places, Tools } from '../tools/tools.ts';
import type { RepositoryFiles } from './repository/file-tree.ts';
import type { BuildFiles } from './repository/find-build-files.ts';
import type { ProjectTarget } from './target.ts';

/** What decides, of the inputs. */
export type LikelyInputs = Pick<Inputs, 'builder' | 'dockerfile' | 'platforms' | 'baseImage'>;

/** Projects that are read, at most. */
const MOST_PROJECTS = 200;

/**
 * The one project that the SDK most likely makes the only image of, so that its publish can begin before MSBuild has
 * evaluated it; undefined if none stands out, or if the checkout was restored before.
 */
export async function likelyPublish(
  { named, found }: Collected,
  { dockerfiles, evidence, skipped }: BuildFiles,
  { builder, dockerfile, platforms, baseImage }: LikelyInputs,
  { read, workspace }: Pick<RepositoryFiles, 'read'> & { readonly workspace: string },
): Promise<string | undefined> {
  const mayNeedDocker = builder === 'docker' || dockerfile !== undefined;
  const hasDocker = dockerfiles.length + evidence.length + skipped > 0;
  if (mayNeedDocker || hasDocker || platforms.length > 0 || baseImage !== undefined) return undefined;
  const projects = [...named, ...found];
  if (projects.length > MOST_PROJECTS || !projects.every(isProjectFile)) return undefined;
  if (wasRestored(projects, workspace)) return undefined;
  const texts = await Promise.all(projects.map(async (path) => ({ path, text: (await read(path)) ?? '' })));
  const apps = texts.filter(({ path, text }) => named.includes(path) || IS_APP.test(text));
  const [app, ...others] = apps;
  return app === undefined || others.length > 0 || IS_SPECIAL.test(app.text) ? undefined : app.path;
}

const IS_APP = /\bSdk\s*=\s*"Microsoft\.NET\.Sdk\.(?:Web|Worker)["/]/i;

/** It has several frameworks, runtimes or images, or a Dockerfile with a name that is none. */
const IS_SPECIAL = /<(?:TargetFrameworks|(?:Container)?RuntimeIdentifiers|Dockerfile\w*)\b/i;

/** Then the facts depend on what the restore wrote. */
function wasRestored(projects: readonly string[], workspace: string): boolean {
  return (
    existsSync(posix.join(workspace, 'artifacts')) ||
    projects.some((path) => existsSync(posix.join(posix.dirname(path), 'obj')))
  );
}

/** Begins to publish it while it is planned. */
export function beginLikely(
  path: string,
  { options }: FindProjectsRequest,
  { mirrors }: Inputs,
  { temporaryFolder }: Places,
  { dotnet, registry: { address, repository } }: Pick<Tools, 'dotnet' | 'registry'>,
): Promise<BegunPublish> {
  const hosts = mirrors.map(({ registry }) => registry);
  const push = { registry: address, repository, tag: TAG };
  return dotnet.beginPublish({ ...push, path, options, mirrors: hosts, temporaryFolder });
}

/** The targets; a publish that was begun is that of the only one, or is stopped. */
export async function handOver(
  begun: BegunPublish | undefined,
  targets: readonly ProjectTarget[],
): Promise<readonly ProjectTarget[]> {
  const [target, ...others] = targets;
  const isOfTarget = target?.docker === undefined && target?.project.path === begun?.path;
  if (begun && target && isOfTarget && others.length === 0) return [{ ...target, begun }];
  await begun?.stop();
  return targets;
}

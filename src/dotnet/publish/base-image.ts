import * as v from 'valibot';
import { UserError } from '../../model/user-error.ts';
import type { Execute } from '../../process/execute.ts';
import { failure, start, workingFolder } from '../cli/run-dotnet.ts';
import { parseAnswer } from '../evaluation/evaluate.ts';
import { evaluationArgs } from '../evaluation/evaluation-args.ts';
import type { BuildOptions } from '../project/build-options.ts';
import { computedBaseImage } from '../project/image-identifier.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { platformArgs } from './container-platform.ts';

const baseImageAnswer = v.object({
  Properties: v.object({ ContainerBaseImage: v.string(), NETCoreSdkVersion: v.string() }),
});

/**
 * The base image that the SDK builds the project's image on: the project's own, else the SDK's choice. The SDK's target
 * computes it, without a restore or a build. MSBuild is started only if the answer did not come with the facts.
 * @param identifier of the image's runtime.
 * @param isPublished the project was published with these options, so the frameworks that its references and packages
 * need are known, and count.
 */
export async function baseImage(
  execute: Execute,
  project: ProjectFacts,
  options: BuildOptions,
  identifier: string | undefined,
  isPublished = false,
): Promise<string> {
  const resolves = isPublished && mayNeedOtherFrameworks(project);
  const computed = computedBaseImage(project, identifier);
  if (computed !== undefined && !resolves) return computed;
  const args = baseImageArgs(project, options, identifier, resolves);
  const cwd = workingFolder(project.path, options.root);
  const finished = await start(execute, { args, cwd, silent: true });
  if (finished.exitCode !== 0)
    throw failure(args, finished, explain(finished.stderr + finished.stdout, project));
  const { ContainerBaseImage } = parseAnswer(baseImageAnswer, finished.stdout, args).Properties;
  if (ContainerBaseImage !== '') return ContainerBaseImage;
  throw new UserError(
    `The .NET SDK ${project.sdkVersion} names no base image for ${project.path}. Set ContainerBaseImage in the project, or input base-image.`,
  );
}

/** ASP.NET Core is all that can be added, and a self-contained app brings its frameworks. */
function mayNeedOtherFrameworks({ sdk, selfContained, container }: ProjectFacts): boolean {
  return sdk !== 'web' && !selfContained && container.baseImage === undefined;
}

/** @param resolves the frameworks that references and packages need count too. */
export function baseImageArgs(
  project: ProjectFacts,
  options: BuildOptions,
  identifier: string | undefined,
  resolves = false,
): readonly string[] {
  return [
    ...evaluationArgs(project.path, { ...options, framework: project.framework }),
    ...platformArgs(identifier),
    `-t:${resolves ? 'ResolvePackageAssets;' : ''}ComputeContainerBaseImage`,
    '-getProperty:ContainerBaseImage,NETCoreSdkVersion',
  ];
}

function explain(output: string, project: ProjectFacts): string {
  return output.includes('MSB4057')
    ? `The .NET SDK ${project.sdkVersion} cannot say which base image it uses. Use SDK 8.0.300 or later, or set input base-image.`
    : '';
}

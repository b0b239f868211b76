import type { Digest } from '../model/image.ts';
import type { Environment } from '../process/environment.ts';
import type { Execute } from '../process/execute.ts';
import { evaluateAll } from './evaluation/evaluate-all.ts';
import type { BuildOptions } from './project/build-options.ts';
import type { ProjectReader } from './project/find-projects.ts';
import { imageRuntimeIdentifier } from './project/image-identifier.ts';
import type { ProjectFacts } from './project/project-facts.ts';
import { projectsOfSolution } from './project/solution.ts';
import { baseImage } from './publish/base-image.ts';
import { type BeginPublishRequest, type BegunPublish, beginPublish } from './publish/begun-publish.ts';
import { type PublishRequest, publish } from './publish/publish.ts';
import { type PublishContainerRequest, publishContainer } from './publish/publish-container.ts';
import { restore } from './publish/restore.ts';

/** The `dotnet` command, as far as this action needs it. Every method throws a UserError when dotnet fails. */
export interface DotNet extends ProjectReader {
  /** Restores the packages of projects and of all that they reference, as `publish` with the same options would. */
  restore(projects: readonly string[], options: BuildOptions): Promise<void>;
  /**
   * The base image that the SDK builds the project's image on: `mcr.microsoft.com/dotnet/aspnet:10.0`.
   * @param runtimeIdentifier of the image, if there may be several; see `containerImages`.
   * @param isPublished only then the frameworks count that references and packages of the project need.
   */
  baseImage(
    project: ProjectFacts,
    options: BuildOptions,
    runtimeIdentifier?: string,
    isPublished?: boolean,
  ): Promise<string>;
  /** Publishes the app into a folder; resolves to what else the folder holds, of earlier publishes. */
  publish(request: PublishRequest): Promise<readonly string[]>;
  /** Begins `publishContainer` before the facts of the project are known. */
  beginPublish(request: BeginPublishRequest): Promise<BegunPublish>;
  /**
   * Publishes the app as an image into a registry; resolves to the digest of the pushed manifest.
   * @param begun goes on with this if it is the same publish.
   */
  publishContainer(request: PublishContainerRequest, begun?: BegunPublish): Promise<{ digest: Digest }>;
}

/** The real one. `environment` is what its children inherit. */
export function dotnet(execute: Execute, environment: Environment = process.env): DotNet {
  return {
    factsOfMany: (projects, options, apps) => evaluateAll(execute, projects, options, apps, environment),
    projectsOfSolution: (solution, root) => projectsOfSolution(execute, solution, root),
    restore: (projects, options) => restore(execute, projects, options),
    baseImage: (project, options, runtimeIdentifier = imageRuntimeIdentifier(project), isPublished) =>
      baseImage(execute, project, options, runtimeIdentifier, isPublished),
    publish: (request) => publish(execute, request, environment),
    beginPublish: (request) => beginPublish(execute, request, environment),
    publishContainer: async (request, begun) => {
      const runtimeIdentifier = request.runtimeIdentifier ?? imageRuntimeIdentifier(request.project);
      const complete = { ...request, runtimeIdentifier };
      return (await begun?.finish(complete)) ?? publishContainer(execute, complete, environment);
    },
  };
}

import { arch } from 'node:process';
import type { Digest } from '../model/image.ts';
import type { Environment } from '../process/environment.ts';
import type { Execute } from '../process/execute.ts';
import type { BuildOptions } from './project/build-options.ts';
import { evaluate } from './project/evaluate.ts';
import { type Answer, evaluateAll } from './project/evaluate-all.ts';
import type { ProjectFacts } from './project/project-facts.ts';
import { projectsOfSolution } from './project/solution.ts';
import { baseImage } from './publish/base-image.ts';
import { imageRuntimeIdentifier } from './publish/container-platform.ts';
import { type PublishRequest, publish } from './publish/publish.ts';
import { type PublishContainerRequest, publishContainer } from './publish/publish-container.ts';
import { restore } from './publish/restore.ts';

/** The `dotnet` command, as far as this action needs it. Every method throws a UserError when dotnet fails. */
export interface DotNet {
  /** What MSBuild says about a project file, without restoring or building it: about 0.7 s. */
  facts(project: string, options: BuildOptions): Promise<ProjectFacts>;
  /**
   * The same of many project files at a time, in their order: about 35 ms each. A project that MSBuild cannot
   * evaluate is answered with its error.
   */
  factsOfMany(projects: readonly string[], options: BuildOptions): Promise<readonly Answer[]>;
  /** The project files of a .sln, .slnx or .slnf; absolute. */
  projectsOfSolution(solution: string, root: string): Promise<readonly string[]>;
  /** Restores the packages of all projects of a solution, as publishing each of them with the options would. */
  restore(solution: string, options: BuildOptions): Promise<void>;
  /**
   * The base image of the project's image when the SDK makes it, `mcr.microsoft.com/dotnet/aspnet:10.0`.
   * @param runtimeIdentifier of the image, where there may be several; see `containerImages`.
   */
  baseImage(project: ProjectFacts, options: BuildOptions, runtimeIdentifier?: string): Promise<string>;
  /** Publishes the app into a folder. */
  publish(request: PublishRequest): Promise<void>;
  /** Publishes the app as an image into a registry; resolves to the digest of the manifest that was pushed. */
  publishContainer(request: PublishContainerRequest): Promise<{ digest: Digest }>;
}

/** The real one. `environment` is what its children inherit. */
export function dotnet(execute: Execute, environment: Environment = process.env): DotNet {
  return {
    facts: (project, options) => evaluate(execute, project, options),
    factsOfMany: (projects, options) => evaluateAll(execute, projects, options),
    projectsOfSolution: (solution, root) => projectsOfSolution(execute, solution, root),
    restore: (solution, options) => restore(execute, solution, options),
    baseImage: (project, options, runtimeIdentifier) =>
      baseImage(execute, project, options, runtimeIdentifier ?? only(project)),
    publish: (request) => publish(execute, request),
    publishContainer: (request) => {
      const runtimeIdentifier = request.runtimeIdentifier ?? only(request.project);
      return publishContainer(execute, { ...request, runtimeIdentifier }, environment);
    },
  };
}

const only = (project: ProjectFacts) => imageRuntimeIdentifier(project, architecture(arch));

/** Node's name of a processor as .NET spells it in runtime identifiers. */
function architecture(node: string): string {
  return node === 'ia32' ? 'x86' : node;
}

import type { ImageSource } from '../../src/action/image-source.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import type { Platform } from '../../src/model/image.ts';
import { planImage } from '../../src/plan/plan.ts';
import type { DockerfileTarget, ImageTarget, ProjectTarget } from '../../src/plan/target.ts';

export const imageTarget = (source: ImageSource, name?: string): ImageTarget => planImage(source, name);

/** A project that the .NET SDK builds. */
export function projectTarget(project: ProjectFacts, changes: Partial<ProjectTarget> = {}): ProjectTarget {
  return {
    name: project.name,
    project,
    projectPath: `${project.name}.csproj`,
    build: {
      builder: changes.docker === undefined ? 'sdk' : 'docker',
      dockerfile: undefined,
      stage: undefined,
      context: undefined,
      publish: undefined,
      base: { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' },
      reason: 'no Dockerfile publishes or starts it',
    },
    docker: undefined,
    ...changes,
  };
}

/** A build with this Dockerfile. @param path of it; absolute. */
export function dockerfileTarget(
  path: string,
  text: string,
  platform: Platform,
  changes: Partial<DockerfileTarget> = {},
): DockerfileTarget {
  const platforms = { builder: platform, target: platform };
  return {
    dockerfile: path,
    read: readDockerfile(text, 'Dockerfile', { platforms }),
    platforms,
    target: undefined,
    context: '/context',
    contextReason: 'the folder of the Dockerfile',
    missing: [],
    outside: [],
    publishTo: undefined,
    unknownProject: undefined,
    buildArgs: [],
    ...changes,
  };
}

import type { ContainerFacts, ProjectFacts } from '../../src/dotnet/project/project-facts.ts';

/** A web app, with differences. */
export function someFacts(
  differences: Partial<Omit<ProjectFacts, 'container'>> & { container?: Partial<ContainerFacts> } = {},
): ProjectFacts {
  const { container, ...rest } = differences;
  return {
    path: '/repo/src/Web/Web.csproj',
    name: 'Web',
    assemblyName: 'Web',
    sdk: 'web',
    outputType: 'Exe',
    isTest: false,
    isTool: false,
    isAspireHost: false,
    isPublishable: true,
    targetFrameworks: ['net10.0'],
    framework: undefined,
    targetFramework: 'net10.0',
    frameworkIdentifier: '.NETCoreApp',
    dotnetVersion: '10.0',
    targetPlatform: undefined,
    runtimeIdentifier: undefined,
    runtimeIdentifiers: [],
    selfContained: false,
    publishAot: false,
    projectReferences: [],
    sdkBaseImages: new Map(),
    sdkBaseImage: undefined,
    sdkVersion: '10.0.401',
    dockerfile: undefined,
    ...rest,
    container: {
      enabled: true,
      baseImage: undefined,
      family: undefined,
      repository: undefined,
      runtimeIdentifier: undefined,
      runtimeIdentifiers: [],
      properties: [],
      setForAll: false,
      ...container,
    },
  };
}

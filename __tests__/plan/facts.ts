import { basename } from 'node:path';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';

/** A Web project of .NET 10 as MSBuild would describe it. */
export function webProject(path: string, changes: Partial<ProjectFacts> = {}): ProjectFacts {
  const name = basename(path, '.csproj');
  return {
    path,
    name,
    assemblyName: name,
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
    container: {
      enabled: true,
      baseImage: undefined,
      family: undefined,
      repository: undefined,
      runtimeIdentifier: undefined,
      runtimeIdentifiers: [],
      properties: [],
      setForAll: false,
    },
    ...changes,
  };
}

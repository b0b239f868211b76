import { existsSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import * as v from 'valibot';
import type { ContainerFacts, DockerfileFacts, ProjectFacts } from '../project/project-facts.ts';

/** With one of them, a project can say that it is meant to be an image. */
export const containerProperties = [
  'ContainerBaseImage',
  'ContainerFamily',
  'ContainerImageName',
  'ContainerImageTag',
  'ContainerImageTags',
  'ContainerRegistry',
  'ContainerRepository',
  'ContainerRuntimeIdentifier',
  'ContainerRuntimeIdentifiers',
] as const;

/** The properties that facts are read from. */
export const factProperties = [
  'AssemblyName',
  ...containerProperties,
  'DockerfileContext',
  'DockerfileFile',
  'DockerfilePath',
  'EnableSdkContainerSupport',
  'IsAspireHost',
  'IsPublishable',
  'IsTestProject',
  'IsTestingPlatformApplication',
  'NETCoreSdkVersion',
  'OutputType',
  'PackAsTool',
  'PublishAot',
  'RuntimeIdentifier',
  'RuntimeIdentifiers',
  'SelfContained',
  'TargetFramework',
  'TargetFrameworkIdentifier',
  'TargetFrameworkVersion',
  'TargetFrameworks',
  'TargetPlatformIdentifier',
  'UsingMicrosoftNETSdkBlazorWebAssembly',
  'UsingMicrosoftNETSdkWeb',
  'UsingMicrosoftNETSdkWebAssembly',
  'UsingMicrosoftNETSdkWorker',
] as const;

/** The items that facts are read from. */
export const factItems = ['PackageReference', 'ProjectReference'] as const;

/** MSBuild's JSON answer to `-getProperty` and `-getItem`. Every property is text; unset ones are empty. */
export const projectAnswer = v.object({
  Properties: v.record(v.string(), v.string()),
  Items: v.object({
    PackageReference: v.array(v.object({ Identity: v.string() })),
    ProjectReference: v.array(v.object({ FullPath: v.string() })),
  }),
});
export type MsBuildAnswer = v.InferOutput<typeof projectAnswer>;

/** Packages that only test projects have. IsTestProject is set by a package, and so unknown before a restore. */
const testPackages =
  /^(?:Microsoft\.NET\.Test\.Sdk|Microsoft\.Testing\.Platform.*|MSTest|TUnit|xunit\.v3.*)$/i;

/** The facts of the project at `path` (absolute) in MSBuild's answer. */
export function projectFacts(path: string, answer: MsBuildAnswer): ProjectFacts {
  const text = (name: (typeof factProperties)[number]) => answer.Properties[name]?.trim() || undefined;
  const flag = (name: (typeof factProperties)[number]) => text(name)?.toLowerCase() === 'true';
  const list = (name: (typeof factProperties)[number]) => splitList(text(name));
  const several = list('TargetFrameworks');
  const targetFramework = text('TargetFramework');
  return {
    path,
    name: basename(path, extname(path)),
    assemblyName: text('AssemblyName') ?? basename(path, extname(path)),
    sdk: sdkOf(flag),
    outputType: text('OutputType') ?? 'Library',
    isTest:
      flag('IsTestProject') ||
      flag('IsTestingPlatformApplication') ||
      answer.Items.PackageReference.some((item) => testPackages.test(item.Identity)),
    isTool: flag('PackAsTool'),
    isAspireHost: flag('IsAspireHost'),
    // If a project has several target frameworks, the SDK sets it only for one of them.
    isPublishable: text('IsPublishable')?.toLowerCase() !== 'false',
    targetFrameworks: several.length > 0 ? several : targetFramework === undefined ? [] : [targetFramework],
    framework: several.length > 0 ? targetFramework : undefined,
    targetFramework,
    frameworkIdentifier: text('TargetFrameworkIdentifier'),
    dotnetVersion: text('TargetFrameworkVersion')?.replace(/^v/, ''),
    targetPlatform: text('TargetPlatformIdentifier'),
    runtimeIdentifier: text('RuntimeIdentifier'),
    runtimeIdentifiers: list('RuntimeIdentifiers'),
    selfContained: flag('SelfContained'),
    publishAot: flag('PublishAot'),
    projectReferences: answer.Items.ProjectReference.map((item) => item.FullPath),
    sdkBaseImages: new Map(),
    sdkBaseImage: undefined,
    sdkVersion: text('NETCoreSdkVersion') ?? '',
    dockerfile: dockerfileOf(
      path,
      text('DockerfilePath') ?? text('DockerfileFile'),
      text('DockerfileContext'),
    ),
    container: containerOf(text, flag, list),
  };
}

type Flag = (name: (typeof factProperties)[number]) => boolean;
type Text = (name: (typeof factProperties)[number]) => string | undefined;
type List = (name: (typeof factProperties)[number]) => readonly string[];

function sdkOf(flag: Flag): ProjectFacts['sdk'] {
  if (flag('UsingMicrosoftNETSdkBlazorWebAssembly') || flag('UsingMicrosoftNETSdkWebAssembly'))
    return 'webassembly';
  if (flag('UsingMicrosoftNETSdkWeb')) return 'web';
  return flag('UsingMicrosoftNETSdkWorker') ? 'worker' : 'other';
}

function containerOf(text: Text, flag: Flag, list: List): ContainerFacts {
  return {
    enabled: flag('EnableSdkContainerSupport'),
    baseImage: text('ContainerBaseImage'),
    family: text('ContainerFamily'),
    repository: text('ContainerRepository') ?? text('ContainerImageName'),
    runtimeIdentifier: text('ContainerRuntimeIdentifier'),
    runtimeIdentifiers: list('ContainerRuntimeIdentifiers'),
    properties: containerProperties.filter((name) => text(name) !== undefined),
    setForAll: false,
  };
}

/**
 * `DockerfilePath` (new) or `DockerfileFile` is relative to the project, `DockerfileContext` to the Dockerfile.
 * "Container Tools build properties", learn.microsoft.com/visualstudio/containers.
 */
function dockerfileOf(project: string, named: string | undefined, context: string | undefined) {
  const path = absolute(project, named ?? 'Dockerfile');
  if (path === undefined || (named === undefined && !existsSync(path))) return undefined;
  return { path, named: named !== undefined, context: absolute(path, context) } satisfies DockerfileFacts;
}

/** Paths in properties may have backslashes. */
function absolute(file: string, path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(dirname(file), path.replaceAll('\\', '/'));
}

export function splitList(text: string | undefined): readonly string[] {
  const parts = (text ?? '').split(';').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

import { literal, xml } from '../cli/msbuild-text.ts';
import { BASE_PARTS, baseAnswer } from './base-question.ts';

/** The only place that MSBuild may push an image to, and the base that the image is expected to have. */
export interface PushGuard {
  /** Of the project file that is published; absolute. */
  readonly project: string;
  /** `HOST:PORT`. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** The value of ContainerBaseImage that is expected; undefined: MSBuild always requests `baseQuestion`. */
  readonly expectedBase: string | undefined;
  /** The same image on a mirror, which the SDK reads instead; undefined: there is none. */
  readonly mirroredBase: string | undefined;
  /** URL that MSBuild requests before the push if the base is another one; see `baseOf`. */
  readonly baseQuestion: string;
  /** URL that MSBuild requests before it builds the project, and waits for the answer; undefined: it may build. */
  readonly permission?: string;
  /** For files that MSBuild writes; absolute. */
  readonly folder: string;
}

/** A target that does nothing. If MSBuild does not know it, the project keeps the guard out. */
export const GUARD = 'AspnetImageSizeGuard';

/** Properties that give an image another destination or name, and what they must be. */
function destination({ registry, repository }: PushGuard): Readonly<Record<string, string>> {
  return {
    ContainerRegistry: registry,
    ContainerRepository: repository,
    ...Object.fromEntries(ELSEWHERE.map((name) => [name, ''])),
  };
}

/**
 * Microsoft.NET.Build.Containers.targets of the SDKs 8.0.300 to 10.0.401. The tags of the project do not matter, and
 * two properties with tags are an error; without both, the SDK's own default is valid.
 */
export const ELSEWHERE = [
  'ContainerArchiveOutputPath',
  'LocalRegistry',
  'ContainerImageTag',
  'ContainerImageTags',
  'ContainerImageName',
  'RegistryUrl',
  'PublishImageTag',
  'AutoGenerateImageTag',
  '_SkipContainerPublishing',
];

/**
 * Imported at the end of Microsoft.Common.targets. It adds the other file to those that the SDK imports behind all that
 * comes from packages and from Directory.Build.targets. Project files that import the SDK's targets themselves can have
 * targets that run even later: what those could change is an error before anything is built.
 */
export function firstTargets(last: string): string {
  return `<Project InitialTargets="AspnetImageSizeChecks">
  <PropertyGroup>
    <AfterMicrosoftNETSdkTargets>$(AfterMicrosoftNETSdkTargets);${literal(last)}</AfterMicrosoftNETSdkTargets>
    <AspnetImageSizeSdkTargets>$(MSBuildToolsPath)/Containers/build/Microsoft.NET.Build.Containers.targets</AspnetImageSizeSdkTargets>
  </PropertyGroup>
  <Target Name="AspnetImageSizeChecks">
    <Error Condition="Exists('$(AspnetImageSizeSdkTargets)') and !(${SDK_CALL.map((text) => has('AspnetImageSizeSdkTargets', text)).join(' and ')})"
           Text="The .NET SDK $(NETCoreSdkVersion) pushes images in another way than this action knows, so the image could be pushed to another registry. Nothing was built. Use another version of the SDK or of this action, or set input builder to docker." />
${['MSBuildProjectFullPath', 'DirectoryBuildTargetsPath', 'DirectoryBuildPropsPath'].map(ownCalls).join('\n')}
    <Error Condition="${has(PROJECT, 'Sdk.targets')} and (${LATE.map((text) => has(PROJECT, text)).join(' or ')} or ($([MSBuild]::VersionLessThan('$(NETCoreSdkVersion)', '9.0.0')) and ${has(PROJECT, 'Targets="PublishContainer"')}))"
           File="$(${PROJECT})"
           Text="$(MSBuildProjectFile) imports Sdk.targets and then changes how the SDK pushes images (PublishContainer, _PublishSingleContainer), so the image could be pushed to another registry. Nothing was built. Move that to a Directory.Build.targets, or set input builder to docker." />
  </Target>
</Project>
`;
}

const PROJECT = 'MSBuildProjectFullPath';

/** How the SDK gives its task the properties that are set here. */
const SDK_CALL = [
  'OutputRegistry="$(ContainerRegistry)"',
  'ArchiveOutputPath="$(ContainerArchiveOutputPath)"',
  'Repository="$(ContainerRepository)"',
];

/** Some SDKs 8 push in the target PublishContainer itself, later ones in the others. */
const LATE = ['_PublishSingleContainer', '_PublishMultiArchContainers', 'Name="PublishContainer"'];

/** A task that the project itself calls has the parameters that the project gives it. */
function ownCalls(file: string): string {
  return `    <Error Condition="${has(file, '<CreateNewImage')} or ${has(file, '<CreateImageIndex')}"
           File="$(${file})"
           Text="$(${file}) calls the SDK's task CreateNewImage or CreateImageIndex itself, so the image could be pushed to another registry. Nothing was built. Leave the push to the SDK's target PublishContainer, or set input builder to docker." />`;
}

/** The project file of an app that is one .cs file does not exist. */
function has(file: string, text: string): string {
  const argument = xml(text.replaceAll('$', '%24'));
  return `(Exists('$(${file})') and $([System.IO.File]::ReadAllText('$(${file})').Contains('${argument}')))`;
}

/**
 * Imported behind the project's own targets, so that its targets run right before the SDK's: a target of the project can
 * set any property, also one of the command line.
 */
export function lastTargets(guard: PushGuard): string {
  const properties = Object.entries(destination(guard));
  const set = properties.map(([name, value]) => `      <${name}>${literal(value)}</${name}>`).join('\n');
  return `<Project${guard.permission === undefined ? '' : ` InitialTargets="${WAIT}"`}>
  <Target Name="${GUARD}" />${waitFor(guard)}
  <Target Name="AspnetImageSizeBeforeConfig" BeforeTargets="ComputeContainerConfig">
${['ContainerRegistry', 'ContainerRepository'].map((name) => notice(name, guard)).join('\n')}
    <PropertyGroup>
${set}
    </PropertyGroup>
  </Target>
  <Target Name="AspnetImageSizeBeforePublish" BeforeTargets="PublishContainer">
${beforePush(guard, set)}
    <DownloadFile Condition="${isProject(guard)} and '$(ContainerBaseImage)' != '${literal(guard.expectedBase ?? '')}'"
                  SourceUrl="${literal(guard.baseQuestion)}?${BASE_PARTS.map(parameter).join('&amp;')}"
                  DestinationFolder="${literal(guard.folder)}" DestinationFileName="${BASE_ANSWER}" Retries="0" />
${useMirror(guard)}
  </Target>
  <Target Name="AspnetImageSizeBeforePush" BeforeTargets="_PublishSingleContainer">
${beforePush(guard, set)}
  </Target>
  <Target Name="AspnetImageSizeBeforeSeveral" BeforeTargets="_PublishMultiArchContainers">
    <Error Text="A target of $(MSBuildProjectFile) names several runtime identifiers (ContainerRuntimeIdentifiers: $(ContainerRuntimeIdentifiers), RuntimeIdentifiers: $(RuntimeIdentifiers)), so the SDK would make an image for each. Nothing was pushed. Name them outside of targets, or set input platforms." />
  </Target>
</Project>
`;
}

const WAIT = 'AspnetImageSizeWait';

/** MSBuild may wait for as long as an evaluation takes, which may wait for a network. */
const LONGEST_WAIT = 60 * 60 * 1000;

/** After the restore, before anything else of the project or its references: a no leaves only what a restore writes. */
function waitFor(guard: PushGuard): string {
  if (guard.permission === undefined) return '';
  return `
  <Target Name="${WAIT}" Condition="${isProject(guard)} and '$(MSBuildRestoreSessionId)' == ''">
    <DownloadFile SourceUrl="${literal(guard.permission)}" Retries="0" Timeout="${LONGEST_WAIT}"
                  DestinationFolder="${literal(guard.folder)}" DestinationFileName="permission" />
  </Target>`;
}

function parameter(name: string): string {
  return `${name}=$([System.Uri]::EscapeDataString('$(${name})'))`;
}

const BASE_ANSWER = 'base-answer';

/**
 * Makes the SDK read the base from the mirror. As ContainerBaseImage on the command line, the mirror would replace the
 * SDK's own choice, which also depends on the frameworks that references and packages need.
 */
function useMirror(guard: PushGuard): string {
  const answer = `${literal(guard.folder)}/${BASE_ANSWER}`;
  const expected = guard.mirroredBase === undefined ? '' : baseAnswer(guard.mirroredBase);
  const parts = BASE_PARTS.map(
    (name, i) => `      <${name}>$(_AspnetImageSizeMirror.Split('|')[${i}])</${name}>`,
  );
  return `    <PropertyGroup Condition="${isProject(guard)}">
      <_AspnetImageSizeMirror Condition="'$(ContainerBaseImage)' == '${literal(guard.expectedBase ?? '')}'">${literal(expected)}</_AspnetImageSizeMirror>
      <_AspnetImageSizeMirror Condition="Exists('${answer}')">$([System.IO.File]::ReadAllText('${answer}'))</_AspnetImageSizeMirror>
    </PropertyGroup>
    <PropertyGroup Condition="$(_AspnetImageSizeMirror.Contains('|'))">
${parts.join('\n')}
    </PropertyGroup>`;
}

function beforePush({ tag }: PushGuard, set: string): string {
  return `    <PropertyGroup>
${set}
    </PropertyGroup>
    <ItemGroup>
      <ContainerImageTags Remove="@(ContainerImageTags)" />
      <ContainerImageTags Include="${literal(tag)}" />
    </ItemGroup>`;
}

/** Of a property whose value on the command line a target has changed. */
function notice(name: string, guard: PushGuard): string {
  const value = destination(guard)[name] ?? '';
  return `    <Message Condition="${isProject(guard)} and '$(${name})' != '${literal(value)}'" Importance="high"
             Text="A target of $(MSBuildProjectFile) sets ${name} to &quot;$(${name})&quot;. The image is still measured, but not pushed there." />`;
}

/** MSBuild takes an app that is one .cs file for a project that does not exist, and names the file in a property. */
function isProject({ project }: PushGuard): string {
  const path = literal(project);
  return `('$(MSBuildProjectFullPath)' == '${path}' or '$(EntryPointFilePath)' == '${path}')`;
}

import { literal } from '../cli/msbuild-text.ts';
import { containerProperties, factProperties } from './project-answer.ts';

/** A target that `questionTargets` adds to a project. */
export const FACTS = 'AnswerFacts';
const BASE_IMAGE = 'AnswerBaseImage';
const CONTAINER = 'AnswerContainer';

/** Target of the survey. */
export const SURVEY = 'Survey';

/** As in `canRunOnLinux`, as MSBuild's property functions read it. */
const runsOnLinux = String.raw`(?i)^net(coreapp)?[0-9]+\.[0-9]+(-linux.*)?$`;

/**
 * Imported at the end of every project: targets that return its properties, and the base image that the SDK computes.
 * The properties say how to ask for the base image: with which target framework, and for which runtimes of several.
 * @param framework input `framework`.
 */
export function questionTargets(framework: string | undefined): string {
  return `<Project>
<Target Name="${FACTS}" Returns="@(_AnsweredFacts)">
<ItemGroup Condition="'$(TargetFramework)' == ''">
<_AskedFramework Include="$(TargetFrameworks)" />
<_AskedFramework Remove="@(_AskedFramework)" Condition="${frameworkCondition(framework)}" />
</ItemGroup>
<PropertyGroup Condition="'$(RuntimeIdentifier)$(ContainerRuntimeIdentifier)' == ''">
<_AskedRuntimes>$(ContainerRuntimeIdentifiers)</_AskedRuntimes>
<_AskedRuntimes Condition="'$(_AskedRuntimes)' == ''">$(RuntimeIdentifiers)</_AskedRuntimes>
</PropertyGroup>
<ItemGroup>
<_AskedRuntime Include="$(_AskedRuntimes)" />
<_AskedRuntime Remove="@(_AskedRuntime)" Condition="!$([System.String]::Copy('%(Identity)').StartsWith('linux'))" />
</ItemGroup>
<PropertyGroup>
<_AskedFrameworks Condition="'@(_AskedFramework->Count())' == '1'">@(_AskedFramework)</_AskedFrameworks>
<_MakesImage Condition="'$(TargetFramework)' != '' And '$(OutputType)' != 'Library' And '$(EnableSdkContainerSupport)' == 'true' And '$(IsTestProject)' != 'true'">true</_MakesImage>
<_MayBeMeant Condition="'$(OutputType)' != 'Library' And '${containerProperties.map((name) => `$(${name})`).join('')}' != '' And '$(UsingMicrosoftNETSdkWeb)$(UsingMicrosoftNETSdkWorker)' == ''">true</_MayBeMeant>
<_AskedAs Condition="'$(TargetFrameworks)' != ''">TargetFramework=$(TargetFramework)</_AskedAs>
</PropertyGroup>
<ItemGroup><_AnsweredFacts Include="facts">
${metadata(factProperties)}
<ProjectPath>$(MSBuildProjectFullPath)</ProjectPath>
<PackageReferences>@(PackageReference)</PackageReferences>
<ProjectReferences>@(ProjectReference->'%(FullPath)')</ProjectReferences>
<AskFramework Condition="'$(OutputType)' != 'Library'">$(_AskedFrameworks)</AskFramework>
<AskAs>$(_AskedAs)</AskAs>
<AskRuntimes>@(_AskedRuntime)</AskRuntimes>
<AskBaseImage>$(_MakesImage)</AskBaseImage>
<AskContainer>$(_MayBeMeant)</AskContainer>
</_AnsweredFacts></ItemGroup>
</Target>
<Target Name="${BASE_IMAGE}" Returns="@(_AnsweredBaseImage)"><ItemGroup><_AnsweredBaseImage Include="base image">
<ProjectPath>$(MSBuildProjectFullPath)</ProjectPath>
<TargetFramework>$(TargetFramework)</TargetFramework>
<RuntimeIdentifier>$(RuntimeIdentifier)</RuntimeIdentifier>
<ContainerBaseImage>$(ContainerBaseImage)</ContainerBaseImage>
</_AnsweredBaseImage></ItemGroup></Target>
<Target Name="${CONTAINER}" Returns="@(_AnsweredContainer)"><ItemGroup><_AnsweredContainer Include="container">
<ProjectPath>$(MSBuildProjectFullPath)</ProjectPath>
${metadata(containerProperties)}
</_AnsweredContainer></ItemGroup></Target>
</Project>
`;
}

function metadata(properties: readonly string[]): string {
  return properties.map((name) => `<${name}>$(${name})</${name}>`).join('');
}

/** Targets of a file-based app that answer what a survey asks other projects. */
export const FILE_TARGETS = [FACTS, 'ComputeContainerBaseImage', BASE_IMAGE];

/** Of the target frameworks that are not asked about. */
function frameworkCondition(framework: string | undefined): string {
  return framework === undefined
    ? `!$([System.Text.RegularExpressions.Regex]::IsMatch('%(Identity)', '${runsOnLinux}'))`
    : `'%(Identity)' != '${literal(framework)}'`;
}

/**
 * Asks each project for its facts, those with several target frameworks for the facts of one, and those that can become
 * an image for its base image. Those with Container properties are asked for them without Directory.Build.props and
 * Directory.Build.targets, and the survey itself has those of the arguments and the environment.
 * One task a project, so that a broken one does not stop the others.
 */
export function surveyProject(projects: readonly string[]): string {
  const candidates = projects.map((project) => `<Candidate Include="${literal(project)}" />`).join('\n');
  return `<Project>
<ItemGroup>
${candidates}
</ItemGroup>
<Target Name="${SURVEY}" Returns="@(_Facts);@(_BaseImage);@(_Container);@(_Outside)">
${ask('%(Candidate.Identity)', FACTS, '', '_Facts')}
<ItemGroup><_Several Include="@(_Facts)" Condition="'%(_Facts.AskFramework)' != ''" /></ItemGroup>
${ask('%(_Several.ProjectPath)', FACTS, `TargetFramework=%(_Several.AskFramework)`, '_Facts')}
<ItemGroup>
<_Image Include="@(_Facts)" Condition="'%(_Facts.AskBaseImage)' == 'true' And '%(_Facts.AskRuntimes)' == ''" />
<_OneOfImages Include="%(_Facts.AskRuntimes)" Project="%(_Facts.ProjectPath)" As="%(_Facts.AskAs)" Condition="'%(_Facts.AskBaseImage)' == 'true'" />
</ItemGroup>
${ask('%(_Image.ProjectPath)', `ComputeContainerBaseImage;${BASE_IMAGE}`, '%(_Image.AskAs)', '_BaseImage')}
${ask(
  '%(_OneOfImages.Project)',
  `ComputeContainerBaseImage;${BASE_IMAGE}`,
  `%(_OneOfImages.As);RuntimeIdentifier=%(_OneOfImages.Identity);ContainerRuntimeIdentifier=%(_OneOfImages.Identity)`,
  '_BaseImage',
)}
<ItemGroup>
<_Meant Include="@(_Facts)" Condition="'%(_Facts.AskContainer)' == 'true'" />
<_Outside Include="outside">${metadata(containerProperties)}</_Outside>
</ItemGroup>
${ask('%(_Meant.ProjectPath)', CONTAINER, `ImportDirectoryBuildProps=false;ImportDirectoryBuildTargets=false`, '_Container')}
</Target>
</Project>
`;
}

function ask(projects: string, targets: string, properties: string, answers: string): string {
  return `<MSBuild Projects="${projects}" Targets="${targets}" Properties="${properties}" SkipNonexistentTargets="${targets !== FACTS}" ContinueOnError="true">
<Output TaskParameter="TargetOutputs" ItemName="${answers}" />
</MSBuild>`;
}

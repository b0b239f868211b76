/** Files of a project that publishes its image in a way of its own. */
export interface PushRow {
  readonly title: string;
  /** In the project file, in front of the SDK's targets. */
  readonly body?: string;
  readonly props?: string;
  readonly targets?: string;
  /** In a project file that imports the SDK's targets itself: behind them. */
  readonly late?: string;
  /** What the project's own publish uses; undefined: it fails, or may fail. */
  readonly own: 'registry' | 'archive' | 'docker' | 'measured' | undefined;
  /** The image is made before the SDK has written web.config. */
  readonly packsEarly?: true;
  /** The base that is measured, or the error before the push. */
  readonly outcome: 'base' | 'other base' | RegExp;
}

const ELSEWHERE =
  '<ContainerRegistry>$(Elsewhere)</ContainerRegistry><ContainerRepository>team/shop</ContainerRepository>';

const target = (hook: string, properties = ELSEWHERE, name = 'Release') =>
  `<Target Name="${name}" ${hook}><PropertyGroup>${properties}</PropertyGroup></Target>`;

/** The same destination, set at different times. */
const HOOKS = [
  'BeforeTargets="ComputeContainerBaseImage"',
  'BeforeTargets="ComputeContainerConfig"',
  'AfterTargets="ComputeContainerConfig"',
  'BeforeTargets="PublishContainer"',
  'BeforeTargets="_PublishSingleContainer"',
];

const EXPLICIT = /imports Sdk\.targets and then changes how the SDK pushes images/;

export const PUSH_ROWS: readonly PushRow[] = [
  { title: 'nothing of its own', own: 'measured', outcome: 'base' },
  ...HOOKS.map(
    (hook): PushRow => ({
      title: `registry in a target with ${hook}`,
      body: target(hook),
      own: 'registry',
      outcome: 'base',
    }),
  ),
  {
    title: 'registry in Directory.Build.targets, last of all',
    targets: target('BeforeTargets="_PublishSingleContainer"'),
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'registry in a target that the SDK’s own depend on',
    body: `${target('')}<PropertyGroup><ComputeContainerConfigDependsOn>Release</ComputeContainerConfigDependsOn></PropertyGroup>`,
    targets: '<Target Name="Hook" BeforeTargets="PublishContainer" DependsOnTargets="Release" />',
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'registry by the name that Visual Studio uses',
    body: target('BeforeTargets="ComputeContainerConfig"', '<RegistryUrl>$(Elsewhere)</RegistryUrl>'),
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'targets with the names of this action’s own',
    body: ['BeforeConfig', 'BeforePublish', 'BeforePush']
      .map((name, i) =>
        target(`BeforeTargets="${HOOKS[i + 1]?.split('"')[1]}"`, ELSEWHERE, `AspnetImageSize${name}`),
      )
      .join(''),
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'a target with the name of the SDK’s own, which the SDK’s replaces',
    body: `${target('BeforeTargets="ComputeContainerConfig"')}<Target Name="PublishContainer"><Error Text="never" /></Target>`,
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'an archive',
    body: target(HOOKS[3] ?? '', '<ContainerArchiveOutputPath>$(Archive)</ContainerArchiveOutputPath>'),
    own: 'archive',
    outcome: 'base',
  },
  {
    title: 'an engine, by name',
    body: target(HOOKS[1] ?? '', '<ContainerRegistry /><LocalRegistry>Docker</LocalRegistry>'),
    own: 'docker',
    outcome: 'base',
  },
  {
    title: 'an engine, because the registry is empty',
    body: target(HOOKS[4] ?? '', '<ContainerRegistry />'),
    own: 'docker',
    outcome: 'base',
  },
  {
    title: 'tags in a target',
    body: target(HOOKS[1] ?? '', `${ELSEWHERE}<ContainerImageTags>3.1.4;edge</ContainerImageTags>`),
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'a tag that is made in a target',
    body: target(
      HOOKS[1] ?? '',
      `${ELSEWHERE}<ContainerImageTag>v1</ContainerImageTag><AutoGenerateImageTag>true</AutoGenerateImageTag>`,
    ),
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'another base image in a target',
    body: target(HOOKS[1] ?? '', `${ELSEWHERE}<ContainerBaseImage>$(OtherBase)</ContainerBaseImage>`),
    own: 'registry',
    outcome: 'other base',
  },
  {
    title: 'several runtimes in a target',
    body: target(
      HOOKS[0] ?? '',
      `${ELSEWHERE}<ContainerRuntimeIdentifiers>linux-x64;linux-arm64</ContainerRuntimeIdentifiers>`,
    ),
    own: undefined,
    outcome: /names several runtime identifiers .*linux-x64;linux-arm64.*Nothing was pushed/,
  },
  {
    title: 'a publish profile that pushes',
    props: `<PropertyGroup><PublishProfile>DefaultContainer</PublishProfile>${ELSEWHERE}</PropertyGroup>`,
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'a push after every publish',
    body: `${target('BeforeTargets="ComputeContainerConfig"')}<Target Name="Push" AfterTargets="Publish"><CallTarget Targets="PublishContainer" /></Target>`,
    own: 'registry',
    packsEarly: true,
    outcome: 'base',
  },
  {
    title: 'a push after every publish, by another build of the project',
    body:
      target('BeforeTargets="ComputeContainerConfig"') +
      '<Target Name="Push" AfterTargets="Publish" Condition="$(Nested) == \'\'"><MSBuild Projects="$(MSBuildProjectFullPath)" Targets="PublishContainer" Properties="Nested=true;ContainerRegistry=$(Elsewhere)" /></Target>',
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'another task in place of the SDK’s, which has its parameters',
    body: `${target('BeforeTargets="ComputeContainerConfig"')}<UsingTask TaskName="CreateNewImage" AssemblyFile="$(MSBuildToolsPath)/Containers/tasks/net10.0/Microsoft.NET.Build.Containers.dll" Override="true" />`,
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'a call of the SDK’s task',
    body: '<Target Name="Release" BeforeTargets="ComputeContainerConfig"><PropertyGroup><ContainerRegistry>$(Elsewhere)</ContainerRegistry></PropertyGroup></Target><Target Name="Push" AfterTargets="ComputeContainerConfig"><CreateNewImage BaseRegistry="$(ContainerBaseRegistry)" BaseImageName="$(ContainerBaseName)" BaseImageTag="$(ContainerBaseTag)" OutputRegistry="$(Elsewhere)" Repository="own" ImageTags="1" PublishDirectory="$(PublishDir)" WorkingDirectory="/app" AppCommand="app" Entrypoint="" RuntimeIdentifierGraphPath="$(RuntimeIdentifierGraphPath)" ContainerRuntimeIdentifier="linux-x64" GenerateLabels="false" GenerateDigestLabel="false" SkipPublishing="false" /></Target>',
    own: 'registry',
    outcome: /Shop\.csproj.* calls the SDK's task CreateNewImage.*Nothing was built/,
  },
  {
    title: 'a registry behind the SDK’s targets',
    late: target('BeforeTargets="PublishContainer"'),
    own: 'registry',
    outcome: 'base',
  },
  {
    title: 'a registry behind the SDK’s targets, last of all',
    late: target('BeforeTargets="_PublishSingleContainer"'),
    own: 'registry',
    outcome: EXPLICIT,
  },
  {
    title: 'a target in place of the SDK’s',
    late: '<Target Name="PublishContainer" DependsOnTargets="$(PublishContainerDependsOn)"><PropertyGroup><ContainerRegistry>$(Elsewhere)</ContainerRegistry></PropertyGroup><CallTarget Targets="Push" /></Target><Target Name="Push"><PropertyGroup><ContainerRegistry>$(Elsewhere)</ContainerRegistry></PropertyGroup><CallTarget Targets="_PublishSingleContainer" /></Target>',
    own: 'measured',
    outcome: EXPLICIT,
  },
  {
    title: 'no room for targets of this action',
    body: target('BeforeTargets="ComputeContainerConfig"'),
    targets:
      '<PropertyGroup><AfterMicrosoftNETSdkTargets>$(MSBuildThisFileDirectory)empty.targets</AfterMicrosoftNETSdkTargets></PropertyGroup>',
    own: 'registry',
    outcome: /keeps out the targets.*AfterMicrosoftNETSdkTargets/,
  },
];

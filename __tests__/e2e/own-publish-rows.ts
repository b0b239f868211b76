import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const example = (path: string) => `${ROOT}examples/${path}`;
const given = (path: string) => `${ROOT}__tests__/cases/${path}`;

/** A repository, and the user's own command for its app. */
export interface OwnPublish {
  readonly name: string;
  /** Folder that is copied; undefined: only `files`. */
  readonly from?: string;
  /** More files, or others, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly project: string;
  /** The user's arguments of `dotnet publish`, which are input `publish-args`, too. */
  readonly args?: readonly string[];
  /** Of the job. */
  readonly env?: Readonly<Record<string, string>>;
  /** `dotnet restore` of the project writes the lock files before the commit. */
  readonly locks?: true;
  /** Changes after that. */
  readonly after?: Readonly<Record<string, string>>;
  /** What an earlier build left only where the action runs. The user's own publish is that of a clean checkout. */
  readonly left?: Readonly<Record<string, string>>;
  /** Of the one image that is compared, if the project has several. */
  readonly runtime?: string;
  /** The F# compiler leaves as much room in an assembly as the real path of the .pdb takes, though it writes the mapped one. */
  readonly sizeDependsOnPath?: true;
  /** It is built in a folder that is named by a hash of its path: only sizes are equal. */
  readonly builtElsewhere?: true;
  /** What both say if both refuse it. */
  readonly refused?: string;
}

const web = (properties = '', items = '', sdk = 'Microsoft.NET.Sdk.Web') =>
  `<Project Sdk="${sdk}"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>${properties}</PropertyGroup>${items}</Project>\n`;
const PROGRAM = 'var app = WebApplication.Create(args);\napp.MapGet("/", () => "ok");\napp.Run();\n';
const LOCKED =
  '<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile><RestoreLockedMode>true</RestoreLockedMode></PropertyGroup></Project>\n';

const lockedRestore: OwnPublish = {
  name: 'lock files, two runtimes',
  from: given('08-locked-restore'),
  project: 'App/App.csproj',
  locks: true,
  runtime: 'linux-x64',
};
const warnings: OwnPublish = {
  name: 'warnings are errors in CI',
  from: given('09-warnings-are-errors-in-ci'),
  project: 'Shop.csproj',
};

export const OWN_PUBLISHES: readonly OwnPublish[] = [
  { name: 'minimal-api', from: example('minimal-api'), project: 'MinimalApi.csproj' },
  { name: 'packages', from: example('packages'), project: 'Packages.csproj' },
  { name: 'self-contained', from: example('self-contained'), project: 'SelfContained.csproj' },
  { name: 'copy-published', from: example('dockerfiles/copy-published'), project: 'CopyPublished.csproj' },
  { name: 'multi-stage', from: example('dockerfiles/multi-stage'), project: 'MultiStage.csproj' },
  { name: 'visual-studio', from: example('dockerfiles/visual-studio'), project: 'src/Web/Web.csproj' },
  { name: 'a solution filter', from: given('01-slnf-in-a-subfolder'), project: 'src/Api/Api.csproj' },
  {
    name: 'a file-based app',
    from: given('02-file-based-app'),
    project: 'shop/app.cs',
    builtElsewhere: true,
  },
  { name: 'an app of Aspire', from: given('07-aspire-13'), project: 'Api/Api.csproj' },
  { name: 'a tag set in a target', from: given('03-tag-set-in-a-target'), project: 'Shop.csproj' },
  {
    name: 'container properties for all',
    from: given('06-container-properties-for-all'),
    project: 'src/Api/Api.csproj',
  },
  lockedRestore,
  {
    ...lockedRestore,
    name: 'lock files, two runtimes, locked',
    files: { 'Directory.Build.props': LOCKED },
  },
  {
    ...lockedRestore,
    name: 'lock files, two runtimes, locked in CI, which the job sets',
    env: { ContinuousIntegrationBuild: 'true' },
  },
  {
    ...lockedRestore,
    name: 'a stale lock file',
    files: { 'Directory.Build.props': LOCKED },
    after: {
      'Lib/Lib.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Newtonsoft.Json" Version="13.0.2" /></ItemGroup></Project>\n',
    },
    refused: 'NU1004',
  },
  warnings,
  {
    ...warnings,
    name: 'warnings are errors, by argument',
    args: ['-p:TreatWarningsAsErrors=true'],
    refused: 'CS1030',
  },
  {
    ...warnings,
    name: 'warnings are errors in CI, which the job sets',
    env: { ContinuousIntegrationBuild: 'true' },
    refused: 'CS1030',
  },
  {
    name: 'a mapping of paths that the project has',
    files: {
      'Shop.csproj': web('<PathMap>$(MSBuildProjectDirectory)/=/src/</PathMap>'),
      'Program.cs': `${PROGRAM}static class Place { public static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path; }\n`,
    },
    project: 'Shop.csproj',
  },
  {
    name: 'hooks of MSBuild that the project uses',
    files: {
      'Shop.csproj': web(),
      'Program.cs': PROGRAM,
      'Directory.Build.props':
        '<Project><PropertyGroup><CustomAfterMicrosoftCommonTargets>$(MSBuildThisFileDirectory)after.targets</CustomAfterMicrosoftCommonTargets></PropertyGroup></Project>\n',
      'after.targets':
        '<Project><ItemGroup><Content Include="$(MSBuildThisFileDirectory)notes.txt" CopyToPublishDirectory="Always" /></ItemGroup></Project>\n',
      'notes.txt': 'notes\n',
    },
    project: 'Shop.csproj',
  },
  {
    name: 'what earlier builds left',
    files: {
      'Shop.csproj': web('', '<ItemGroup><Compile Remove="tests/**" /></ItemGroup>'),
      'Program.cs': PROGRAM,
      'appsettings.json': '{}\n',
      'tests/Tests.csproj': web(),
      '.gitignore': 'bin/\nobj/\npublish/\n',
    },
    left: {
      'publish/Shop.dll': 'an earlier one',
      'publish/Shop.deps.json': '{}\n',
      'publish/Shop.runtimeconfig.json': '{}\n',
      'publish/appsettings.json': '{}\n',
      'publish/web.config': '<configuration />\n',
      'bin/Release/net10.0/publish/Removed.dll': 'of a package that was removed since',
      'tests/bin/Debug/net10.0/Tests.deps.json': '{}\n',
      'tests/obj/project.assets.json': '{}\n',
    },
    project: 'Shop.csproj',
  },
  {
    name: 'F#',
    files: {
      'Shop.fsproj': web('', '<ItemGroup><Compile Include="Program.fs" /></ItemGroup>'),
      'Program.fs':
        'open Microsoft.AspNetCore.Builder\nlet app = WebApplication.Create()\napp.MapGet("/", System.Func<string>(fun () -> __SOURCE_FILE__)) |> ignore\napp.Run()\n',
    },
    project: 'Shop.fsproj',
    sizeDependsOnPath: true,
  },
  {
    name: 'Visual Basic',
    files: {
      'Shop.vbproj': web('<OutputType>Exe</OutputType>'),
      'Program.vb':
        'Imports Microsoft.AspNetCore.Builder\nModule Program\n  Sub Main(args As String())\n    WebApplication.Create(args).Run()\n  End Sub\nEnd Module\n',
    },
    project: 'Shop.vbproj',
  },
  {
    name: 'a runtime and ReadyToRun, by argument',
    files: { 'Shop.csproj': web(), 'Program.cs': PROGRAM },
    project: 'Shop.csproj',
    args: ['-r', 'linux-x64', '--self-contained', 'false', '-p:PublishReadyToRun=true'],
  },
  {
    name: 'several target frameworks',
    files: {
      'Shop.csproj': web().replace(
        '<TargetFramework>net10.0</TargetFramework>',
        '<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>',
      ),
      'Program.cs': `#if NET\n${PROGRAM}#endif\n`,
    },
    project: 'Shop.csproj',
    args: ['-f', 'net10.0'],
  },
];

/** An image that must come out. Paths are relative to the workspace, `.` for its root. */
export interface ExpectedImage {
  readonly name: string;
  readonly project: string;
  readonly base: 'aspnet' | 'runtime';
  /** Undefined: the .NET SDK builds it. */
  readonly docker?: {
    readonly dockerfile: string;
    /** Its name, or its number from 0 if it has none: then it is the last one. */
    readonly stage: string;
    readonly context: string;
    /** `NAME=value`, as its user gives them. */
    readonly buildArgs?: readonly string[];
  };
}

/** A change of the copied files: of a text in the file `path`, of the whole file, or of its place. */
export type Edit =
  | { readonly path: string; readonly replace?: string; readonly with: string }
  | { readonly path: string; readonly moveTo: string };

export interface Case {
  /** Folder of its files. */
  readonly folder: string;
  /** How this run differs from one without inputs, in a few words. */
  readonly run: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly edits?: readonly Edit[];
  /** The checkout is a commit, with the lock files that `dotnet restore` of this project writes. */
  readonly lockFilesOf?: string;
  /** Changes after the lock files were written. */
  readonly lateEdits?: readonly Edit[];
  /** `registry.test` in the files becomes a real registry, which must not receive anything. */
  readonly otherRegistry?: true;
  /** It is run twice in one checkout, and the figures must be the same. */
  readonly twice?: true;
  /** What must be measured. */
  readonly images?: readonly ExpectedImage[];
  /** What must be planned, if it cannot be built here. */
  readonly plans?: readonly ExpectedImage[];
  /** What the errors must say. If it is empty, the run succeeds. */
  readonly errors?: readonly string[];
  /** What the log must say. */
  readonly says?: readonly string[];
  /** What the log must not say. */
  readonly neverSays?: readonly string[];
}

function bySdk(project: string, base: ExpectedImage['base'] = 'aspnet'): ExpectedImage {
  const name = /([^/]+)\.\w+$/.exec(project)?.[1] ?? project;
  return { name, project, base };
}

const SHOP = bySdk('Shop.csproj');
const API = bySdk('src/Api/Api.csproj');
const JOBS = bySdk('src/Jobs/Jobs.csproj', 'runtime');

const LOCKED_EVERYWHERE: Edit = {
  path: 'Directory.Build.props',
  replace: ` Condition="'$(ContinuousIntegrationBuild)' == 'true'"`,
  with: '',
};

export const CASES: readonly Case[] = [
  {
    folder: '01-slnf-in-a-subfolder',
    run: 'project: filters/Api.slnf',
    with: { project: 'filters/Api.slnf' },
    images: [API],
  },
  {
    folder: '01-slnf-in-a-subfolder',
    run: 'a filter of both projects, with slashes',
    with: { project: 'filters/Api.slnf' },
    edits: [
      {
        path: 'filters/Api.slnf',
        with: '{"solution": {"path": "../All.slnx", "projects": ["src/Api/Api.csproj", "src/Jobs/Jobs.csproj"]}}',
      },
    ],
    images: [API, JOBS],
  },
  {
    folder: '02-file-based-app',
    run: 'no input',
    errors: ['shop/app.cs', 'input project'],
  },
  {
    folder: '02-file-based-app',
    run: 'project: shop/app.cs, twice in one checkout',
    with: { project: 'shop/app.cs' },
    twice: true,
    images: [bySdk('shop/app.cs')],
  },
  {
    folder: '02-file-based-app',
    run: 'a script at the root, with a file in another folder',
    with: { project: 'my-api.cs' },
    edits: [
      { path: 'shop/app.cs', replace: '#:sdk', with: '#!/usr/bin/env dotnet\n#:sdk' },
      { path: 'shop/app.cs', moveTo: 'my-api.cs' },
      { path: 'shop/app.settings.json', moveTo: 'config/app.settings.json' },
    ],
    images: [bySdk('my-api.cs')],
  },
  {
    folder: '03-tag-set-in-a-target',
    run: 'no input',
    images: [SHOP],
  },
  {
    folder: '03-tag-set-in-a-target',
    run: 'one tag, set before the publish',
    edits: [
      {
        path: 'Shop.csproj',
        replace:
          'BeforeTargets="ComputeContainerConfig">\n    <PropertyGroup><ContainerImageTags>$(Version);edge</ContainerImageTags>',
        with: 'BeforeTargets="PrepareForPublish">\n    <PropertyGroup><ContainerImageTag>$(Version)</ContainerImageTag>',
      },
    ],
    images: [SHOP],
  },
  {
    folder: '04-registry-set-in-a-target',
    run: 'no input',
    otherRegistry: true,
    images: [SHOP],
  },
  {
    folder: '04-registry-set-in-a-target',
    run: 'set right before the container task',
    edits: [
      {
        path: 'Shop.csproj',
        replace: 'BeforeTargets="ComputeContainerConfig"',
        with: 'AfterTargets="ComputeContainerConfig"',
      },
    ],
    otherRegistry: true,
    images: [SHOP],
  },
  {
    folder: '06-container-properties-for-all',
    run: 'no input',
    images: [API],
    says: ['bench/Bench/Bench.csproj', 'tools/Migrator/Migrator.csproj', 'Directory.Build.props'],
  },
  {
    folder: '06-container-properties-for-all',
    run: 'project: tools/Migrator',
    with: { project: 'tools/Migrator' },
    images: [bySdk('tools/Migrator/Migrator.csproj', 'runtime')],
  },
  {
    folder: '07-aspire-13',
    run: 'no input',
    images: [bySdk('Api/Api.csproj'), bySdk('Jobs/Jobs.csproj', 'runtime')],
    says: ['AppHost/AppHost.csproj', 'single/apphost.cs'],
  },
  {
    folder: '07-aspire-13',
    run: 'an SDK that does not exist',
    edits: [{ path: 'AppHost/AppHost.csproj', replace: '13.6.4', with: '99.9.9' }],
    images: [bySdk('Api/Api.csproj'), bySdk('Jobs/Jobs.csproj', 'runtime')],
    says: ['AppHost/AppHost.csproj', 'Aspire.AppHost.Sdk'],
  },
  {
    folder: '08-locked-restore',
    run: 'no input',
    lockFilesOf: 'App/App.csproj',
    images: [bySdk('App/App.csproj')],
  },
  {
    folder: '08-locked-restore',
    run: 'locked everywhere',
    edits: [LOCKED_EVERYWHERE],
    lockFilesOf: 'App/App.csproj',
    images: [bySdk('App/App.csproj')],
  },
  {
    folder: '08-locked-restore',
    run: 'locked, and the lock file is stale',
    edits: [LOCKED_EVERYWHERE],
    lockFilesOf: 'App/App.csproj',
    lateEdits: [{ path: 'Lib/Lib.csproj', replace: '13.0.3', with: '13.0.2' }],
    errors: ['NU1004', 'Lib.csproj'],
  },
  {
    folder: '09-warnings-are-errors-in-ci',
    run: 'no input',
    images: [SHOP],
  },
  {
    folder: '09-warnings-are-errors-in-ci',
    run: 'publish-args: -p:ContinuousIntegrationBuild=true',
    with: { 'publish-args': '-p:ContinuousIntegrationBuild=true' },
    errors: ['CS1030'],
  },
  {
    folder: '13-copy-parents-globstar',
    run: 'no input (the frontend of its syntax line is not there, so only the plan is checked)',
    plans: [
      {
        ...bySdk('src/Services/Shop.Api/Shop.Api.csproj'),
        docker: { dockerfile: 'src/Services/Shop.Api/Dockerfile', stage: '1', context: '.' },
      },
    ],
    neverSays: ['does not exist there'],
  },
  {
    folder: '14-context-named-by-run',
    run: 'no input',
    images: [{ ...API, docker: { dockerfile: 'src/Api/Dockerfile', stage: '1', context: '.' } }],
  },
  {
    folder: '14-context-named-by-run',
    run: 'dockerfile: src/Api/Dockerfile.mount',
    with: { dockerfile: 'src/Api/Dockerfile.mount' },
    images: [{ ...API, docker: { dockerfile: 'src/Api/Dockerfile.mount', stage: '1', context: '.' } }],
  },
  {
    folder: '14-context-named-by-run',
    run: 'WORKDIR in place of a path',
    edits: [
      {
        path: 'src/Api/Dockerfile',
        replace: 'RUN dotnet publish "src/Api/Api.csproj"',
        with: 'WORKDIR /source/src/Api\nRUN dotnet publish',
      },
      { path: 'src/Api/Dockerfile.mount', with: '' },
    ],
    images: [{ ...API, docker: { dockerfile: 'src/Api/Dockerfile', stage: '1', context: '.' } }],
  },
  {
    folder: '16-one-dockerfile-many-apps',
    run: 'no input',
    images: [
      { ...API, docker: { dockerfile: 'Dockerfile', stage: 'api', context: '.' } },
      { ...JOBS, docker: { dockerfile: 'Dockerfile', stage: 'jobs', context: '.' } },
    ],
  },
  {
    folder: '16-one-dockerfile-many-apps',
    run: 'without a compose file',
    edits: [{ path: 'compose.yaml', with: 'services: {}\n' }],
    images: [
      { ...API, docker: { dockerfile: 'Dockerfile', stage: 'api', context: '.' } },
      { ...JOBS, docker: { dockerfile: 'Dockerfile', stage: 'jobs', context: '.' } },
    ],
  },
  {
    folder: '16-one-dockerfile-many-apps',
    run: 'project: src/Api, target: api',
    with: { project: 'src/Api', target: 'api' },
    images: [{ ...API, docker: { dockerfile: 'Dockerfile', stage: 'api', context: '.' } }],
  },
  {
    folder: '17-last-stage-is-no-app',
    run: 'no input',
    images: [{ ...SHOP, docker: { dockerfile: 'Dockerfile', stage: 'runtime', context: '.' } }],
  },
  {
    folder: '17-last-stage-is-no-app',
    run: 'the stage of the app has no name, so no build can name it',
    edits: [{ path: 'Dockerfile', replace: ' AS runtime', with: '' }],
    errors: ['Dockerfile', 'AS '],
  },
  {
    folder: '17-last-stage-is-no-app',
    run: 'target: test-results',
    with: { target: 'test-results' },
    errors: ['test-results', 'Shop.dll', 'target'],
  },
  {
    folder: '18-dockerfile-kept-elsewhere',
    run: 'no input',
    images: [{ ...API, docker: { dockerfile: 'build/docker/api.Dockerfile', stage: '1', context: '.' } }],
  },
  {
    folder: '18-dockerfile-kept-elsewhere',
    run: 'dockerfile: build/docker/api.Dockerfile',
    with: { dockerfile: 'build/docker/api.Dockerfile' },
    images: [{ ...API, docker: { dockerfile: 'build/docker/api.Dockerfile', stage: '1', context: '.' } }],
  },
  {
    folder: '18-dockerfile-kept-elsewhere',
    run: 'next to the project, under another name',
    edits: [
      { path: 'build/docker/api.Dockerfile', moveTo: 'src/Api/gov.Dockerfile' },
      { path: 'docker-bake.hcl', with: '' },
    ],
    images: [{ ...API, docker: { dockerfile: 'src/Api/gov.Dockerfile', stage: '1', context: '.' } }],
  },
  {
    folder: '19-project-named-by-a-build-argument',
    run: 'no input',
    images: [
      {
        ...API,
        docker: { dockerfile: 'docker/Dockerfile', stage: '1', context: '.', buildArgs: ['PROJECT=Api'] },
      },
      {
        ...JOBS,
        docker: {
          dockerfile: 'docker/Dockerfile',
          stage: '1',
          context: '.',
          buildArgs: ['PROJECT=Jobs', 'BASE=runtime'],
        },
      },
    ],
    says: ['build-args of compose.yaml (PROJECT, BASE)'],
    neverSays: ['BASE=runtime'],
  },
  {
    folder: '19-project-named-by-a-build-argument',
    run: 'project: src/Jobs, without a compose file and build-args',
    with: { project: 'src/Jobs', dockerfile: 'docker/Dockerfile' },
    edits: [{ path: 'compose.yaml', with: 'services: {}\n' }],
    errors: ['Line 6 publishes a project that a variable names', 'input build-args'],
  },
];

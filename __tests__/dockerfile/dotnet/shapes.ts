// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shells spell their variables so.
/** A Dockerfile in a shape that real repositories have, and the answers that are right for it. */
export interface Shape {
  /** Name of its file in __tests__/fixtures/dockerfiles, without `.Dockerfile`. */
  readonly file: string;
  /** Where the repository has it. */
  readonly at: string;
  /** The files around it by path, with their text if it matters. */
  readonly repository: Readonly<Record<string, string>>;
  /** The project of its app and those that it references, as the plan knows them. */
  readonly projects?: readonly string[];
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** An assembly, `script PATH` for a script that is not in the context, `none` for what the base starts, or `?`. */
  readonly start: string;
  /** The image, `scratch`, or `?`. */
  readonly base: string;
  readonly fromSource: boolean;
  readonly context: string;
  /** False: only the name of its app shows that it is for .NET. */
  readonly isDotNet?: boolean;
  /** The folder of the published app, relative to the repository; empty for none. */
  readonly publish: string;
}

const SHOP = files(
  'Shop.slnx',
  'Directory.Build.props',
  'build.sh',
  'src/Core/Core.csproj',
  'src/Jobs/Jobs.csproj',
  'src/Jobs/Program.cs',
  'src/Shop/Shop.csproj',
  'src/Shop/Program.cs',
  'web/package.json',
  'web/src/main.ts',
);
const SINGLE = files('Shop.csproj', 'Program.cs');

const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const RUNTIME = 'mcr.microsoft.com/dotnet/runtime:10.0';

/** What most of them have in common: they build src/Shop from source, with the root as the context. */
const USUAL = {
  repository: SHOP,
  projects: ['src/Shop/Shop.csproj', 'src/Core/Core.csproj'],
  start: 'Shop',
  base: ASPNET,
  fromSource: true,
  context: '.',
  publish: '',
} satisfies Partial<Shape>;

const JOBS = { ...USUAL, projects: ['src/Jobs/Jobs.csproj'], start: 'Jobs' } satisfies Partial<Shape>;
const ALONE = { ...USUAL, repository: SINGLE, projects: ['Shop.csproj'] } satisfies Partial<Shape>;

export const SHAPES: readonly Shape[] = [
  // Reduced from files that were read wrongly.
  { ...USUAL, file: 'context-above', at: 'src/Shop/Dockerfile' },
  {
    ...USUAL,
    file: 'context-is-publish',
    at: 'src/Shop/Dockerfile',
    fromSource: false,
    context: 'src/Shop/publish',
    publish: 'src/Shop/publish',
  },
  { ...USUAL, file: 'launcher', at: 'Dockerfile' },
  { ...USUAL, file: 'chain', at: 'Dockerfile' },
  { ...USUAL, file: 'wrapper', at: 'Dockerfile' },
  { ...USUAL, file: 'variable', at: 'Dockerfile' },
  { ...USUAL, file: 'not-json', at: 'Dockerfile', start: '?' },
  {
    ...USUAL,
    file: 'several-absent',
    at: 'src/Shop/Dockerfile',
    fromSource: false,
    context: 'src/Shop',
    publish: 'src/Shop/bin/publish',
  },
  { ...USUAL, file: 'front-end-from-build-script', at: 'Dockerfile' },
  { ...USUAL, file: 'msbuild-target', at: 'Dockerfile' },

  // Written by Visual Studio and `docker init`, or after the samples of Microsoft.
  { ...USUAL, file: 'visual-studio', at: 'src/Shop/Dockerfile' },
  {
    ...JOBS,
    file: 'visual-studio-in-its-folder',
    at: 'src/Jobs/Dockerfile',
    base: RUNTIME,
    context: 'src/Jobs',
  },
  {
    ...USUAL,
    file: 'visual-studio-aot',
    at: 'src/Shop/Dockerfile',
    base: 'mcr.microsoft.com/dotnet/runtime-deps:10.0',
  },
  { ...ALONE, file: 'microsoft-sample', at: 'Dockerfile' },
  {
    ...USUAL,
    file: 'sample-above-its-project',
    at: 'samples/aspnetapp/Dockerfile',
    repository: files(
      'README.md',
      'samples/aspnetapp/aspnetapp.slnx',
      'samples/aspnetapp/aspnetapp/aspnetapp.csproj',
      'samples/dotnetapp/dotnetapp.csproj',
    ),
    projects: ['samples/aspnetapp/aspnetapp/aspnetapp.csproj'],
    start: 'aspnetapp',
    base: `${ASPNET}-alpine`,
    context: 'samples/aspnetapp',
  },
  {
    ...USUAL,
    file: 'sample-with-libraries',
    at: 'samples/complexapp/Dockerfile',
    repository: files(
      'samples/complexapp/complexapp.slnx',
      'samples/complexapp/complexapp/complexapp.csproj',
      'samples/complexapp/libbar/libbar.csproj',
      'samples/complexapp/libfoo/libfoo.csproj',
      'samples/complexapp/tests/tests.csproj',
    ),
    projects: [
      'samples/complexapp/complexapp/complexapp.csproj',
      'samples/complexapp/libfoo/libfoo.csproj',
      'samples/complexapp/libbar/libbar.csproj',
    ],
    start: 'complexapp',
    base: RUNTIME,
    context: 'samples/complexapp',
  },
  { ...USUAL, file: 'docker-init', at: 'Dockerfile', base: `${ASPNET}-alpine` },

  // The context.
  {
    ...USUAL,
    file: 'workdir-below-copied',
    at: 'src/Shop/Dockerfile',
    repository: {
      ...SHOP,
      'src/Shop/entrypoint.sh':
        '#!/bin/sh\nif [ "$(id -u)" = "0" ]; then\n  exec su-exec app:app /app/Shop\nelse\n  exec /app/Shop\nfi\n',
    },
    base: `${ASPNET}-alpine`,
  },
  { ...USUAL, file: 'workdir-decides', at: 'src/Shop/Dockerfile' },
  {
    ...USUAL,
    file: 'context-two-folders-up',
    at: 'src/accounting/Dockerfile',
    repository: files('pb/demo.proto', 'src/accounting/Accounting.csproj', 'src/cart/src/cart.csproj'),
    projects: ['src/accounting/Accounting.csproj'],
    start: 'Accounting',
  },
  {
    ...USUAL,
    file: 'front-end-and-back-end',
    at: 'Dockerfile',
    repository: files(
      'backend/Squidex.sln',
      'backend/src/Squidex/Squidex.csproj',
      'backend/src/Squidex.Infrastructure/Squidex.Infrastructure.csproj',
      'frontend/package.json',
      'frontend/package-lock.json',
    ),
    projects: [
      'backend/src/Squidex/Squidex.csproj',
      'backend/src/Squidex.Infrastructure/Squidex.Infrastructure.csproj',
    ],
    start: 'Squidex',
    base: `${ASPNET}-bookworm-slim`,
  },
  { ...USUAL, file: 'bind-mounted', at: 'Dockerfile', base: `${ASPNET}-noble-chiseled` },
  { ...USUAL, file: 'copy-parents', at: 'src/Shop/Dockerfile' },
  { ...USUAL, file: 'project-folders-one-by-one', at: 'src/Shop/Dockerfile' },
  { ...JOBS, file: 'own-folder', at: 'src/Jobs/Dockerfile', context: 'src/Jobs' },
  {
    ...JOBS,
    file: 'own-folder-only-a-dot',
    at: 'src/Jobs/dockerfile',
    base: RUNTIME,
    context: 'src/Jobs',
  },
  { ...USUAL, file: 'above-the-projects', at: 'src/Dockerfile', context: 'src' },
  { ...USUAL, file: 'above-the-projects-only-a-dot', at: 'src/Dockerfile', context: 'src' },
  {
    ...USUAL,
    file: 'in-docker-folder',
    at: 'docker/Dockerfile',
    repository: { ...SHOP, 'docker/appsettings.json': '{}' },
  },
  { ...JOBS, file: 'jobs-in-docker-folder', at: 'build/docker/jobs.Dockerfile', base: `${RUNTIME}-alpine` },

  // Commands of the build.
  { ...USUAL, file: 'heredoc', at: 'Dockerfile' },
  { ...USUAL, file: 'solution-published', at: 'Containerfile' },
  { ...USUAL, file: 'assembly-name', at: 'Dockerfile', start: 'store' },
  { ...USUAL, file: 'cake', at: 'build/Dockerfile' },
  { ...USUAL, file: 'nuke', at: 'build/Dockerfile' },
  { ...USUAL, file: 'make', at: 'Dockerfile' },
  { ...USUAL, file: 'msbuild-solution', at: 'docker/Dockerfile', base: 'debian:bookworm-slim' },
  { ...ALONE, file: 'on-the-sdk', at: 'Dockerfile', base: 'mcr.microsoft.com/dotnet/sdk:10.0' },
  {
    ...USUAL,
    file: 'run-in-the-container',
    at: 'Dockerfile',
    start: '?',
    base: 'mcr.microsoft.com/dotnet/sdk:10.0',
  },
  { ...USUAL, file: 'project-of-the-build-argument', at: 'docker/Dockerfile', projects: [], start: '?' },
  {
    ...USUAL,
    file: 'project-of-the-build-argument',
    at: 'docker/Dockerfile',
    buildArgs: { PROJECT: 'Shop' },
  },

  // Stages.
  { ...JOBS, file: 'two-apps', at: 'Dockerfile', base: RUNTIME },
  { ...USUAL, file: 'two-apps', at: 'Dockerfile', target: 'shop' },
  { ...USUAL, file: 'test-results-last', at: 'Dockerfile', start: 'none', base: 'scratch' },
  { ...USUAL, file: 'test-results-last', at: 'Dockerfile', target: 'runtime' },

  // Base images.
  { ...USUAL, file: 'version-in-from', at: 'Dockerfile', base: `${ASPNET}-alpine` },
  { ...USUAL, file: 'image-in-from', at: 'Dockerfile', base: `${ASPNET}-noble-chiseled` },
  { ...USUAL, file: 'image-of-the-build-argument', at: 'Dockerfile', base: '?' },
  {
    ...USUAL,
    file: 'image-of-the-build-argument',
    at: 'Dockerfile',
    buildArgs: { BASE_IMAGE: ASPNET },
  },
  { ...USUAL, file: 'stage-in-from', at: 'Dockerfile' },
  {
    ...USUAL,
    file: 'chainguard',
    at: 'src/Shop/chainguard.Dockerfile',
    base: 'cgr.dev/chainguard/aspnet-runtime:latest',
  },
  {
    ...ALONE,
    file: 'red-hat',
    at: 'Dockerfile.rhel',
    base: 'registry.access.redhat.com/ubi9/dotnet-100-runtime:latest',
  },
  { ...USUAL, file: 'ubuntu-with-a-runtime', at: 'Dockerfile', base: 'ubuntu:24.04' },
  { ...USUAL, file: 'debian-self-contained', at: 'deploy/Dockerfile', base: 'debian:bookworm-slim' },
  { ...USUAL, file: 'alpine-native', at: 'Dockerfile', base: 'alpine:3.22' },
  { ...USUAL, file: 'scratch-native', at: 'deploy/Dockerfile', start: 'shop', base: 'scratch' },
  {
    ...USUAL,
    file: 'azure-functions',
    at: 'src/Functions/Dockerfile',
    repository: { ...SHOP, ...files('src/Functions/Functions.csproj', 'src/Functions/host.json') },
    projects: ['src/Functions/Functions.csproj'],
    start: 'none',
    base: 'mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0',
    context: 'src/Functions',
  },
  {
    ...USUAL,
    file: 'aws-lambda',
    at: 'src/Shop/Dockerfile',
    start: '?',
    base: 'public.ecr.aws/lambda/dotnet:10',
  },
  {
    ...USUAL,
    file: 'blazor-behind-nginx',
    at: 'Dockerfile',
    repository: { ...SHOP, 'docker/nginx.conf': '' },
    start: 'none',
    base: 'nginx:alpine',
  },
  {
    ...USUAL,
    file: 'mirror',
    at: 'docker/shop.Dockerfile',
    base: 'registry.example/mirror/dotnet/aspnet:10.0',
  },
  { ...USUAL, file: 'base-image-of-the-team', at: 'Dockerfile', base: 'ghcr.io/acme/web-base:2026.1' },
  {
    ...USUAL,
    file: 'windows',
    at: 'src/Shop/Dockerfile',
    base: `${ASPNET}-nanoserver-ltsc2025`,
  },

  // Start commands.
  { ...USUAL, file: 'alpine-flavor', at: 'Dockerfile.alpine', base: `${ASPNET}-alpine` },
  { ...ALONE, file: 'heroku', at: 'Dockerfile' },
  {
    ...USUAL,
    file: 'waits-for-the-database',
    at: 'src/Shop/Dockerfile',
    repository: { ...SHOP, 'docker/wait-for-it.sh': '#!/usr/bin/env bash\n' },
  },
  { ...USUAL, file: 'migrates-first', at: 'Dockerfile' },
  { ...USUAL, file: 's6-overlay', at: 'docker/Dockerfile' },
  { ...USUAL, file: 'traced', at: 'Dockerfile' },
  {
    ...USUAL,
    file: 'nginx-and-app',
    at: 'Dockerfile',
    repository: { ...SHOP, 'docker/supervisord.conf': '' },
    start: '?',
  },
  { ...USUAL, file: 'any-assembly', at: 'Dockerfile', start: '?' },
  { ...USUAL, file: 'variable-in-exec-form', at: 'Dockerfile', start: '?' },
  {
    ...USUAL,
    file: 'script-at-the-root',
    at: 'docker/Dockerfile',
    repository: {
      ...SHOP,
      'docker/entrypoint.sh': '#!/bin/sh\nset -e\nupdate-ca-certificates\nexec dotnet "/app/$APP_DLL" "$@"\n',
    },
  },
  {
    ...USUAL,
    file: 'script-by-a-shell',
    at: 'Dockerfile',
    repository: { ...SHOP, 'start.sh': 'cd /app\n./Shop\n' },
  },
  {
    ...USUAL,
    file: 'script-with-a-command',
    at: 'Dockerfile',
    repository: { ...SHOP, 'docker/with-certificates.sh': '#!/bin/sh\nupdate-ca-certificates\nexec "$@"\n' },
  },
  {
    ...USUAL,
    file: 'script-of-the-build',
    at: 'Dockerfile',
    repository: { ...SHOP, 'docker/start.sh': 'exec dotnet Shop.dll\n' },
    start: 'script /app/start.sh',
  },
  {
    ...JOBS,
    file: 'script-next-to-the-project',
    at: 'src/Jobs/Dockerfile',
    repository: { ...SHOP, 'src/Jobs/run.sh': 'trap "kill 1" TERM\nexec dotnet Jobs.dll\n' },
    base: RUNTIME,
    context: 'src/Jobs',
  },
  {
    ...USUAL,
    file: 'script-for-two-apps',
    at: 'Dockerfile',
    repository: {
      ...SHOP,
      'docker/choose.sh':
        '#!/bin/sh\ncase "$APP" in\n  jobs) exec dotnet /app/jobs/Jobs.dll ;;\n  *) exec dotnet /app/shop/Shop.dll ;;\nesac\n',
    },
    start: '?',
  },

  {
    ...USUAL,
    file: 'script-with-a-default',
    at: 'Dockerfile',
    repository: {
      ...SHOP,
      'docker/role.sh':
        '#!/bin/sh\nset -eu\ncase "${1:-shop}" in\n  shop) exec dotnet /app/shop/Shop.dll ;;\n  jobs) exec dotnet /app/jobs/Jobs.dll ;;\nesac\n',
    },
  },
  { ...USUAL, file: 'script-in-the-dockerfile', at: 'Dockerfile' },
  { ...USUAL, file: 'script-printed-by-the-build', at: 'deploy/Dockerfile' },
  { ...USUAL, file: 'every-project-found', at: 'Dockerfile' },

  // Not from source: an earlier step of the workflow publishes.
  {
    ...USUAL,
    file: 'published-by-an-earlier-step',
    at: 'Dockerfile',
    fromSource: false,
    publish: 'artifacts/publish/Shop/release',
  },
  {
    ...JOBS,
    file: 'published-in-bin',
    at: 'src/Jobs/Dockerfile',
    fromSource: false,
    context: 'src/Jobs',
    publish: 'src/Jobs/bin/Release/net10.0/publish',
  },
  {
    ...JOBS,
    file: 'published-by-old-visual-studio',
    at: 'src/Jobs/Dockerfile',
    fromSource: false,
    context: 'src/Jobs',
    publish: 'src/Jobs/obj/Docker/publish',
  },
  {
    ...USUAL,
    file: 'published-from-the-root',
    at: 'src/Shop/Dockerfile',
    base: 'registry.access.redhat.com/ubi9/dotnet-100-runtime',
    fromSource: false,
    publish: 'src/Shop/bin/Release/net10.0/publish',
  },
  {
    ...USUAL,
    file: 'published-self-contained',
    at: 'Dockerfile.prod',
    base: 'ubuntu:24.04',
    isDotNet: false,
    fromSource: false,
    publish: 'out',
  },
  {
    ...USUAL,
    file: 'published-chiseled',
    at: 'src/Shop/Dockerfile',
    base: `${ASPNET}-noble-chiseled`,
    fromSource: false,
    context: 'src/Shop',
    publish: 'src/Shop/publish',
  },
  {
    ...USUAL,
    file: 'published-website',
    at: 'src/Shop/Dockerfile',
    repository: { ...SHOP, 'src/Shop/nginx.conf': '' },
    start: 'none',
    base: 'nginx:1.29-alpine',
    fromSource: false,
    context: 'src/Shop',
    publish: 'src/Shop/publish',
  },
  {
    ...USUAL,
    file: 'aws-lambda-published',
    at: 'src/Shop/Dockerfile',
    start: '?',
    base: 'public.ecr.aws/lambda/dotnet:10',
    fromSource: false,
    context: 'src/Shop',
    publish: 'src/Shop/bin/Release/lambda-publish',
  },
];

function files(...paths: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(paths.map((path) => [path, '']));
}

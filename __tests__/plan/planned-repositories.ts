import * as repositories from '../fixtures/repositories/repositories.ts';
import type { RepositoryTexts } from '../fixtures/repositories/sources.ts';

const MCR = 'mcr.microsoft.com/dotnet';
const ASPNETAPP = `aspnetapp/aspnetapp/aspnetapp.csproj | docker | aspnetapp/Dockerfile | final | aspnetapp | ${MCR}/aspnet:10.0`;
const COMPLEXAPP = `complexapp/complexapp/complexapp.csproj | docker | complexapp/Dockerfile | final | complexapp | ${MCR}/runtime:10.0`;
const DOTNETAPP = `dotnetapp/dotnetapp.csproj | docker | dotnetapp/Dockerfile | final | dotnetapp | ${MCR}/runtime:10.0`;
const samples = repositories.dotnetDockerSamples;

export interface PlannedRepository {
  readonly name: string;
  readonly texts: RepositoryTexts;
  readonly inputs: Readonly<Record<string, string>>;
  /** Project | builder | Dockerfile | stage | context | base. */
  readonly rows: readonly string[];
}

const TABLE: readonly (readonly [
  PlannedRepository['name'],
  RepositoryTexts,
  PlannedRepository['inputs'],
  PlannedRepository['rows'],
])[] = [
  ["dotnet-docker's samples from their root", samples, {}, [ASPNETAPP, COMPLEXAPP, DOTNETAPP]],
  ["dotnet-docker's aspnetapp", samples, { project: 'aspnetapp' }, [ASPNETAPP]],
  ["dotnet-docker's complexapp", samples, { project: 'complexapp' }, [COMPLEXAPP]],
  [
    "dotnet-docker's complexapp by its Dockerfile",
    samples,
    { dockerfile: 'complexapp/Dockerfile' },
    [COMPLEXAPP],
  ],
  ["dotnet-docker's dotnetapp", samples, { project: 'dotnetapp/dotnetapp.csproj' }, [DOTNETAPP]],
  [
    "a variant of dotnet-docker's aspnetapp",
    samples,
    { dockerfile: 'aspnetapp/Dockerfile.chiseled' },
    [
      `aspnetapp/aspnetapp/aspnetapp.csproj | docker | aspnetapp/Dockerfile.chiseled | final | aspnetapp | ${MCR}/aspnet:10.0-noble-chiseled`,
    ],
  ],
  [
    'a Visual Studio solution with compose',
    repositories.visualStudio,
    {},
    [
      `Shop.Jobs/Shop.Jobs.csproj | docker | Shop.Jobs/Dockerfile | final | . | ${MCR}/runtime:10.0`,
      `Shop.Web/Shop.Web.csproj | docker | Shop.Web/Dockerfile | final | . | ${MCR}/aspnet:10.0`,
    ],
  ],
  [
    'Dockerfiles under docker/ and build/',
    repositories.dockerFolder,
    {},
    [
      `src/Api/Api.csproj | docker | build/docker/api.Dockerfile | final | . | ${MCR}/aspnet:10.0`,
      `src/Gateway/Gateway.csproj | docker | docker/Containerfile.gateway | final | . | ${MCR}/aspnet:10.0`,
      `src/Jobs/Jobs.csproj | docker | docker/jobs/Dockerfile | final | . | ${MCR}/runtime:10.0`,
      `src/Site/Site.csproj | sdk | ${MCR}/aspnet:10.0`,
    ],
  ],
  [
    "bitwarden's server",
    repositories.bitwarden,
    {},
    [
      `src/Api/Api.csproj | docker | src/Api/Dockerfile | app | . | ${MCR}/aspnet:10.0`,
      `src/Billing/Billing.csproj | docker | src/Billing/Dockerfile | app | . | ${MCR}/aspnet:10.0`,
      `util/MsSqlMigratorUtility/MsSqlMigratorUtility.csproj | docker | util/MsSqlMigratorUtility/Dockerfile | app | . | ${MCR}/aspnet:10.0`,
    ],
  ],
  [
    "OpenTelemetry's demo",
    repositories.otelDemo,
    {},
    [
      `src/accounting/Accounting.csproj | docker | src/accounting/Dockerfile | 2 | . | ${MCR}/aspnet:10.0`,
      `src/cart/src/cart.csproj | docker | src/cart/src/Dockerfile | 1 | . | ${MCR}/runtime-deps:10.0-alpine`,
    ],
  ],
  [
    'Squidex',
    repositories.squidex,
    {},
    [`backend/src/Squidex/Squidex.csproj | docker | Dockerfile | 2 | . | ${MCR}/aspnet:10.0`],
  ],
  [
    'one Dockerfile with a stage for each app',
    repositories.oneDockerfile,
    {},
    [
      `src/Api/Api.csproj | docker | Dockerfile | api | . | ${MCR}/aspnet:10.0`,
      `src/Jobs/Jobs.csproj | docker | Dockerfile | jobs | . | ${MCR}/runtime:10.0`,
    ],
  ],
  [
    'a Dockerfile that ends with test results',
    repositories.testResults,
    {},
    [`Shop.csproj | docker | Dockerfile | runtime | . | ${MCR}/aspnet:10.0`],
  ],
  [
    'a Dockerfile that leaves all to ONBUILD of its base, and one for tools',
    repositories.onbuild,
    {},
    [
      'src/Api/Api.csproj | docker | src/Api/Dockerfile | 0 | src/Api | registry.example/dotnet-onbuild:10',
      `src/Jobs/Jobs.csproj | sdk | ${MCR}/runtime:10.0`,
    ],
  ],
  [
    'a browser app behind nginx and Azure Functions',
    repositories.noAppsByThemselves,
    {},
    [
      'src/Orders/Orders.csproj | docker | src/Orders/Dockerfile | 1 | src/Orders | mcr.microsoft.com/azure-functions/dotnet:4',
      'src/Site/Site.csproj | docker | src/Site/Dockerfile | final | src/Site | nginx:alpine',
    ],
  ],
];

/** Repositories in the shapes of real ones, and what must be planned for each. */
export const PLANNED_REPOSITORIES: readonly PlannedRepository[] = TABLE.map(
  ([name, texts, inputs, rows]) => ({
    name,
    texts,
    inputs,
    rows,
  }),
);

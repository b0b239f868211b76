import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import { findBuildPlace } from '../../src/plan/build-place.ts';
import { fixture } from '../dockerfile/fixture.ts';
import { MemoryTree } from '../fakes/memory-tree.ts';

/** A repository in a shape that is common; all paths are relative to its root. */
interface Shape {
  readonly files: readonly string[] | Readonly<Record<string, string>>;
  readonly dockerfile: string;
  readonly text: string;
  readonly target?: string;
  /** Of the app, and those that it references. */
  readonly projects?: readonly string[];
  readonly context: string;
  readonly publish?: string;
  readonly missing?: readonly string[];
}

async function placed(shape: Shape) {
  const { files, dockerfile, text, target, projects = [] } = shape;
  const contents = Array.isArray(files) ? Object.fromEntries(files.map((file) => [file, ''])) : files;
  const tree = Object.fromEntries(
    Object.entries({ [dockerfile]: text, ...(contents as Record<string, string>) }).map(([path, content]) => [
      `/w/${path}`,
      content,
    ]),
  );
  const question = {
    dockerfile: `/w/${dockerfile}`,
    workspace: '/w',
    read: readDockerfile(text, dockerfile),
    target,
    projects: projects.map((path) => `/w/${path}`),
  };
  const found = await findBuildPlace(question, new MemoryTree(tree));
  const shown = (path: string) => posix.relative('/w', path) || '.';
  return {
    context: shown(found.context),
    publish: found.publishOutput && shown(found.publishOutput.path),
    missing: found.missing.filter(({ certain }) => certain).map(({ path }) => path),
  };
}

const RUNTIME = 'FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final\nWORKDIR /app';
const SDK = 'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build';
const START = (name: string) => `ENTRYPOINT ["dotnet", "${name}.dll"]`;
const fromBuild = (name: string) => `${RUNTIME}\nCOPY --from=build /app .\n${START(name)}`;

const shop = ['Shop.slnx', 'src/Shop/Shop.csproj', 'build.sh', 'web/package.json'];
const services = [
  'eShop.sln',
  'Services/Basket/Basket.API/Basket.API.csproj',
  'BuildingBlocks/EventBus/EventBus.csproj',
  'NuGet.config',
];

describe('a Dockerfile that builds from source', () => {
  it.each<[string, Shape]>([
    [
      'copies everything, and RUN names the project',
      {
        files: ['src/Api/Api.csproj'],
        dockerfile: 'src/Api/Dockerfile',
        text: `${SDK}\nWORKDIR /source\nCOPY . .\nRUN dotnet publish "src/Api/Api.csproj" --configuration Release --output /app\n${fromBuild('Api')}`,
        context: '.',
      },
    ],
    [
      'copies everything, and RUN names the folder of the project',
      {
        files: ['src/Api/Api.csproj', 'src/Api/src/Api/readme.md'],
        dockerfile: 'src/Api/Dockerfile',
        text: `${SDK}\nCOPY . /s\nRUN dotnet publish /s/src/Api -o /app\n${fromBuild('Api')}`,
        context: '.',
      },
    ],
    [
      'mounts everything',
      {
        files: ['src/Api/Api.csproj'],
        dockerfile: 'src/Api/Dockerfile.mount',
        text: `${SDK}\nWORKDIR /source\nRUN --mount=type=bind,target=.,rw --mount=type=cache,target=/root/.nuget/packages \\\n    --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config \\\n    dotnet publish src/Api -c Release -o /app\n${fromBuild('Api')}`,
        context: '.',
      },
    ],
    [
      'copies everything and publishes without a path, next to its project',
      {
        files: ['Shop.sln', 'src/Api/Api.csproj'],
        dockerfile: 'src/Api/Dockerfile',
        text: `${SDK}\nWORKDIR /s\nCOPY *.csproj .\nRUN dotnet restore\nCOPY . .\nRUN dotnet publish -o /app\n${fromBuild('Api')}`,
        context: 'src/Api',
      },
    ],
    [
      'copies everything and publishes without a path, in a folder without a project',
      {
        files: ['Shop.sln', 'src/Api/Api.csproj'],
        dockerfile: 'docker/Dockerfile',
        text: `${SDK}\nWORKDIR /s\nCOPY . .\nRUN dotnet publish -o /app\n${fromBuild('Api')}`,
        context: '.',
      },
    ],
    [
      'goes to a folder to publish',
      {
        files: ['src/Api/Api.csproj'],
        dockerfile: 'src/Api/Dockerfile',
        text: `${SDK}\nCOPY . /s\nRUN cd /s/src/Api && dotnet publish -o /app\n${fromBuild('Api')}`,
        context: '.',
      },
    ],
    [
      'is kept in docker/api',
      {
        files: ['src/Api/Api.csproj', 'docker/compose.yaml'],
        dockerfile: 'docker/api/Dockerfile',
        text: `${SDK}\nWORKDIR /s\nCOPY . .\nRUN dotnet publish src/Api -o /app\n${fromBuild('Api')}`,
        context: '.',
      },
    ],
    [
      'is kept in build/docker, with a .dockerignore of its name',
      {
        files: {
          'src/Api/Api.csproj': '',
          'build/docker/api.Dockerfile.dockerignore': '**/bin\n**/obj\n',
          '.dockerignore': '*\n',
        },
        dockerfile: 'build/docker/api.Dockerfile',
        text: `${SDK}\nCOPY . /src\nRUN dotnet publish /src/src/Api -c Release -o /app\n${fromBuild('Api')}`,
        context: '.',
      },
    ],
    [
      'runs the build script of the root',
      {
        files: shop,
        dockerfile: 'deploy/Dockerfile',
        text: `${SDK}\nCOPY . /s\nRUN /s/build.sh publish /app\n${fromBuild('Shop')}`,
        context: '.',
      },
    ],
    [
      'copies projects by ** and keeps their folders',
      {
        files: [
          'Shop.slnx',
          'src/Services/Shop.Api/Shop.Api.csproj',
          'src/Libraries/Shop.Core/Shop.Core.csproj',
        ],
        dockerfile: 'src/Services/Shop.Api/Dockerfile',
        text: `${SDK}\nWORKDIR /repo\nCOPY --parents src/**/*.csproj ./\nRUN dotnet restore src/Services/Shop.Api\nCOPY . .\nRUN dotnet publish src/Services/Shop.Api -c Release -o /app --no-restore\n${fromBuild('Shop.Api')}`,
        context: '.',
      },
    ],
    [
      'names nothing but projects by **',
      {
        files: ['src/Services/Shop.Api/Shop.Api.csproj'],
        dockerfile: 'src/Services/Shop.Api/Dockerfile',
        text: `${SDK}\nCOPY --parents src/**/*.csproj ./\nCOPY . .\nRUN dotnet publish $PROJECT -o /app\n${fromBuild('Shop.Api')}`,
        context: '.',
      },
    ],
    [
      'keeps the folders of projects, as nethermind',
      {
        files: [
          'global.json',
          'src/Nethermind/Directory.Build.props',
          'src/Nethermind/Nethermind.Runner/Nethermind.Runner.csproj',
        ],
        dockerfile: 'Dockerfile',
        text: `${SDK}\nWORKDIR /n\nCOPY global.json ./\nCOPY --parents src/Nethermind/**/*.csproj src/Nethermind/Directory.Build.props ./\nRUN cd src/Nethermind/Nethermind.Runner && dotnet restore --locked-mode\nCOPY src/Nethermind src/Nethermind\nRUN cd src/Nethermind/Nethermind.Runner && \\\n  dotnet publish -o /app\n${fromBuild('nethermind')}`,
        context: '.',
      },
    ],
    [
      "copies from the root, as the OpenTelemetry demo's accounting",
      {
        files: ['src/accounting/Accounting.csproj', 'src/shipping/Cargo.toml', 'pb/demo.proto'],
        dockerfile: 'src/accounting/Dockerfile',
        text: `${SDK}\nARG TARGETARCH\nWORKDIR /src\nCOPY ["/src/accounting/", "Accounting/"]\nCOPY ["/../pb/demo.proto", "Accounting/proto/"]\nRUN dotnet restore "./Accounting/Accounting.csproj" -r linux-$TARGETARCH\nWORKDIR "/src/Accounting"\nRUN dotnet build "./Accounting.csproj" -o /app/build\nFROM build AS publish\nRUN dotnet publish "./Accounting.csproj" -o /app/publish /p:UseAppHost=false\n${RUNTIME}\nCOPY --from=publish /app/publish .\nENTRYPOINT ["./instrument.sh", "dotnet", "Accounting.dll"]`,
        context: '.',
      },
    ],
    [
      'copies everything and goes to its own folder, as bitwarden',
      {
        files: {
          'bitwarden-server.sln': '',
          'util/MsSqlMigratorUtility/MsSqlMigratorUtility.csproj': '',
          'util/MsSqlMigratorUtility/.dockerignore': '*\n',
          'src/Core/Core.csproj': '',
        },
        dockerfile: 'util/MsSqlMigratorUtility/Dockerfile',
        text: `${SDK}\nARG TARGETPLATFORM\nWORKDIR /source\nCOPY . ./\nWORKDIR /source/util/MsSqlMigratorUtility\nRUN . /tmp/rid.txt && dotnet restore -r $RID\nRUN . /tmp/rid.txt && dotnet publish -c release --no-restore -o /app/out\n${fromBuild('MsSqlMigratorUtility')}`,
        context: '.',
      },
    ],
    [
      'copies everything into a folder of its name, as bitwarden once did',
      {
        files: ['bitwarden-server.sln', 'util/Migrator/Migrator.csproj'],
        dockerfile: 'util/Migrator/Dockerfile',
        text: `${SDK}\nWORKDIR /source\nCOPY *.csproj ./util/Migrator/\nWORKDIR /source/util/Migrator\nRUN dotnet restore\nWORKDIR /source\nCOPY . ./util/Migrator/\nWORKDIR /source/util/Migrator\nRUN dotnet publish -c release -o /app --no-restore\n${fromBuild('Migrator')}`,
        context: 'util/Migrator',
      },
    ],
    [
      'has front end and back end at the root, as squidex',
      {
        files: ['backend/src/Squidex/Squidex.csproj', 'backend/Squidex.sln', 'frontend/package.json'],
        dockerfile: 'Dockerfile',
        text: `${SDK}\nWORKDIR /src\nCOPY backend/**/**/*.csproj /tmp/\nCOPY backend .\nRUN dotnet publish src/Squidex/Squidex.csproj --output /build/ -c Release\nFROM node:22 AS frontend\nWORKDIR /src\nCOPY frontend/package*.json ./\nRUN npm ci\nCOPY frontend .\nRUN npm run build\n${RUNTIME}\nCOPY --from=build /build/ .\nCOPY --from=frontend /src/build/ wwwroot/build/\n${START('Squidex')}`,
        context: '.',
      },
    ],
    [
      'lists every project of the solution, as eShopOnContainers',
      {
        files: services.map((path) => `src/${path}`),
        dockerfile: 'src/Services/Basket/Basket.API/Dockerfile',
        text: `${SDK}\nWORKDIR /src\nCOPY "eShop.sln" "eShop.sln"\nCOPY "Services/Basket/Basket.API/Basket.API.csproj" "Services/Basket/Basket.API/Basket.API.csproj"\nCOPY "BuildingBlocks/EventBus/EventBus.csproj" "BuildingBlocks/EventBus/EventBus.csproj"\nCOPY "NuGet.config" "NuGet.config"\nRUN dotnet restore "eShop.sln"\nCOPY . .\nWORKDIR /src/Services/Basket/Basket.API\nRUN dotnet publish --no-restore -c Release -o /app\nFROM build as unittest\nWORKDIR /src/Services/Basket/Basket.UnitTests\n${fromBuild('Basket.API')}`,
        context: 'src',
      },
    ],
    [
      "is one folder above its project, as dotnet-docker's aspnetapp",
      {
        files: [
          'samples/aspnetapp/aspnetapp/aspnetapp.csproj',
          'samples/aspnetapp/aspnetapp.sln',
          'README.md',
        ],
        dockerfile: 'samples/aspnetapp/Dockerfile',
        text: `${SDK}\nARG TARGETARCH\nWORKDIR /source\nCOPY --link aspnetapp/*.csproj .\nRUN dotnet restore -a $TARGETARCH\nCOPY --link aspnetapp/. .\nRUN dotnet publish -a $TARGETARCH --no-restore -o /app\n${fromBuild('aspnetapp')}`,
        context: 'samples/aspnetapp',
      },
    ],
    [
      "has a stage for tests, as dotnet-docker's complexapp",
      {
        files: [
          'complexapp/complexapp.csproj',
          'libfoo/libfoo.csproj',
          'libbar/libbar.csproj',
          'tests/tests.csproj',
          'Directory.Build.props',
        ].map((path) => `samples/complexapp/${path}`),
        dockerfile: 'samples/complexapp/Dockerfile',
        text: `${SDK}\nWORKDIR /source\nCOPY --link Directory.Build.props .\nCOPY --link complexapp/*.csproj complexapp/\nCOPY --link libfoo/*.csproj libfoo/\nCOPY --link libbar/*.csproj libbar/\nRUN dotnet restore complexapp/complexapp.csproj\nCOPY --link complexapp/ complexapp/\nCOPY --link libfoo/ libfoo/\nCOPY --link libbar/ libbar/\nFROM build AS test-build\nCOPY --link tests/*.csproj tests/\nWORKDIR /source/tests\nRUN dotnet restore\nCOPY --link tests/ .\nRUN dotnet build --no-restore\nFROM build AS publish\nWORKDIR /source/complexapp\nRUN dotnet publish --no-restore -o /app\n${RUNTIME}\nCOPY --from=publish /app .\n${START('complexapp')}`,
        context: 'samples/complexapp',
      },
    ],
    [
      'publishes whatever project there is, as Azure Functions',
      {
        files: ['src/Functions/Functions.csproj', 'All.sln'],
        dockerfile: 'src/Functions/Dockerfile',
        text: `${SDK}\nCOPY . /src/dotnet-function-app\nRUN cd /src/dotnet-function-app && mkdir -p /home/site/wwwroot && dotnet publish *.csproj --output /home/site/wwwroot\nFROM mcr.microsoft.com/azure-functions/dotnet:4\nCOPY --from=build ["/home/site/wwwroot", "/home/site/wwwroot"]`,
        context: 'src/Functions',
      },
    ],
    [
      'needs projects that the app references',
      {
        files: ['src/Api/Api.csproj', 'src/Core/Core.csproj', 'src/All.sln', 'readme.md'],
        dockerfile: 'src/Api/Dockerfile',
        text: `${SDK}\nCOPY . /s\nRUN dotnet publish /s -o /app\n${fromBuild('Api')}`,
        projects: ['src/Api/Api.csproj', 'src/Core/Core.csproj'],
        context: 'src',
      },
    ],
    [
      'starts out of a stage in which only tests need more',
      {
        files: ['src/Api/Api.csproj', 'tests/Tests.csproj'],
        dockerfile: 'src/Api/Dockerfile',
        text: `${SDK}\nCOPY Api.csproj /s/\nRUN dotnet publish /s -o /app\nFROM build AS tests\nCOPY tests /t\n${fromBuild('Api')}`,
        context: 'src/Api',
      },
    ],
  ])('%s', async (_, shape) => {
    expect(await placed(shape)).toEqual({ context: shape.context, publish: undefined, missing: [] });
  });

  it('is in the folder of the solution, as Visual Studio writes it', async () => {
    const shape: Shape = {
      files: ['Shop.sln', 'src/Shop.Web/Shop.Web.csproj', 'src/Shop.Core/Shop.Core.csproj'],
      dockerfile: 'src/Shop.Web/Dockerfile',
      text: await fixture('dockerfiles/visual-studio.Dockerfile'),
      context: '.',
    };
    expect(await placed(shape)).toEqual({ context: '.', publish: undefined, missing: [] });
  });
});

describe('a Dockerfile that copies the published app', () => {
  it.each<[string, Shape]>([
    [
      'copies everything onto the runtime: the published app is the context',
      {
        files: shop,
        dockerfile: 'src/Shop/Dockerfile',
        text: `${RUNTIME}\nEXPOSE 8080\nCOPY . .\n${START('Shop')}`,
        context: 'src/Shop/publish',
        publish: 'src/Shop/publish',
      },
    ],
    [
      'copies everything, and the folder publish has something else in it',
      {
        files: [...shop, 'src/Shop/publish/notes.md'],
        dockerfile: 'src/Shop/Dockerfile',
        text: `${RUNTIME}\nCOPY . .\n${START('Shop')}`,
        context: 'src/Shop/bin/publish',
        publish: 'src/Shop/bin/publish',
      },
    ],
    [
      'copies everything, and the app was published next to it',
      {
        files: ['deploy/Shop.dll', 'deploy/Shop.runtimeconfig.json'],
        dockerfile: 'deploy/Dockerfile',
        text: `${RUNTIME}\nCOPY . .\n${START('Shop')}`,
        context: 'deploy',
        publish: 'deploy',
      },
    ],
    [
      'copies the files of the app without a folder',
      {
        files: shop,
        dockerfile: 'src/Shop/Dockerfile',
        text: `${RUNTIME}\nCOPY Shop.dll Shop.runtimeconfig.json ./\n${START('Shop')}`,
        context: 'src/Shop/publish',
        publish: 'src/Shop/publish',
      },
    ],
    [
      'copies everything onto the base of Azure Functions',
      {
        files: ['Functions.csproj'],
        dockerfile: 'Dockerfile',
        text: 'FROM mcr.microsoft.com/azure-functions/dotnet-isolated:4\nCOPY . /home/site/wwwroot',
        context: 'publish',
        publish: 'publish',
      },
    ],
    [
      'copies bin/publish, and other folders that do not exist',
      {
        files: shop,
        dockerfile: 'src/Shop/Dockerfile',
        text: `FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY bin/publish .\nCOPY web/dist wwwroot\nCOPY start.sh .\n${START('Shop')}`,
        context: 'src/Shop',
        publish: 'src/Shop/bin/publish',
        missing: ['web/dist', 'start.sh'],
      },
    ],
    [
      'has the argument that Visual Studio once wrote',
      {
        files: {
          'src/Shop/Shop.csproj': '',
          'src/Shop/.dockerignore': '*\n!obj/Docker/publish/*\n!obj/Docker/empty/\n',
        },
        dockerfile: 'src/Shop/Dockerfile',
        text: `FROM mcr.microsoft.com/dotnet/core/aspnet:3.1\nARG source\nWORKDIR /app\nEXPOSE 80\nCOPY \${source:-obj/Docker/publish} .\n${START('Shop')}`,
        context: 'src/Shop',
        publish: 'src/Shop/obj/Docker/publish',
      },
    ],
    [
      'copies two published apps, and starts a script',
      {
        files: ['src/Api/Api.csproj', 'src/Api/entrypoint.sh'],
        dockerfile: 'src/Api/Dockerfile',
        text: `${RUNTIME}\nCOPY obj/Docker/publish/Api .\nCOPY obj/Docker/publish/Jobs /jobs\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]`,
        context: 'src/Api',
        publish: 'src/Api/obj/Docker/publish/Api',
        missing: ['obj/Docker/publish/Jobs'],
      },
    ],
    [
      'copies a folder that only what it starts makes the app',
      {
        files: ['src/Web/web-netcore.csproj', 'certs/ca.pem'],
        dockerfile: 'Dockerfile',
        text: `${RUNTIME}\nCOPY ./Release/web-netcore .\nCOPY ./more /more\n${START('web-netcore')}`,
        context: '.',
        publish: 'Release/web-netcore',
        missing: ['more'],
      },
    ],
    [
      'copies a part of the published folder by its place in the image',
      {
        files: ['src/Api/Api.csproj', 'src/Jobs/Jobs.csproj'],
        dockerfile: 'Dockerfile',
        text: 'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY publish /srv\nENTRYPOINT ["dotnet", "/srv/api/Api.dll"]',
        context: '.',
        publish: 'publish/api',
      },
    ],
    [
      'takes the published app through another stage',
      {
        files: ['src/Api/Api.csproj'],
        dockerfile: 'Dockerfile',
        text: `FROM alpine AS files\nCOPY out /files\nCOPY scripts /scripts\n${RUNTIME}\nCOPY --from=files /files .\n${START('Api')}`,
        context: '.',
        publish: 'out',
        missing: ['scripts'],
      },
    ],
    [
      'copies the output of a build, and a folder that exists',
      {
        files: ['src/Gallery.csproj', 'src/wwwroot/site.css'],
        dockerfile: 'Dockerfile',
        text: `${RUNTIME}\nCOPY ./src/bin/Release/net10.0/ .\nCOPY ./src/wwwroot/ ./wwwroot\nCMD ["dotnet", "Gallery.dll"]`,
        context: '.',
        publish: 'src/bin/Release/net10.0',
      },
    ],
    [
      'copies a stale folder of an earlier publish',
      {
        files: ['src/Web/Web.csproj', 'src/Web/bin/publish/Old.dll'],
        dockerfile: 'src/Web/Dockerfile',
        text: `${RUNTIME}\nCOPY bin/publish .\n${START('Web')}`,
        context: 'src/Web',
        publish: 'src/Web/bin/publish',
      },
    ],
    [
      'copies a published folder that .dockerignore excludes',
      {
        files: { 'src/Web/Web.csproj': '', 'src/Web/.dockerignore': '**/bin\n' },
        dockerfile: 'src/Web/Dockerfile',
        text: `${RUNTIME}\nCOPY bin/publish .\n${START('Web')}`,
        context: 'src/Web',
        publish: 'src/Web/bin/publish',
        missing: ['bin/publish'],
      },
    ],
    [
      'serves a browser app with nginx',
      {
        files: ['src/Web/Web.csproj'],
        dockerfile: 'Dockerfile',
        text: 'FROM nginx:alpine\nCOPY nginx.conf /etc/nginx/nginx.conf\nCOPY src/Web/bin/publish/wwwroot /usr/share/nginx/html',
        context: '.',
        publish: 'src/Web/bin/publish',
        missing: ['nginx.conf'],
      },
    ],
    [
      'copies everything into another stage only',
      {
        files: ['src/Web/Web.csproj'],
        dockerfile: 'src/Web/Dockerfile',
        text: `FROM alpine AS build\nWORKDIR /app\nCOPY . .\nRUN ./unknown\n${fromBuild('Web')}`,
        context: 'src/Web',
      },
    ],
    [
      'has the root of a front end next to it',
      {
        files: ['package.json', 'src/Web/Web.csproj'],
        dockerfile: 'Dockerfile',
        text: `${RUNTIME}\nCOPY Release/web .\n${START('Web')}`,
        context: '.',
        publish: 'Release/web',
      },
    ],
    [
      'copies only the front end of a build that is not .NET',
      {
        files: ['web/package.json', 'src/Web/Web.csproj'],
        dockerfile: 'Dockerfile',
        text: `${RUNTIME}\nCOPY web/dist wwwroot\n${START('Web')}`,
        context: '.',
        missing: ['web/dist'],
      },
    ],
  ])('%s', async (_, shape) => {
    const { context, publish, missing = [] } = shape;
    expect(await placed(shape)).toEqual({ context, publish, missing });
  });
});

import type { DotnetSdk } from './dotnet-sdk.ts';
import {
  type Draft,
  documents,
  EMPTY,
  type ImageDocuments,
  withCommand,
  withEnv,
  withLayer,
} from './image-documents.ts';
import { LAYER_TIME, type Layer } from './layers.ts';

/** The layers of the four images, bottom first. */
export const LAYER_NAMES = ['root', 'user', 'runtime', 'dotnetLink', 'aspnet', 'tools', 'sdk'] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

/** A stand-in for one of Microsoft's repositories: `dotnet/aspnet` on the registry. */
export interface StandIn extends ImageDocuments {
  readonly repository: string;
  readonly tags: readonly string[];
  readonly layers: readonly Layer[];
}

/** The user that .NET images run apps as. */
export const APP_UID = 1654;

/** The images, each built on the one before it, with the instructions of Microsoft's Dockerfiles as history. */
export function dotnetImages(sdk: DotnetSdk, layers: Readonly<Record<LayerName, Layer>>): StandIn[] {
  const runtimeDeps = runtimeDepsImage(layers);
  const runtime = runtimeImage(runtimeDeps, sdk, layers);
  const aspnet = aspnetImage(runtime, sdk, layers);
  return [
    standIn('dotnet/runtime-deps', [sdk.channel, sdk.runtimeVersion], runtimeDeps),
    standIn('dotnet/runtime', [sdk.channel, sdk.runtimeVersion], runtime),
    standIn('dotnet/aspnet', [sdk.channel, sdk.runtimeVersion], aspnet),
    standIn('dotnet/sdk', [sdk.channel, sdk.version], sdkImage(aspnet, sdk, layers)),
  ];
}

function standIn(repository: string, tags: readonly string[], draft: Draft): StandIn {
  return { repository, tags, layers: draft.layers, ...documents(draft) };
}

function runtimeDepsImage(layers: Readonly<Record<LayerName, Layer>>): Draft {
  const path = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };
  const debian = withLayer(
    { ...EMPTY, env: path },
    layers.root,
    `# debian.sh --arch 'amd64' out/ 'bookworm' '@${LAYER_TIME}'`,
  );
  const environment = {
    APP_UID: String(APP_UID),
    ASPNETCORE_HTTP_PORTS: '8080',
    DOTNET_RUNNING_IN_CONTAINER: 'true',
  };
  return withLayer(
    withEnv(withCommand(debian, ['bash']), environment),
    layers.user,
    'RUN /bin/sh -c groupadd --gid=$APP_UID app && useradd --no-log-init --uid=$APP_UID --gid=$APP_UID --create-home app # buildkit',
  );
}

function runtimeImage(runtimeDeps: Draft, sdk: DotnetSdk, layers: Readonly<Record<LayerName, Layer>>): Draft {
  const versioned = withEnv(runtimeDeps, { DOTNET_VERSION: sdk.runtimeVersion });
  const copied = withLayer(versioned, layers.runtime, 'COPY /dotnet /usr/share/dotnet # buildkit');
  return withLayer(
    copied,
    layers.dotnetLink,
    'RUN /bin/sh -c ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet # buildkit',
  );
}

function aspnetImage(runtime: Draft, sdk: DotnetSdk, layers: Readonly<Record<LayerName, Layer>>): Draft {
  return withLayer(
    withEnv(runtime, { ASPNET_VERSION: sdk.runtimeVersion }),
    layers.aspnet,
    'COPY /shared/Microsoft.AspNetCore.App /usr/share/dotnet/shared/Microsoft.AspNetCore.App # buildkit',
  );
}

function sdkImage(aspnet: Draft, sdk: DotnetSdk, layers: Readonly<Record<LayerName, Layer>>): Draft {
  const environment = {
    DOTNET_GENERATE_ASPNET_CERTIFICATE: 'false',
    DOTNET_NOLOGO: 'true',
    DOTNET_SDK_VERSION: sdk.version,
    DOTNET_USE_POLLING_FILE_WATCHER: 'true',
    NUGET_XMLDOC_MODE: 'skip',
    ASPNETCORE_HTTP_PORTS: '', // the SDK image takes back what aspnet sets
  };
  const withTools = withLayer(
    withEnv(aspnet, environment),
    layers.tools,
    'RUN /bin/sh -c apt-get update && apt-get install -y --no-install-recommends curl git libatomic1 wget && rm -rf /var/lib/apt/lists/* # buildkit',
  );
  return withLayer(withTools, layers.sdk, 'COPY /usr/share/dotnet /usr/share/dotnet # buildkit');
}

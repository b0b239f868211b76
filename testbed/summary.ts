import type { StandIns } from './base-images.ts';
import type { DotnetSdk } from './dotnet-sdk.ts';
import type { Engine } from './engine.ts';
import type { SharedRegistry } from './shared-registry.ts';

/** One line of what the bed has to say. */
export function summary(parts: readonly string[]): string {
  return `test bed: ${parts.join(', ')}`;
}

export function engineWords({ version, storageDriver, started }: Engine): string {
  return `engine ${version} (${started === undefined ? 'running' : 'started'}, ${storageDriver})`;
}

export function modernEngineWords(engine: Engine): string {
  return `modern ${engineWords(engine)}`;
}

export function registryWords({ port, started }: SharedRegistry): string {
  return `registry localhost:${port} (${started === undefined ? 'running' : 'started'})`;
}

export function baseImagesWords(sdk: DotnetSdk, standIns: StandIns | undefined): string {
  if (standIns === undefined) return `base images ${sdk.channel} of mcr.microsoft.com`;
  return `base images ${sdk.channel} stand-ins built from Debian bookworm and .NET SDK ${sdk.version}`;
}

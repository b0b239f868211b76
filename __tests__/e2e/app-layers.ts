import { inject } from 'vitest';
import { readInputs } from '../../src/action/inputs.ts';
import { buildImages } from '../../src/build/build-images.ts';
import { createBuildx } from '../../src/docker/buildx.ts';
import { clientOnce } from '../../src/docker/client.ts';
import { createDocker } from '../../src/docker/engine.ts';
import { dotnet } from '../../src/dotnet/dotnet.ts';
import type { LayerContents, LayerEntry } from '../../src/model/image.ts';
import { registryClient } from '../../src/oci/client/registry-client.ts';
import type { MeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { findTargets } from '../../src/plan/find-targets.ts';
import { type Execute, execute } from '../../src/process/execute.ts';
import { builderAccess } from '../../src/push/reach.ts';
import { publishedImages } from '../../src/tools/published-images.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { which } from './scene.ts';

export interface BuildPlaces {
  readonly workspace: string;
  readonly temporaryFolder: string;
  readonly registry: MeasuringRegistry;
}

/**
 * Builds the only image of a workspace as a run of the action does, and keeps what the report leaves out: the files.
 * @param given inputs.
 */
export async function appLayers(
  given: Readonly<Record<string, string>>,
  { registry, ...places }: BuildPlaces,
): Promise<readonly LayerContents[]> {
  const { mirrors, path } = inject('bed');
  const all: Readonly<Record<string, string>> = { 'registry-mirrors': mirrors, ...given };
  const inputs = readInputs((name) => all[name] ?? '');
  const quiet: Execute = (program, args, options) => execute(program, args, { ...options, silent: true });
  const client = registryClient({ credentials: async () => undefined, onSecret: () => undefined });
  const program = await which('docker', path);
  const docker = {
    execute: quiet,
    program,
    temporaryFolder: places.temporaryFolder,
    client: clientOnce(quiet, program),
  };
  const builders = { docker: createDocker(docker), buildx: createBuildx(docker), registry };
  const tools: Tools = {
    dotnet: dotnet(quiet),
    ...builders,
    ...builderAccess(builders),
    images: publishedImages(client, inputs.mirrors),
    log: { info: () => undefined, warning: console.warn, group: (_, part) => part() },
  };
  const { targets, failures } = await findTargets(inputs, places, tools);
  if (failures[0]) throw failures[0].error;
  const [target] = targets;
  if (target === undefined || 'source' in target) throw new Error(`${places.workspace} has no project`);
  const [outcome] = await buildImages(target, inputs, places, tools);
  if (!outcome) throw new Error('nothing was built');
  const { built, base } = outcome;
  if (!('contents' in base)) throw new Error('the base image is not known');
  return built.contents.layers.slice(base.contents.layers.length);
}

export function entriesIn(layer: LayerContents | undefined): readonly LayerEntry[] {
  if (layer === undefined || !('entries' in layer.files)) throw new Error('the files are not known');
  return [...layer.files.entries];
}

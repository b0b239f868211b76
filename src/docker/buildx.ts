import type { Platform } from '../model/image.ts';
import { stream } from '../process/stream.ts';
import {
  buildAndPush,
  buildToArchive,
  type DockerBuildTools,
  type Exported,
  type ReadArchive,
} from './build.ts';
import type { BuildRequest } from './build-request.ts';
import { type BuildxBuilder, findBuildxBuilder, probeBuilder } from './buildx-builder.ts';
import { type Client, lastLine } from './client.ts';

/**
 * Builders that buildx drives apart from the engine. The engine gets nothing of what they build.
 * Every method throws a UserError if docker fails, or takes longer than bounds.ts allows.
 */
export interface Buildx {
  /** The builder that buildx is set to, started; undefined if that is the engine, or there is no buildx. */
  builder(): Promise<BuildxBuilder | undefined>;
  /**
   * Makes that builder request an image that does not exist from a registry; see Docker.probe.
   * @param platform chooses among the builder's nodes.
   */
  probe(reference: string, platform: Platform | undefined, signal: AbortSignal): Promise<string>;
  /** The builder pushes the image to `request.tag`. */
  buildAndPush(request: BuildRequest): Promise<Exported>;
  /** The builder streams the image as an OCI archive to a reader. */
  buildToArchive<T>(request: BuildRequest, read: ReadArchive<T>): Promise<Exported & { readonly result: T }>;
}

export interface BuildxOptions extends Omit<DockerBuildTools, 'client'> {
  readonly client: () => Promise<Client>;
}

export function createBuildx({ client: find, ...options }: BuildxOptions): Buildx {
  const { execute } = options;
  const tools = async () => ({ ...options, stream, client: await find() });
  return {
    builder: async () => findBuildxBuilder(await find(), execute),
    probe: async (reference, platform, signal) =>
      lastLine(await probeBuilder(reference, platform, await find(), execute, signal)),
    buildAndPush: async (request) => buildAndPush(request, await tools()),
    buildToArchive: async (request, read) => buildToArchive(request, await tools(), read),
  };
}

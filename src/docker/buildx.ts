import type { Platform } from '../model/image.ts';
import type { Execute } from '../process/execute.ts';
import { stream } from '../process/stream.ts';
import type { BuildRequest } from './build-request.ts';
import { buildAndPush, buildToArchive, type Exported } from './buildx-build.ts';
import { type BuildxBuilder, findBuildxBuilder, probeBuilder } from './buildx-builder.ts';
import type { Client } from './client.ts';
import type { ReadArchive } from './engine.ts';
import { lastWord } from './last-word.ts';

/**
 * Builders of buildx beside the engine, as far as this action needs them. The engine gets nothing of what they build.
 * Every method throws a UserError where docker fails, or takes longer than bounds.ts allows.
 */
export interface Buildx {
  /** The builder that buildx is set to, started; undefined where that is the engine, or there is no buildx. */
  builder(): Promise<BuildxBuilder | undefined>;
  /**
   * Has that builder ask a registry for an image that does not exist; see Docker.probe.
   * @param platform the node that builds for it is asked.
   */
  probe(reference: string, platform: Platform | undefined, signal: AbortSignal): Promise<string>;
  /** It builds, and pushes straight to `request.tag`. */
  buildAndPush(request: BuildRequest): Promise<Exported>;
  /** It builds, and an OCI archive is streamed to a reader. */
  buildToArchive<T>(request: BuildRequest, read: ReadArchive<T>): Promise<Exported & { readonly result: T }>;
}

export interface BuildxOptions {
  readonly execute: Execute;
  readonly client: () => Promise<Client>;
  /** An existing folder for what a build writes and reads beside its context. */
  readonly temporaryFolder: string;
}

export function createBuildx({ execute, client: find, temporaryFolder }: BuildxOptions): Buildx {
  const tools = async () => ({ execute, stream, temporaryFolder, client: await find() });
  return {
    builder: async () => findBuildxBuilder(await find(), execute),
    probe: async (reference, platform, signal) =>
      lastWord(await probeBuilder(reference, platform, await find(), execute, signal)),
    buildAndPush: async (request) => buildAndPush(request, await tools()),
    buildToArchive: async (request, read) => buildToArchive(request, await tools(), read),
  };
}

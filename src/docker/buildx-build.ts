import type { Digest } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { Execute } from '../process/execute.ts';
import type { Stream } from '../process/stream.ts';
import { bounds } from './bounds.ts';
import { type BuildFiles, buildxArguments } from './build-arguments.ts';
import { buildEnvironment } from './build-environment.ts';
import { buildFailure } from './build-failure.ts';
import { textOf, withBuildFiles } from './build-files.ts';
import { type BuildMetadata, readBuildMetadata } from './build-metadata.ts';
import type { BuildRequest } from './build-request.ts';
import type { Client } from './client.ts';

/** An image that a builder of its own built and sent away. */
export interface Exported {
  /** Of its manifest or index, as the builder says. */
  readonly digest: Digest;
  readonly metadata: BuildMetadata;
}

export interface ExportTools {
  readonly execute: Execute;
  readonly stream: Stream;
  readonly client: Client;
  /** An existing folder, in which the build gets one of its own. */
  readonly temporaryFolder: string;
}

/**
 * Builds, and pushes to the registry that `request.tag` names.
 * @throws UserError with the builder's error lines where that fails, or where it does not say what it built.
 */
export function buildAndPush(request: BuildRequest, tools: ExportTools): Promise<Exported> {
  return withBuildFiles(request, tools.temporaryFolder, async (files) => {
    const args = buildxArguments(request, files, 'registry');
    const finished = await tools.execute(tools.client.program, args, buildEnvironment(request));
    if (finished.exitCode !== 0) throw buildFailure(request, finished);
    return exported(request, files);
  });
}

/**
 * Builds, and hands an OCI archive to a reader as it comes. @throws UserError as `buildAndPush`, or the reader's error.
 */
export function buildToArchive<T>(
  request: BuildRequest,
  tools: ExportTools,
  read: (archive: AsyncIterable<Buffer>) => Promise<T>,
): Promise<Exported & { readonly result: T }> {
  return withBuildFiles(request, tools.temporaryFolder, async (files) => {
    const args = buildxArguments(request, files, 'stdout');
    const name = `The archive of the Docker build of ${request.dockerfile}`;
    const options = { ...buildEnvironment(request), name, shown: true, idleMs: bounds.saveIdle };
    const { finished, result } = await tools.stream(tools.client.program, args, options, read);
    if (finished.exitCode !== 0) throw buildFailure(request, finished);
    return { ...(await exported(request, files)), result: result() };
  });
}

async function exported(request: BuildRequest, files: BuildFiles): Promise<Exported> {
  const metadata = readBuildMetadata(await textOf(files.metadata));
  if (metadata.digest !== undefined) return { digest: metadata.digest, metadata };
  throw new UserError(
    `The Docker build of ${request.dockerfile} succeeded, but its builder did not say which image it built (buildx --metadata-file has no containerimage.digest), so what arrived cannot be proved to be that image. Update buildx, or choose another builder with docker buildx use.`,
  );
}

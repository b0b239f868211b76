import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Digest } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { Execute } from '../process/execute.ts';
import type { Stream } from '../process/stream.ts';
import { bounds } from './bounds.ts';
import {
  type BuildFiles,
  buildEnvironment,
  buildxArguments,
  dockerBuildArguments,
} from './build-arguments.ts';
import { buildFailure, type CompilerErrors } from './build-failure.ts';
import { type BuildMetadata, readBuildMetadata } from './build-metadata.ts';
import { type BuildRequest, readPair } from './build-request.ts';
import type { Client } from './client.ts';
import type { LocalImage } from './local-image.ts';

/** Reads an archive as it comes; see Stream. */
export type ReadArchive<T> = (archive: AsyncIterable<Buffer>) => Promise<T>;

/** What every build needs. */
export interface DockerBuildTools {
  readonly execute: Execute;
  readonly client: Client;
  /** An existing folder, in which the build gets its own. */
  readonly temporaryFolder: string;
  readonly compilerErrors?: CompilerErrors;
  /** Called with what is left out of a build. */
  readonly onNotice?: (message: string) => void;
}

/** An image that was built and is in the engine's store. */
export interface DockerBuildResult {
  /** The engine's name for it; see LocalImage. */
  readonly imageId: Digest;
  readonly image: LocalImage;
  /** What buildx wrote about the build; empty without buildx. */
  readonly metadata: BuildMetadata;
}

/** An image that a builder of buildx built and sent away. */
export interface Exported {
  /** Of its manifest or index, as the builder says. */
  readonly digest: Digest;
  readonly metadata: BuildMetadata;
}

/** Builds an image in the engine. @throws UserError with the builder's error lines if that fails. */
export function buildImage(
  wanted: BuildRequest,
  tools: DockerBuildTools & { readonly inspect: (reference: string) => Promise<LocalImage | undefined> },
): Promise<DockerBuildResult> {
  const { client, inspect } = tools;
  if (client.builder === 'none') throw noBuilder(client);
  return withBuildFiles(wanted, tools, async (request, files) => {
    const args =
      client.builder === 'buildx' ? buildxArguments(request, files) : dockerBuildArguments(request, files);
    await runBuild(request, args, tools);
    const id = (await textOf(files.imageId)).trim();
    // Not every builder writes the file.
    const image = (id === '' ? undefined : await inspect(id)) ?? (await inspect(request.tag));
    if (image === undefined) {
      throw new UserError(
        `The Docker build of ${request.dockerfile} succeeded, but the engine has no image ${request.tag}.`,
      );
    }
    return { imageId: image.id, image, metadata: readBuildMetadata(await textOf(files.metadata)) };
  });
}

/**
 * Builds, and pushes to the registry that `request.tag` names.
 * @throws UserError with the builder's error lines if that fails, or if it does not say what it built.
 */
export function buildAndPush(wanted: BuildRequest, tools: DockerBuildTools): Promise<Exported> {
  return withBuildFiles(wanted, tools, async (request, files) => {
    await runBuild(request, buildxArguments(request, files, 'registry'), tools);
    return exported(request, files);
  });
}

/**
 * Builds, and streams an OCI archive to a reader.
 * @throws UserError as `buildAndPush`, or the reader's error.
 */
export function buildToArchive<T>(
  wanted: BuildRequest,
  tools: DockerBuildTools & { readonly stream: Stream },
  read: ReadArchive<T>,
): Promise<Exported & { readonly result: T }> {
  return withBuildFiles(wanted, tools, async (request, files) => {
    const args = buildxArguments(request, files, 'stdout');
    const name = `The archive of the Docker build of ${request.dockerfile}`;
    const options = { ...buildEnvironment(request), name, shown: true, idleMs: bounds.saveIdle };
    const { finished, result } = await tools.stream(tools.client.program, args, options, read);
    if (finished.exitCode !== 0) throw buildFailure(request, finished, tools.compilerErrors);
    return { ...(await exported(request, files)), result: result() };
  });
}

async function runBuild(
  request: BuildRequest,
  args: readonly string[],
  { execute, client, compilerErrors }: DockerBuildTools,
): Promise<void> {
  const finished = await execute(client.program, args, buildEnvironment(request));
  if (finished.exitCode !== 0) throw buildFailure(request, finished, compilerErrors);
}

async function exported(request: BuildRequest, files: BuildFiles): Promise<Exported> {
  const metadata = readBuildMetadata(await textOf(files.metadata));
  if (metadata.digest !== undefined) return { digest: metadata.digest, metadata };
  throw new UserError(
    `The Docker build of ${request.dockerfile} succeeded, but its builder did not say which image it built (buildx --metadata-file has no containerimage.digest), so nothing proves that the received image is that one. Update buildx, or choose another builder with docker buildx use.`,
  );
}

function noBuilder({ program, version }: Client): UserError {
  return new UserError(
    `The docker command ${program} (version ${version}) cannot build with BuildKit: its buildx plugin is missing. ` +
      'Install it (package docker-buildx-plugin of Docker, docker-buildx of Debian and Ubuntu; in a workflow ' +
      'docker/setup-buildx-action), or set input builder to `sdk`, which needs no Docker.',
  );
}

/**
 * Runs a build with a folder for what it writes and reads outside of its context; the folder is removed afterwards.
 * Secret files that do not exist are left out.
 */
async function withBuildFiles<T>(
  request: BuildRequest,
  tools: DockerBuildTools,
  build: (request: BuildRequest, files: BuildFiles) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tools.temporaryFolder, 'docker-build-'));
  try {
    return await build(await withExistingSecrets(request, tools), await writeSecrets(request, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** docker/build-push-action leaves them out too: the job that writes such a file may not run on forks. */
async function withExistingSecrets(
  request: BuildRequest,
  { onNotice }: Pick<DockerBuildTools, 'onNotice'>,
): Promise<BuildRequest> {
  const { options = {}, cwd = '.' } = request;
  const secretFiles: string[] = [];
  for (const item of options.secretFiles ?? []) {
    const [id, path] = readPair('secret-files', item);
    const exists = await access(resolve(cwd, path)).then(
      () => true,
      () => false,
    );
    if (exists) secretFiles.push(item);
    else onNotice?.(`Input secret-files: ${id} is skipped: ${path} does not exist.`);
  }
  return { ...request, options: { ...options, secretFiles } };
}

/** Secrets are passed in files that only this user can read: every user can read an argument list. */
async function writeSecrets(request: BuildRequest, folder: string): Promise<BuildFiles> {
  const secrets: string[] = [];
  for (const [index, item] of (request.options?.secrets ?? []).entries()) {
    const [, value] = readPair('secrets', item);
    const file = join(folder, `secret-${index}`);
    await writeFile(file, value, { mode: 0o600 });
    secrets.push(file);
  }
  return { imageId: join(folder, 'image-id'), metadata: join(folder, 'metadata.json'), secrets };
}

/** What a build wrote into a file; empty if it did not write the file, as some builders do. */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

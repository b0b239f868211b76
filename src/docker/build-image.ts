import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { Execute } from '../process/execute.ts';
import { type BuildFiles, buildxArguments, dockerBuildArguments } from './build-arguments.ts';
import { buildFailure } from './build-failure.ts';
import { type BuildMetadata, readBuildMetadata } from './build-metadata.ts';
import { type BuildRequest, readPair } from './build-request.ts';
import type { Client } from './client.ts';
import type { LocalImage } from './local-image.ts';

/** An image that was built and is in the engine's store. */
export interface BuiltImage {
  /** What the engine calls it; see LocalImage. */
  readonly imageId: Digest;
  readonly image: LocalImage;
  /** What buildx wrote about the build; nothing is known of it without buildx. */
  readonly metadata: BuildMetadata;
}

export interface BuildTools {
  readonly execute: Execute;
  readonly client: Client;
  /** An existing folder, in which the build gets one of its own. */
  readonly temporaryFolder: string;
  readonly inspect: (reference: string) => Promise<LocalImage | undefined>;
}

/** Builds an image. Throws a UserError with the builder's error lines where that fails. */
export async function buildImage(request: BuildRequest, tools: BuildTools): Promise<BuiltImage> {
  const { client } = tools;
  if (client.builder === 'none') throw noBuilder(client);
  const folder = await mkdtemp(join(tools.temporaryFolder, 'docker-build-'));
  try {
    const files = await writeSecrets(request, folder);
    const args =
      client.builder === 'buildx' ? buildxArguments(request, files) : dockerBuildArguments(request, files);
    const finished = await tools.execute(client.program, args, {
      // Clients before 23 build with the classic builder unless told otherwise.
      env: { DOCKER_BUILDKIT: '1', ...cacheService(request, process.env) },
      ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
    });
    if (finished.exitCode !== 0) throw buildFailure(request, finished);
    return await builtImage(request, files, tools);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function builtImage(request: BuildRequest, files: BuildFiles, tools: BuildTools): Promise<BuiltImage> {
  const id = (await textOf(files.imageId)).trim();
  // A builder of its own may name the image otherwise than the engine that it was loaded into.
  const image = (id === '' ? undefined : await tools.inspect(id)) ?? (await tools.inspect(request.tag));
  if (image === undefined) {
    throw new UserError(
      `The Docker build of ${request.dockerfile} succeeded, but the engine has no image ${request.tag}. ` +
        'Is buildx set to a builder that cannot load images into the engine?',
    );
  }
  return { imageId: image.id, image, metadata: readBuildMetadata(await textOf(files.metadata)) };
}

/** Secrets lie in files that only this user can read; an argument list could be read by anyone. */
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

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // Not every builder writes every file.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function noBuilder({ program, version }: Client): UserError {
  return new UserError(
    `The docker command ${program} (version ${version}) cannot build with BuildKit: its buildx plugin is missing. ` +
      'Install it (package docker-buildx-plugin of Docker, docker-buildx of Debian and Ubuntu; in a workflow ' +
      'docker/setup-buildx-action), or set input builder to `sdk`, which needs no Docker.',
  );
}

/** The cache `type=gha` speaks to the service that the runner names to actions; nothing else gets its token. */
function cacheService(
  { options = {} }: BuildRequest,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const caches = [...(options.cacheFrom ?? []), ...(options.cacheTo ?? [])];
  if (!caches.some((cache) => /(^|,)type=gha(,|$)/.test(cache))) return {};
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('ACTIONS_')));
}

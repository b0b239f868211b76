import type { Inputs } from '../action/inputs.ts';
import { runnerPlatform } from '../action/platforms.ts';
import type { BuildMetadata } from '../docker/build-metadata.ts';
import { type BuildxBuilder, knowsLink } from '../docker/buildx-builder.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import { usedBaseDigests } from '../docker/used-base.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import type { Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { TAG } from '../oci/receiver/measuring-registry.ts';
import { publishOptions } from '../plan/find-targets.ts';
import type { ProjectTarget } from '../plan/target.ts';
import { archivedContents, archiveReader, imageFor } from '../push/archive.ts';
import type { CopiesOf } from '../push/base.ts';
import { removeTag, sendFromEngine } from '../push/from-engine.ts';
import { pushReference, receiveImages, type SentImages } from '../push/receive.ts';
import type { Places, Tools } from '../tools/tools.ts';
import type { DockerBuild, Preparation } from './docker-build.ts';
import { prepareDockerBuild } from './docker-preparation.ts';
import { buildWithSdk } from './sdk-builder.ts';

/**
 * Builds the images of a project: with the .NET SDK, or with Docker and the user's Dockerfile or a generated one. To add
 * a builder, write a function that yields these outcomes, and choose it here.
 * @returns one outcome for each platform, in the order of input `platforms`.
 */
export async function buildImages(
  { project, docker, restored = false, begun }: ProjectTarget,
  inputs: Inputs,
  places: Places,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const { baseImage, platforms } = inputs;
  const options = { ...publishOptions(inputs, places), restored };
  if (!docker) return buildWithSdk({ project, options, platforms, baseImage, begun }, tools);
  const prepare = (builder: Pick<Preparation, 'defaultPlatform' | 'link'>) =>
    prepareDockerBuild(docker, { project, options, inputs, ...places, ...builder }, tools);
  // Whether a builder can be used is found out before the app is published, which takes much longer.
  const builder = await tools.buildxBuilder();
  if (builder) {
    const defaultPlatform = builder.platform ?? runnerPlatform();
    return buildWithBuildx(await prepare({ defaultPlatform, link: knowsLink(builder) }), builder, tools);
  }
  const engine = await tools.engine();
  if (platforms.length > 1) requireIndexes(engine);
  return buildWithEngine(await prepare({ defaultPlatform: runnerPlatform(), link: false }), engine, tools);
}

type EngineTools = Pick<Tools, 'docker' | 'images' | 'registry' | 'log' | 'engineReach'>;

/** The engine builds the images, all platforms at once, and sends them. */
export async function buildWithEngine(
  { request, images }: DockerBuild,
  engine: EngineFacts,
  tools: EngineTools,
): Promise<readonly BuildOutcome[]> {
  const { docker } = tools;
  const tag = pushReference(tools.registry);
  const reading = readBasesAhead(images, tools);
  try {
    const { imageId, image, metadata } = await docker.build({ ...request, tag });
    await reading;
    // Of an image for several platforms the engine describes only its own.
    const described = images.length === 1 ? { platform: image.platform, diffIds: image.diffIds } : {};
    const delivery = {
      images: images.map(({ platform, base }) => ({ platform, base: () => base, ...described })),
      // What the build reports, then what the engine has.
      copiesOf: async (reference: string) =>
        usedBaseDigests(reference, metadata.materials, await docker.inspect(reference)),
      send: sendFromEngine(imageId, engine, tools),
      reference: undefined,
    };
    return await receiveImages(delivery, tools);
  } finally {
    await removeTag(tag, tools);
  }
}

/**
 * An image for several platforms is an index, which the classic image store cannot hold.
 * @throws UserError that says what can hold one.
 */
export function requireIndexes({ version, containerdStore }: EngineFacts): void {
  if (containerdStore) return;
  throw new UserError(
    `Input platforms names several platforms, but this Docker engine (${version}) keeps images in its classic store, which holds one platform of an image. Turn on the containerd image store ("features": {"containerd-snapshotter": true} in the engine's daemon.json; docker/setup-docker-action can do that), name one platform, or set input builder to sdk, which needs no engine.`,
  );
}

/** Reads the bases while the engine builds. If one cannot be read, it is read again when it is needed. */
async function readBasesAhead(
  bases: DockerBuild['images'],
  { images }: Pick<Tools, 'images'>,
): Promise<void> {
  await Promise.all(
    bases.map(async ({ platform, base }) => {
      if ('reference' in base)
        await images.read(base.reference, base.platform ?? platform).catch(() => undefined);
    }),
  );
}

type BuildxTools = Pick<Tools, 'buildx' | 'images' | 'registry' | 'log' | 'buildxReach'>;

/**
 * A builder of buildx builds the images and pushes them straight into the measuring registry. It does not even download
 * the base layers that it need not read. If it cannot reach the registry, it streams an OCI archive to us, with all
 * layers. The engine gets nothing.
 */
export function buildWithBuildx(
  build: DockerBuild,
  builder: BuildxBuilder,
  tools: BuildxTools,
): Promise<readonly BuildOutcome[]> {
  const delivery = {
    images: build.images.map(({ platform, base }) => ({ platform, base: () => base })),
    // No builder says beforehand which copy it will use.
    copiesOf: async () => [],
    send: async (platforms: readonly Platform[]) => {
      const reach = await tools.buildxReach();
      const sent =
        reach === 'reachable'
          ? await push(build, tools)
          : await stream(build, platforms, reach.unreachable, tools);
      return { ...sent, compressor: compressorOf(builder) };
    },
    reference: undefined,
  };
  return receiveImages(delivery, tools);
}

type Sent = Omit<SentImages, 'compressor'>;

async function push({ request }: DockerBuild, { buildx, registry }: BuildxTools): Promise<Sent> {
  const { digest, metadata } = await buildx.buildAndPush({ ...request, tag: pushReference(registry) });
  return {
    image: (platform) => registry.image(registry.repository, digest, platform),
    copiesOf: copyUsed(metadata),
  };
}

async function stream(
  { request }: DockerBuild,
  platforms: readonly Platform[],
  reason: string,
  { buildx, registry, log }: BuildxTools,
): Promise<Sent> {
  const read = archiveReader(`the archive that buildx built from ${request.dockerfile}`, platforms);
  const { result, digest, metadata } = await buildx.buildToArchive({ ...request, tag: TAG }, read);
  // An archive of several platforms has an index of them: buildx names that, or the only manifest.
  const images = await archivedContents(
    result,
    digest,
    (digests) => `buildx built the image ${digest} but sent ${digests}, which is another one. Try again.`,
  );
  const note = `Weighed by an OCI archive, because the builder of buildx cannot reach the measuring registry at ${registry.address} (${reason}). Every figure is still exact`;
  log.info(
    `${note}. A builder that was created with --driver-opt network=host would not have to send the base layers.`,
  );
  return { image: imageFor(images, platforms), note, copiesOf: copyUsed(metadata) };
}

function copyUsed({ materials }: BuildMetadata): CopiesOf {
  return async (reference) => usedBaseDigests(reference, materials, undefined);
}

/** The tool that compresses what such a builder makes. */
function compressorOf({ driver, versions }: BuildxBuilder): string {
  const [version = ''] = versions;
  return `BuildKit${version && ` ${version}`} (${driver})`;
}

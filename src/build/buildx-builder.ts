import type { BuildMetadata } from '../docker/build-metadata.ts';
import type { BuildxBuilder } from '../docker/buildx-builder.ts';
import { usedBaseDigests } from '../docker/used-base.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import type { Platform } from '../model/image.ts';
import { archivedContents, archiveReader, imageFor } from '../push/archive.ts';
import type { CopiesOf } from '../push/base.ts';
import { pushReference, receiveImages, type SentImages, TAG } from '../push/receive.ts';
import type { Tools } from '../tools/tools.ts';
import type { DockerBuild } from './docker-preparation.ts';

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

import { resolve } from 'node:path';
import { formatSource, type ImageSource, repositoryName } from '../action/image-source.ts';
import type { BuildOutcome } from '../model/build-outcome.ts';
import { formatPlatform } from '../model/image.ts';
import { isKnown, type Unknown } from '../model/size.ts';
import { RegistryError, UserError } from '../model/user-error.ts';
import type { FoundBase } from '../push/base.ts';
import { openLayout, readArchive } from '../tools/stored-images.ts';
import type { Tools } from '../tools/tools.ts';
import { findImageBase } from './image-base.ts';
import { inspectAndProbe, type LocalRequest, readLocal, sendLocal } from './local-source.ts';

/** No image says what compressed its layers. */
const MADE_ELSEWHERE: Unknown = {
  unknown: 'the image was built before this run, and does not name its builder',
};

/** What is needed to measure an image that exists. */
export interface SourceRequest extends LocalRequest {
  /** Absolute; a relative path of an archive or layout starts here. */
  readonly workspace: string;
}

/** Measures an image that exists, wherever it is stored. Nothing is built, and no project is known. */
export function readSource(
  source: ImageSource,
  request: SourceRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  switch (source.kind) {
    case 'local':
      return readLocal(source.reference, request, tools);
    case 'registry':
      return readPublished(source.reference, request, tools);
    case 'either':
      return readEither(source.reference, request, tools);
    case 'archive':
    case 'oci-layout':
      return readStored(source, request, tools);
  }
}

/** The engine's image, if there is an engine and it has the image; otherwise the registry's. */
async function readEither(
  reference: string,
  request: SourceRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  let absent = 'the Docker engine has no such image';
  const local = await inspectAndProbe(reference, tools).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    absent = `no Docker engine could be asked: ${error.message}`;
    return undefined;
  });
  if (local) return sendLocal(reference, local, request, tools);
  tools.log.info(`${reference} is read from its registry: ${absent}`);
  try {
    return await readPublished(reference, request, tools);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    throw new UserError(`${reference} cannot be read: ${absent}; ${error.message}`, {
      cause: error,
    });
  }
}

/** Sizes as the registry states them: no layer is read. */
async function readPublished(
  reference: string,
  { platforms, baseImage }: SourceRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const outcomes: BuildOutcome[] = [];
  for (const { platform, required } of platforms) {
    if (!required)
      tools.log.info(
        `Weighed for ${formatPlatform(platform)}. Input platforms can name another platform, or several.`,
      );
    const { contents } = await tools.images.read(reference, platform);
    const found = await findImageBase(contents.config, baseImage, tools);
    const built = { contents, reference: `registry://${reference}`, compressor: MADE_ELSEWHERE };
    outcomes.push({ built, ...found });
  }
  return outcomes;
}

async function readStored(
  source: ImageSource & { readonly path: string },
  { workspace, platforms, baseImage }: SourceRequest,
  tools: Tools,
): Promise<readonly BuildOutcome[]> {
  const read = source.kind === 'archive' ? readArchive : openLayout;
  const reference = formatSource(source);
  const outcomes: BuildOutcome[] = [];
  for (const stored of await read(resolve(workspace, source.path), reference, platforms)) {
    const found = await findImageBase(stored.config, baseImage, tools);
    const contents = await stored.contents(knownLayers(found));
    const name = repositoryName(stored.name ?? '');
    outcomes.push({
      built: { contents, reference, compressor: MADE_ELSEWHERE },
      ...found,
      ...(name === undefined ? {} : { name }),
    });
  }
  return outcomes;
}

/** The layers of the base that its registry states all sizes of. */
function knownLayers({ base }: FoundBase): ReadonlySet<string> {
  const layers = 'contents' in base ? base.contents.layers : [];
  return new Set(
    layers.filter(({ download, disk }) => isKnown(download) && isKnown(disk)).map(({ diffId }) => diffId),
  );
}

import type { BuildOutcome, BuiltImage } from '../model/build-outcome.ts';
import type { Digest, ImageConfig, ImageContents, Platform } from '../model/image.ts';
import { RegistryError } from '../model/user-error.ts';
import { TAG } from '../oci/receiver/measuring-registry.ts';
import type { Tools } from '../tools/tools.ts';
import { type BaseReference, type CopiesOf, type FoundBase, findBase, type NamedBase } from './base.ts';

/** The reference that all images of a run are pushed to, one after the other. */
export function pushReference({ address, repository }: Pick<Tools['registry'], 'address' | 'repository'>) {
  return `${address}/${repository}:${TAG}`;
}

/** Images of one build, or of one index: one for each platform. */
export interface Delivery {
  readonly images: readonly ExpectedImage[];
  /** What is known of the base's copies before the images are sent. */
  readonly copiesOf: CopiesOf;
  /** Sends all images at once. */
  readonly send: Send;
  /** Of the images, as the report shows it. */
  readonly reference: string | undefined;
}

/** An image that is going to be sent. */
export interface ExpectedImage {
  readonly platform: Platform;
  /** @param config of the image once it arrived: its labels may name the base. */
  readonly base: (config?: ImageConfig) => NamedBase;
  /** If they are known before the image is sent: the base is then found beforehand, and blobs that its manifest lacks too. */
  readonly diffIds?: readonly Digest[];
}

/** @throws UserError if what arrived is not the image that was to be sent, or has none for one of the platforms. */
export type Send = (platforms: readonly Platform[]) => Promise<SentImages>;

export interface SentImages {
  readonly image: (platform: Platform) => ImageContents;
  readonly compressor: BuiltImage['compressor'];
  readonly note?: string;
  /** Instead of the delivery's, if a build says only when it has ended which copies it used. */
  readonly copiesOf?: CopiesOf;
}

type ReceiveTools = Pick<Tools, 'images' | 'registry' | 'log'>;

/**
 * Receives images and finds the base of each. The registry expects the bases before anything is sent, so that their
 * layers are not sent.
 * @returns one outcome for each platform, in the order of the delivery.
 */
export async function receiveImages(
  { images, copiesOf, send, reference }: Delivery,
  tools: ReceiveTools,
): Promise<readonly BuildOutcome[]> {
  const bases: (FoundBase | undefined)[] = [];
  for (const image of images) bases.push(await expectBase(image, copiesOf, tools));
  const sent = await send(images.map(({ platform }) => platform));
  const outcomes: BuildOutcome[] = [];
  for (const [i, { platform, base }] of images.entries()) {
    const contents = sent.image(platform);
    const { config } = contents;
    const found = bases[i] ?? (await findBase(base(config), config, sent.copiesOf ?? copiesOf, tools));
    const { compressor, note } = sent;
    outcomes.push({ built: { contents, reference, compressor, ...(note && { note }) }, ...found });
  }
  return outcomes;
}

/** @returns the base, if it can be found before the image is sent. */
async function expectBase(
  { platform, base, diffIds }: ExpectedImage,
  copiesOf: CopiesOf,
  tools: ReceiveTools,
): Promise<FoundBase | undefined> {
  const named = base();
  if (diffIds === undefined) {
    if ('reference' in named) await expectCopies(named, platform, copiesOf, tools);
    return undefined;
  }
  const found = await findBase(named, { diffIds, platform }, copiesOf, tools);
  // Of an unknown base all layers must be sent: what is not sent is not measured.
  if ('contents' in found.base) {
    tools.registry.expectBase(found.base.contents);
    findMissingBlobs(found.base.reference, tools);
  }
  return found;
}

/** Which copy of the base was used shows only in the image that arrives, so all of them are expected. */
async function expectCopies(
  { reference, digests = [], platform: named }: BaseReference,
  platform: Platform,
  copiesOf: CopiesOf,
  { images, registry }: ReceiveTools,
): Promise<void> {
  for (const digest of [undefined, ...new Set([...digests, ...(await copiesOf(reference))])]) {
    try {
      const { contents } = await images.read(reference, named ?? platform, digest);
      registry.expectBase(contents);
    } catch (error) {
      // If the base turns out to be unknown, the reason is given then.
      if (!(error instanceof RegistryError)) throw error;
    }
  }
}

/** Blobs that an engine asks for and the base's manifest does not name may be in the base's repository. */
function findMissingBlobs(reference: string, { images, registry, log }: ReceiveTools): void {
  registry.findMissingBlobs(async (digest) => {
    try {
      return await images.blobSize(reference, digest);
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      log.info(`Whether ${reference} has the blob ${digest} is unknown: ${reason}`);
      return undefined;
    }
  });
}

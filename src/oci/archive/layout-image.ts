import type { Descriptor, Digest, ImageConfig, Index, Manifest, Platform } from '../../model/image.ts';
import { formatPlatform, samePlatform } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { bounds } from '../bounds.ts';
import { isAttestation, parseImageConfig, parseManifestDocument } from '../document/documents.ts';
import { INDEX_TYPES, isImageConfigMediaType, OCI_INDEX } from '../name/media-types.ts';
import { oneLine } from '../name/quoted.ts';
import { type LayoutImage, noImageFor, type WantedPlatform } from './stored-image.ts';

/** The documents of an OCI layout, in a folder or an archive. */
export interface LayoutDocuments {
  has(digest: Digest): Promise<boolean>;
  /** The bytes of a blob, checked against its digest. @throws UserError, a clause, if they are missing or damaged. */
  read(digest: Digest): Promise<Uint8Array>;
}

interface Candidate {
  readonly descriptor: Descriptor;
  readonly name: string | undefined;
  /** The indexes that lead to it. */
  readonly indexes: readonly Digest[];
}

/**
 * The images of an OCI layout, one for each wanted platform (OCI image specification, "Image Layout"). Indexes in
 * indexes are followed. Attestations, and images that the layout does not hold, are skipped.
 * @throws UserError, a clause, if there is not exactly one image for a platform.
 */
export async function layoutImages(
  indexJson: Uint8Array,
  documents: LayoutDocuments,
  wanted: readonly WantedPlatform[],
): Promise<readonly LayoutImage[]> {
  const top = parseManifestDocument(indexJson, OCI_INDEX);
  if (top.kind !== 'index') throw new UserError('its index.json is not an index');
  const candidates = await new Candidates(documents).of(top.index);
  if (candidates.length === 0) throw new UserError('its index.json names no image that it holds');
  const images: LayoutImage[] = [];
  for (const one of wanted) images.push(await imageFor(one, candidates, documents));
  return images;
}

async function imageFor(
  wanted: WantedPlatform,
  candidates: readonly Candidate[],
  documents: LayoutDocuments,
): Promise<LayoutImage> {
  const images: LayoutImage[] = [];
  for (const candidate of candidates) {
    const { platform } = candidate.descriptor;
    if (candidates.length > 1 && platform && !samePlatform(platform, wanted.platform)) continue;
    const image = await readImage(candidate, documents);
    if (image) images.push(image);
  }
  return choose(images, candidates, wanted);
}

function choose(
  images: readonly LayoutImage[],
  candidates: readonly Candidate[],
  { platform, required }: WantedPlatform,
): LayoutImage {
  const [only, ...others] = images;
  if (only && others.length === 0 && candidates.length === 1 && !required) return only;
  const matching = images.filter(({ config }) => samePlatform(config.platform, platform));
  const exact = matching.filter(({ config }) => config.platform.variant === platform.variant);
  const [chosen, second] = exact.length > 0 ? exact : matching;
  if (chosen && !second) return chosen;
  if (chosen) {
    const names = matching.map(({ name, digest }) => name ?? digest).join(', ');
    throw new UserError(
      `it holds several images for ${formatPlatform(platform)}: ${oneLine(names, 500)}; store only the one to measure`,
    );
  }
  const there = [
    ...candidates.map(({ descriptor }) => descriptor.platform),
    ...images.map(({ config }) => config.platform),
  ].filter((one): one is Platform => one !== undefined);
  throw noImageFor(platform, there);
}

/** Walks the indexes, and reads each document once. */
class Candidates {
  readonly #documents: LayoutDocuments;
  readonly #seen = new Set<Digest>();
  readonly #found: Candidate[] = [];

  constructor(documents: LayoutDocuments) {
    this.#documents = documents;
  }

  async of(index: Index): Promise<readonly Candidate[]> {
    await this.#walk(index, undefined, []);
    return this.#found;
  }

  async #walk(index: Index, outerName: string | undefined, indexes: readonly Digest[]): Promise<void> {
    if (indexes.length > bounds.nestedIndexes) throw new UserError('its indexes are nested too deeply');
    for (const descriptor of index.manifests) {
      const { digest, mediaType } = descriptor;
      if (this.#seen.has(digest) || isAttestation(descriptor)) continue;
      this.#seen.add(digest);
      if (this.#seen.size > bounds.manifests) throw new UserError('it names too many images');
      // `docker save` of one platform keeps the index of all platforms.
      if (!(await this.#documents.has(digest))) continue;
      const name = imageName(descriptor) ?? outerName;
      if (!INDEX_TYPES.includes(mediaType)) {
        this.#found.push({ descriptor, name, indexes });
        continue;
      }
      const inner = parseManifestDocument(await this.#documents.read(digest), mediaType);
      if (inner.kind === 'index') await this.#walk(inner.index, name, [...indexes, digest]);
    }
  }
}

/** containerd writes the whole name into another annotation. The specification's annotation may be only a tag. */
function imageName({ annotations }: Descriptor): string | undefined {
  const reference = annotations?.['org.opencontainers.image.ref.name'];
  return annotations?.['io.containerd.image.name'] ?? (/[/:]/.test(reference ?? '') ? reference : undefined);
}

/** Undefined for other artifacts, such as charts and signatures, which have manifests too. */
async function readImage(
  { descriptor, name, indexes }: Candidate,
  documents: LayoutDocuments,
): Promise<LayoutImage | undefined> {
  const { digest, mediaType } = descriptor;
  const document = parseManifestDocument(await documents.read(digest), mediaType);
  if (document.kind !== 'manifest') throw new UserError(`${digest} in it is an index, not a manifest`);
  const { manifest } = document;
  if (!isImageConfigMediaType(manifest.config.mediaType)) return undefined;
  const config = parseImageConfig(await documents.read(manifest.config.digest));
  checkCount(manifest, config);
  return { digest, manifest, config, name, digests: [manifest.config.digest, digest, ...indexes] };
}

function checkCount({ layers }: Manifest, { diffIds }: ImageConfig): void {
  if (layers.length === diffIds.length) return;
  throw new UserError(`its manifest names ${layers.length} layers, its config ${diffIds.length}`);
}

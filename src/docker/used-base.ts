import type { Digest } from '../model/image.ts';
import { sameReference, sameRepository, tryParseReference } from '../oci/name/reference.ts';
import type { Material } from './build-metadata.ts';
import type { LocalImage } from './local-image.ts';

/**
 * The digests of the copies of its base image that a build may have used, the most likely one first: the one that the
 * reference pins or the builder reports, else the one that the engine holds, because its builder prefers a local copy.
 * @param local the engine's image of that reference; undefined if it has none.
 */
export function usedBaseDigests(
  reference: string,
  materials: readonly Material[],
  local: LocalImage | undefined,
): readonly Digest[] {
  const wanted = tryParseReference(reference);
  const material = materials.find((candidate) => sameReference(candidate.reference, reference));
  const isManifest = material !== undefined && !isConfigDigest(material.digest, local);
  const copies = (local?.repoDigests ?? []).flatMap((name) => tryParseReference(name) ?? []);
  const likely =
    wanted?.digest ??
    (isManifest ? material.digest : undefined) ??
    copies.find((copy) => wanted && sameRepository(copy, wanted))?.digest;
  // A copy from a mirror, or one that got this name later, is known under another repository.
  const digests = [likely, ...copies.map((copy) => copy.digest)].filter((digest) => digest !== undefined);
  return [...new Set(digests)];
}

/** The classic store names its images by the digest of their configs, which no registry knows. */
function isConfigDigest(digest: Digest, local: LocalImage | undefined): boolean {
  return digest === local?.id && !local.repoDigests.some((name) => name.endsWith(`@${digest}`));
}

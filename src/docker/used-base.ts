import type { Digest } from '../model/image.ts';
import { sameReference, sameRepository, tryParseReference } from '../oci/name/reference.ts';
import type { Material } from './build-metadata.ts';
import type { LocalImage } from './local-image.ts';

/**
 * The digest of the base image that a build used: the one that the builder reports, else the one under which the
 * engine holds the image, because its builder prefers a local copy. Undefined if neither is known.
 * @param local the engine's image of that reference, if it has one.
 */
export function usedBase(
  reference: string,
  materials: readonly Material[],
  local: LocalImage | undefined,
): Digest | undefined {
  const wanted = tryParseReference(reference);
  if (wanted?.digest !== undefined) return wanted.digest;
  const material = materials.find((candidate) => sameReference(candidate.reference, reference));
  if (material !== undefined && !isConfigDigest(material.digest, local)) return material.digest;
  const copies = (local?.repoDigests ?? []).map(tryParseReference).filter((copy) => copy !== undefined);
  // A copy from a mirror, or one that got this name later, is known under another repository.
  const copy = copies.find((candidate) => wanted && sameRepository(candidate, wanted)) ?? copies[0];
  return copy?.digest;
}

/** The classic store names its images by the digest of their configs, which no registry knows. */
function isConfigDigest(digest: Digest, local: LocalImage | undefined): boolean {
  return digest === local?.id && !local.repoDigests.some((name) => name.endsWith(`@${digest}`));
}

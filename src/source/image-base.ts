import { repositoryName } from '../action/image-source.ts';
import type { Digest, ImageConfig } from '../model/image.ts';
import type { UnknownSize } from '../model/size.ts';
import type { BaseImage } from '../model/weigh.ts';
import { isDigest } from '../oci/name/digest.ts';
import { quoted } from '../oci/name/quoted.ts';
import { findUsedBase } from '../push/used-base-image.ts';
import type { Tools } from '../tools/tools.ts';

/** OCI image specification, "Pre-Defined Annotation Keys"; the .NET SDK, Buildah and others set them as labels. */
const NAME_LABEL = 'org.opencontainers.image.base.name';
const DIGEST_LABEL = 'org.opencontainers.image.base.digest';

export interface ImageBase {
  readonly base: BaseImage | UnknownSize;
  readonly baseReference: string | undefined;
}

/** Which image one is built on that was made elsewhere: what the user says, else what its labels say. */
export function namedBase(
  labels: ImageConfig['labels'],
  input: string | undefined,
): { readonly reference: string; readonly digests: readonly Digest[] } | UnknownSize {
  const label = labels[NAME_LABEL]?.trim();
  const reference = input ?? label;
  if (!reference) {
    return {
      unknown: `the image does not say what it is built on (label ${NAME_LABEL}); set input base-image`,
    };
  }
  if (repositoryName(reference) === undefined) {
    return {
      unknown: `the image's label ${NAME_LABEL} is no reference: ${quoted(reference)}; set input base-image`,
    };
  }
  const digest = labels[DIGEST_LABEL]?.trim() ?? '';
  return { reference, digests: isDigest(digest) ? [digest] : [] };
}

/**
 * The base as its registry publishes it. It was needed for nothing but its sizes: where it cannot be had, a warning
 * says why, and all figures that do not need it come all the same.
 * @param digests more copies of it that may have been used.
 */
export async function findImageBase(
  image: Pick<ImageConfig, 'labels' | 'diffIds' | 'platform'>,
  input: string | undefined,
  { images, log }: Pick<Tools, 'images' | 'log'>,
  digests: (reference: string) => Promise<readonly Digest[]> = async () => [],
): Promise<ImageBase> {
  const named = namedBase(image.labels, input);
  if ('unknown' in named) {
    log.warning(`The base image is not known, so the download size is not either: ${named.unknown}`);
    return { base: named, baseReference: undefined };
  }
  const { reference } = named;
  const copies = async () => new Set([...named.digests, ...(await digests(reference))]);
  const base = await findUsedBase(reference, copies, image, images);
  if ('unknown' in base)
    log.warning(
      `The base image ${reference} is not known, so the download size is not either: ${base.unknown}`,
    );
  return { base, baseReference: reference };
}

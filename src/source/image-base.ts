import { repositoryName } from '../action/image-source.ts';
import type { ImageConfig } from '../model/image.ts';
import type { Unknown } from '../model/size.ts';
import { isDigest } from '../oci/name/digest.ts';
import { quoted } from '../oci/name/quoted.ts';
import { type BaseReference, type FoundBase, findBase } from '../push/base.ts';
import type { Tools } from '../tools/tools.ts';

/** OCI image specification, "Pre-Defined Annotation Keys"; the .NET SDK, Buildah and others set them as labels. */
const NAME_LABEL = 'org.opencontainers.image.base.name';
const DIGEST_LABEL = 'org.opencontainers.image.base.digest';

/** The base image of an image that was built earlier: the one that the user names, otherwise its labels. */
export function namedBase(labels: ImageConfig['labels'], input: string | undefined): BaseReference | Unknown {
  const label = labels[NAME_LABEL]?.trim();
  const reference = input ?? label;
  if (!reference) {
    return {
      unknown: `the image does not say what it is built on (label ${NAME_LABEL}); set input base-image`,
    };
  }
  if (repositoryName(reference) === undefined) {
    return {
      unknown: `the image's label ${NAME_LABEL} is not a reference: ${quoted(reference)}; set input base-image`,
    };
  }
  const digest = labels[DIGEST_LABEL]?.trim() ?? '';
  return { reference, digests: isDigest(digest) ? [digest] : [] };
}

/** The base of an image that is read where it is stored. An unknown base costs only the figures that need it. */
export function findImageBase(
  image: Pick<ImageConfig, 'labels' | 'diffIds' | 'platform'>,
  input: string | undefined,
  tools: Pick<Tools, 'images' | 'log'>,
): Promise<FoundBase> {
  return findBase(namedBase(image.labels, input), image, async () => [], tools);
}

import type { Digest, Platform } from '../model/image.ts';
import type { BaseImage } from '../model/weigh.ts';
import type { RegistryClient } from '../oci/client/registry-client.ts';
import { applyMirror, type Mirror } from '../oci/name/mirrors.ts';
import { atDigest, formatReference, parseReference } from '../oci/name/reference.ts';

/** Images as their registries publish them, read through the user's mirrors: documents and sizes, no layers. */
export interface PublishedImages {
  /** @throws RegistryError that names registry, reference and status. */
  read(reference: string, platform: Platform, digest?: Digest): Promise<BaseImage>;
  /** The full reference on the user's mirror of its registry; undefined if there is no mirror. */
  mirrored(reference: string): string | undefined;
  /** Size in bytes of a blob of the reference's repository; undefined if it does not have the blob. */
  blobSize(reference: string, digest: Digest): Promise<number | undefined>;
}

export function publishedImages(client: RegistryClient, mirrors: readonly Mirror[]): PublishedImages {
  const located = (reference: string) => applyMirror(parseReference(reference), mirrors);
  return {
    async read(reference, platform, digest) {
      const location = located(reference);
      const contents = await client.image(digest ? atDigest(location, digest) : location, platform);
      return { reference, contents };
    },
    mirrored(reference) {
      const own = parseReference(reference);
      const location = applyMirror(own, mirrors);
      return location === own ? undefined : formatReference(location);
    },
    blobSize: (reference, digest) => client.blobSize(located(reference), digest),
  };
}

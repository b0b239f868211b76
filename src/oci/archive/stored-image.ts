import {
  type Digest,
  formatPlatform,
  type ImageConfig,
  type ImageContents,
  type Manifest,
  type Platform,
} from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { oneLine } from '../name/quoted.ts';

/** An image in a file or folder. */
export interface StoredImage {
  readonly config: ImageConfig;
  /** Digests by which builders name it: of its config, of its manifest if it has one, of the indexes that lead to it. */
  readonly digests: readonly Digest[];
  /** The reference that it was saved under, if the archive or layout names it. Untrusted text. */
  readonly name: string | undefined;
  /**
   * What is known of its layers.
   * @param known diffIDs of layers that need not be read, because the base image's registry says more about them.
   * @throws UserError if a blob is damaged.
   */
  contents(known: ReadonlySet<Digest>): Promise<ImageContents>;
}

/** Which image to take. If it is not required, a single image is taken, whatever its platform. */
export interface WantedPlatform {
  readonly platform: Platform;
  readonly required: boolean;
}

/** An image of an OCI layout, found by its documents. */
export interface LayoutImage {
  readonly digest: Digest;
  readonly manifest: Manifest;
  readonly config: ImageConfig;
  readonly name: string | undefined;
  /** As StoredImage has them. */
  readonly digests: readonly Digest[];
}

/** A clause that lists the platforms that there are. */
export function noImageFor(platform: Platform, there: readonly Platform[]): UserError {
  const list = oneLine([...new Set(there.map(formatPlatform))].join(', ') || 'no image', 300);
  return new UserError(
    `it has no image for ${formatPlatform(platform)}; there is: ${list}; input platforms names another`,
  );
}

/** Completes errors of the readers, which are clauses, with the source and a remedy. */
export async function withSource<T>(source: string, remedy: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${source} cannot be weighed: ${error.message}. ${remedy}`, { cause: error });
  }
}

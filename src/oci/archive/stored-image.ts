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

/** An image that lies in a file or folder. */
export interface StoredImage {
  readonly config: ImageConfig;
  /** By which it may be known: of its config, of its manifest if it has one, of the indexes that lead to it. */
  readonly digests: readonly Digest[];
  /** The reference that it was saved under, where the archive or layout says so. Untrusted text. */
  readonly name: string | undefined;
  /**
   * What is known of its layers.
   * @param needless diffIDs of layers that are known better already, and need not be read for this.
   * @throws UserError where a blob is damaged.
   */
  contents(needless: ReadonlySet<Digest>): Promise<ImageContents>;
}

/** Which image is wanted where there are several: only ever that one, or the only one whatever it is. */
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

/** A clause that tells what there is instead. */
export function noneFor(platform: Platform, there: readonly Platform[]): UserError {
  const list = oneLine([...new Set(there.map(formatPlatform))].join(', ') || 'no image', 300);
  return new UserError(
    `it has no image for ${formatPlatform(platform)}; there is: ${list}; input platforms names another`,
  );
}

/** Gives errors of the readers, which are clauses, the name of what was read and what may be done. */
export async function naming<T>(source: string, remedy: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${source} cannot be weighed: ${error.message}. ${remedy}`, { cause: error });
  }
}

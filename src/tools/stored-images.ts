import { withoutBuildIdentity } from '../dotnet/assembly/without-build-identity.ts';
import * as archive from '../oci/archive/image-archive.ts';
import * as layout from '../oci/archive/layout-folder.ts';
import type { StoredImage, WantedPlatform } from '../oci/archive/stored-image.ts';

/*
 * The readers of stored images, which compare .NET files without the identity of their build. For what they throw, see
 * the functions of the same names.
 */

type Images = Promise<readonly StoredImage[]>;
type Wanted = readonly WantedPlatform[];

export function readArchive(path: string, source: string, wanted: Wanted): Images {
  return archive.readArchive(path, source, wanted, withoutBuildIdentity);
}

export function streamedImages(chunks: AsyncIterable<Buffer>, source: string, wanted: Wanted): Images {
  return archive.streamedImages(chunks, source, wanted, withoutBuildIdentity);
}

export function openLayout(path: string, source: string, wanted: Wanted): Images {
  return layout.openLayout(path, source, wanted, withoutBuildIdentity);
}

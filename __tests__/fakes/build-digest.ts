import { BuildDigest } from '../../src/dotnet/assembly/without-build-identity.ts';
import type { Digest } from '../../src/model/image.ts';
import { spelled } from '../../src/oci/name/digest.ts';

/** Of a whole file. */
export function buildDigest(path: string, content: Buffer): Digest | undefined {
  const bytes = BuildDigest.of(path, content.length)?.digest(content);
  return bytes === undefined ? undefined : spelled(bytes);
}

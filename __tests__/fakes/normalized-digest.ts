import { withoutBuildIdentity } from '../../src/dotnet/assembly/without-build-identity.ts';
import type { Digest } from '../../src/model/image.ts';
import { digestOf } from './pushable-image.ts';

/** Of a whole file; undefined if all of it counts. */
export function normalizedDigest(path: string, content: Buffer): Digest | undefined {
  const counted = withoutBuildIdentity(path, content.length)?.end(content);
  return counted && digestOf(Buffer.concat(counted));
}

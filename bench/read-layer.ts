import { open } from 'node:fs/promises';
import { withoutBuildIdentity } from '../src/dotnet/assembly/without-build-identity.ts';
import { BlobReader } from '../src/oci/layer/blob-reader.ts';

/*
 * Reads one layer as the measuring registry does, and prints how long that took in ms: `node bench/read-layer.ts FILE`.
 * A process of its own, so that each time is a first one, as it is in a run of the action.
 */

const CHUNK = 64 * 1024;

const file = await open(process.argv[2] ?? '');
const start = performance.now();
const reader = new BlobReader(withoutBuildIdentity);
const buffer = Buffer.allocUnsafe(CHUNK);
for (;;) {
  const { bytesRead } = await file.read(buffer, 0, CHUNK);
  if (bytesRead === 0) break;
  await reader.write(buffer.subarray(0, bytesRead));
}
const { content } = await reader.finish();
const ms = performance.now() - start;
await file.close();
if ('unknown' in content || 'unknown' in content.files) throw new Error('the layer could not be read');
console.log(JSON.stringify({ ms, entries: content.files.entries.length }));

import { open } from 'node:fs/promises';
import { withoutBuildIdentity } from '../src/dotnet/assembly/without-build-identity.ts';
import { BlobReader } from '../src/oci/layer/blob-reader.ts';
import { boundYoungGeneration } from '../src/process/memory.ts';

/*
 * Reads one layer as the measuring registry does: `node bench/read-layer.ts FILE`. Prints how long that took in ms and
 * the peak of the process's memory in bytes. A separate process for each reading, because a run of the action reads each
 * layer once.
 */

const CHUNK = 64 * 1024;

const file = await open(process.argv[2] ?? '');
boundYoungGeneration();
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
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ ms, peak, entries: content.files.entries.length }));

import type { Compared } from '../compare/comparison.ts';
import { formatBytes } from '../model/bytes.ts';
import type { LayerEntries, LayerEntry } from '../model/image.ts';
import type { BuilderName } from '../model/measured.ts';
import type { Finding } from './finding.ts';

/** Below it, another layer is not worth its while. */
const WORTH_SAYING = 20e6;

/**
 * Most of what a deploy moves did not change: it only shares a layer with what did. By the two lists of files, in
 * uncompressed bytes: of compressed ones only sums are exact. Says nothing where a list is not known.
 */
export function unchangedInDeploy({ image, baseline }: Compared): Finding | undefined {
  if ('missing' in baseline) return undefined;
  const there = new Set(baseline.image.weighed.layers.map((layer) => layer.digest));
  const before = digestsByPath([...baseline.image.files.values()]);
  let [unchanged, changed, alone] = [0, 0, 0];
  for (const { from, digest, diffId } of image.weighed.layers) {
    if (from !== 'app' || there.has(digest)) continue;
    const files = image.files.get(diffId);
    if (files === undefined) return undefined;
    const layer = weighFiles(files, before);
    if (layer.unchanged > 0 && layer.changed > 0) {
      unchanged += layer.unchanged;
      changed += layer.changed;
    } else alone += layer.unchanged + layer.changed;
  }
  if (unchanged < WORTH_SAYING || unchanged < changed + alone) return undefined;
  return {
    id: 'unchanged-in-deploy',
    bytes: unchanged,
    text: `${formatBytes(unchanged)} of files (uncompressed) did not change, but share a layer with ${formatBytes(changed)} that changed or are new: every deploy moves them again`,
    advice: ADVICE[image.builder],
  };
}

const SPLIT = 'copy what seldom changes, such as packages, in a layer of its own before the code of the app';

const ADVICE: Readonly<Record<BuilderName, string>> = {
  sdk: `The .NET SDK puts the whole app into one layer; a Dockerfile can ${SPLIT}.`,
  docker: `In the Dockerfile, ${SPLIT}.`,
  image: `Where the image is built, ${SPLIT}.`,
};

function weighFiles(
  entries: Iterable<LayerEntry>,
  before: ReadonlyMap<string, string>,
): { unchanged: number; changed: number } {
  let [unchanged, changed] = [0, 0];
  for (const [path, { size, digest }] of lastOfEach(entries)) {
    if (digest !== undefined && before.get(path) === digest) unchanged += size;
    else changed += size;
  }
  return { unchanged, changed };
}

function digestsByPath(layers: readonly LayerEntries[]): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const entries of layers) {
    for (const [path, { digest }] of lastOfEach(entries)) if (digest !== undefined) digests.set(path, digest);
  }
  return digests;
}

/** Of a path that a layer holds more than once, the last is the one that counts. */
function lastOfEach(entries: Iterable<LayerEntry>): ReadonlyMap<string, LayerEntry> {
  return new Map([...entries].filter((entry) => entry.type === 'file').map((entry) => [entry.path, entry]));
}

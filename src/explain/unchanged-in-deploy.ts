import type { Compared } from '../compare/comparison.ts';
import type { BuilderName } from '../model/build-plan.ts';
import { formatBytes } from '../model/bytes.ts';
import type { LayerEntries, LayerEntry } from '../model/image.ts';
import type { Finding } from './finding.ts';

/** In bytes. For less, another layer is not worth the effort. */
const MIN_UNCHANGED = 20e6;

/**
 * Most of what a deploy moves did not change, but shares a layer with files that did. Compares the lists of files of
 * both images, in uncompressed bytes, because compressed sizes are known only of whole layers. Finds nothing if a list
 * is unknown.
 */
export function unchangedInDeploy({ image, baseline }: Compared): Finding | undefined {
  if ('missing' in baseline) return undefined;
  const there = new Set(baseline.image.weighed.layers.map((layer) => layer.digest));
  const before = digestsByPath([...baseline.image.files.values()]);
  let [unchanged, changed, other] = [0, 0, 0];
  for (const { from, digest, diffId } of image.weighed.layers) {
    if (from !== 'app' || there.has(digest)) continue;
    const files = image.files.get(diffId);
    if (files === undefined) return undefined;
    const layer = weighFiles(files, before);
    if (layer.unchanged > 0 && layer.changed > 0) {
      unchanged += layer.unchanged;
      changed += layer.changed;
    } else other += layer.unchanged + layer.changed;
  }
  if (unchanged < MIN_UNCHANGED || unchanged < changed + other) return undefined;
  return {
    id: 'unchanged-in-deploy',
    bytes: unchanged,
    text: `${formatBytes(unchanged)} of files (uncompressed) did not change, but share a layer with ${formatBytes(changed)} that changed or are new: every deploy moves them again`,
    advice: ADVICE[image.builder],
  };
}

const SPLIT = "copy files that rarely change, such as packages, in a separate layer before the app's code";

const ADVICE: Readonly<Record<BuilderName, string>> = {
  sdk: `The .NET SDK puts the whole app into one layer; a Dockerfile can ${SPLIT}.`,
  docker: `In the Dockerfile, ${SPLIT}.`,
  image: `In the Dockerfile or tool that builds the image, ${SPLIT}.`,
};

function weighFiles(
  entries: Iterable<LayerEntry>,
  before: ReadonlyMap<string, string>,
): { unchanged: number; changed: number } {
  let [unchanged, changed] = [0, 0];
  for (const [path, { size, digest }] of filesByPath(entries)) {
    if (digest !== undefined && before.get(path) === digest) unchanged += size;
    else changed += size;
  }
  return { unchanged, changed };
}

function digestsByPath(layers: readonly LayerEntries[]): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const entries of layers) {
    for (const [path, { digest }] of filesByPath(entries))
      if (digest !== undefined) digests.set(path, digest);
  }
  return digests;
}

/** If a layer has a path more than once, the last entry counts. */
function filesByPath(entries: Iterable<LayerEntry>): ReadonlyMap<string, LayerEntry> {
  return new Map([...entries].filter((entry) => entry.type === 'file').map((entry) => [entry.path, entry]));
}

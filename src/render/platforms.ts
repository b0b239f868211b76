import { formatBytes } from '../model/bytes.ts';
import { distinctSizes } from '../model/distinct-sizes.ts';
import { isKnown, type Size } from '../model/size.ts';
import { weighedOf } from '../report/read-measured.ts';
import type { ImageReport, Report } from '../report/report.ts';
import { size } from './figures.ts';
import { code } from './markdown-text.ts';

/** For more platforms than these, the headline gives a range. */
const MAX_NAMED = 3;

/** Images with the same name: one for each platform. */
export function platformGroups({ images }: Pick<Report, 'images'>): readonly (readonly ImageReport[])[] {
  return [...Map.groupBy(images, ({ name }) => name).values()].filter((group) => group.length > 1);
}

/** Download sizes of the platforms of one image, for a headline. Plain text. */
export function platformFigures(images: readonly ImageReport[]): string {
  if (images.length <= MAX_NAMED) {
    return `to download ${images.map(({ platform, sizes }) => `${size(sizes, 'download')} for ${platform}`).join(', ')}`;
  }
  const known = images.map(({ sizes }) => sizes.download).filter((bytes) => bytes !== null);
  const unknown = images.length - known.length;
  const range =
    known.length === 0 ? [] : [`${formatBytes(Math.min(...known))} to ${formatBytes(Math.max(...known))}`];
  const parts = [...range, ...(unknown > 0 ? [`unknown for ${unknown}`] : [])];
  return `to download ${parts.join(', ')}, for ${images.length} platforms`;
}

/** For each image with several platforms, the sizes of all of them together, and what that means. */
export function platformSums(report: Pick<Report, 'images'>): string[] {
  return platformGroups(report).map((images) => {
    const { download, disk } = distinctSizes(images.map((image) => ({ weighed: weighedOf(image) })));
    const layers = images.flatMap((image) => image.layers.map(({ digest }) => digest));
    const sums = `**${text(download)}** to download, **${text(disk)}** on disk`;
    return `All ${images.length} platforms of ${code(images[0]?.name ?? '')} together: ${sums}, each layer once (${new Set(layers).size} of ${layers.length} differ). A host pulls one platform; a registry keeps them all.`;
  });
}

function text(total: Size): string {
  return isKnown(total) ? formatBytes(total.bytes) : 'unknown';
}

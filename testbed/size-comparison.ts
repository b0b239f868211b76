import type { StandIn } from './dotnet-images.ts';

/** Compressed bytes of a runtime image and of the image that apps are built in. */
export interface ImageSizes {
  readonly aspnet: number;
  readonly sdk: number;
}

/** aspnet:10.0 and sdk:10.0 for linux/amd64 on 2026-08-21 (build-info of github.com/dotnet/versions). */
const MICROSOFT: ImageSizes = { aspnet: 95_900_000, sdk: 327_300_000 };

/** Sums of compressed layers, as a registry serves them. */
export function sizesOf(images: readonly StandIn[]): ImageSizes {
  const size = (repository: string): number => {
    const image = images.find((candidate) => candidate.repository === repository);
    if (image === undefined) throw new Error(`no stand-in of ${repository}`);
    return image.layers.reduce((sum, layer) => sum + layer.size, 0);
  };
  return { aspnet: size('dotnet/aspnet'), sdk: size('dotnet/sdk') };
}

/** Sizes and ratio of the stand-ins next to those of the images that they stand for, as lines of a table. */
export function sizeComparison(standIns: ImageSizes): string {
  const rows = [
    ['compressed', 'aspnet', 'sdk', 'aspnet/sdk'],
    ["Microsoft's 10.0", ...cells(MICROSOFT)],
    ['stand-ins', ...cells(standIns)],
  ];
  return rows
    .map(([name = '', ...figures]) => `${name.padEnd(18)}${figures.map(aligned).join('')}`)
    .join('\n');
}

function cells({ aspnet, sdk }: ImageSizes): string[] {
  return [megabytes(aspnet), megabytes(sdk), `${((100 * aspnet) / sdk).toFixed(1)}%`];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function aligned(cell: string): string {
  return cell.padStart(12);
}

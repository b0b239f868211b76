import { formatBytes, formatPercent } from '../model/bytes.ts';
import type { ImageReport, LayerReport, SdkReport } from '../report/report.ts';
import { code, details, escapeText, shorten, table } from './markdown-text.ts';

type Layer = Pick<LayerReport, 'download' | 'disk' | 'createdBy'>;

/** Folded tables of the image's layers and of the SDK image's. */
export function layerTables(image: ImageReport): string[] {
  const own = table(
    'lrrrl',
    ['From', 'Download', 'Share', 'Disk', 'Made by'],
    image.layers.map((layer) => [layer.from ?? '–', ...cells(layer, image.sizes.download)]),
  );
  const parts = [details(`Layers of this image (${image.layers.length})`, own)];
  if (image.sdk) parts.push(sdkTable(image.sdk));
  return parts;
}

function sdkTable(sdk: SdkReport): string {
  const extra = sdk.layers.filter((layer) => !layer.shared);
  const bytes = extra.reduce<number | null>(
    (sum, layer) => (sum === null || layer.download === null ? null : sum + layer.download),
    0,
  );
  const rows = sdk.layers.map((layer) => [layer.shared ? 'yes' : '**no**', ...cells(layer, sdk.download)]);
  const title =
    extra.length === 0
      ? 'This image contains the whole SDK image'
      : `In the SDK image but not in this image: ${bytes === null ? 'unknown' : formatBytes(bytes)} in ${extra.length} of ${sdk.layers.length} layers`;
  const header = ['In this image', 'Download', 'Share', 'Disk', 'Made by'];
  return details(title, `${code(sdk.reference)}\n\n${table('lrrrl', header, rows)}`);
}

function cells(layer: Layer, total: number | null): string[] {
  const share = layer.download === null || !total ? '–' : formatPercent(layer.download / total);
  return [bytes(layer.download), share, bytes(layer.disk), madeBy(layer.createdBy)];
}

/** A size with a no-break space before its unit. */
function bytes(value: number | null): string {
  return value === null ? 'unknown' : formatBytes(value).replace(' ', '\u00a0');
}

/** An instruction without what builders add to it: the shell in front and BuildKit's name at the end. */
function madeBy(instruction: string): string {
  const text = instruction
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^RUN \/bin\/sh -c /, 'RUN ')
    .replace(/ # buildkit$/, '')
    .replace(/\s+/g, ' ');
  return text === '' ? escapeText('(not stated)') : code(shorten(text, 110));
}

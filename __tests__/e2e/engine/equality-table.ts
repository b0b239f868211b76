import type { ImageReport } from '../../../src/report/report.ts';
import type { PublishedLayer } from '../independent.ts';

/** A layer as the action, or the measuring registry, weighs it: bytes, or null and why. */
export type MeasuredLayer = Pick<
  ImageReport['layers'][number],
  'from' | 'download' | 'downloadUnknown' | 'disk' | 'diskUnknown'
>;

/** What other tools say of the same layers. */
export interface Truth {
  readonly base: readonly PublishedLayer[];
  /** Null where the place holds none of the layers compressed. */
  readonly app: readonly PublishedLayer[] | null;
  /** Of all layers, base first. */
  readonly disks: readonly number[];
}

export interface Row {
  readonly way: string;
  readonly disk: string;
  readonly base: string;
  readonly app: string;
}

const WRONG = 'WRONG';

/**
 * What is equal, what is unknown, and what is wrong: then with the bytes.
 * @param sent what the layers unpack to as they were sent, where that may be another tar than the config names.
 */
export function compareLayers(
  way: string,
  measured: readonly MeasuredLayer[],
  truth: Truth,
  sent: readonly number[] = truth.disks,
): Row {
  const count = truth.base.length;
  const [base, app] = [measured.slice(0, count), measured.slice(count)];
  const inPlace = base.every(({ from }) => from === 'base') && app.every(({ from }) => from === 'app');
  const cut = sent.filter((bytes, i) => bytes < (truth.disks[i] ?? 0)).length;
  const published = truth.base.map(({ size }) => size);
  const received = truth.app?.map(({ size }) => size) ?? app.map(() => null);
  return {
    way,
    disk: verdict(
      cut > 0 ? `equal, though ${cut} of them came without its padding` : 'equal',
      measured,
      'disk',
      truth.disks,
    ),
    base: inPlace ? verdict('as published', base, 'download', published) : `${WRONG}: the base is not known`,
    app: verdict(`equal (${compressions(truth.app)})`, app, 'download', received),
  };
}

function verdict(
  equal: string,
  layers: readonly MeasuredLayer[],
  size: 'disk' | 'download',
  truth: readonly (number | null)[],
): string {
  const sizes = layers.map((layer) => layer[size]);
  const wrong =
    sizes.length !== truth.length || sizes.some((bytes, i) => bytes !== null && bytes !== truth[i]);
  if (wrong) return `${WRONG}: ${sizes.join(', ')} instead of ${truth.join(', ')}`;
  const unknown = layers.filter((layer) => layer[size] === null);
  if (unknown.length === 0) return equal;
  const many = unknown.length === layers.length ? '' : ` for ${unknown.length} of ${layers.length} layers`;
  const [reason] = unknown[0]?.[`${size}Unknown`]?.split(/[,;]/) ?? [];
  return `unknown${many}: ${reason?.replace(/sha256:[0-9a-f]{64}/g, 'sha256:…')}`;
}

function compressions(layers: readonly PublishedLayer[] | null): string {
  const kinds = (layers ?? []).map(
    ({ mediaType }) => /[.+](gzip|zstd)$/.exec(mediaType)?.[1] ?? 'uncompressed',
  );
  return [...new Set(kinds)].join(', ');
}

import { type BaselineImage, fromBuilder, type Measured } from '../../src/model/measured.ts';
import type { Unknown } from '../../src/model/size.ts';
import { weigh } from '../../src/model/weigh.ts';
import { contents, type LayerSpec } from './contents.ts';

const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';

export interface Made {
  readonly app: readonly LayerSpec[];
  /** Layers of the base; null: FROM scratch; or why it is not known. */
  readonly base?: readonly LayerSpec[] | null | Unknown;
  readonly reference?: string;
  readonly compressor?: string | Unknown;
  readonly more?: Partial<Measured>;
}

export const debian: LayerSpec = { id: 'debian', download: 30_000_000, disk: 80_000_000 };
export const runtime: LayerSpec = { id: 'runtime', download: 66_000_000, disk: 140_000_000 };

/** An app layer whose files were read: `holds` decides its content, and with the sizes its digests. */
export function appLayer(
  holds: string,
  download: number,
  disk: number,
  more: Partial<LayerSpec> = {},
): LayerSpec {
  return { id: `${holds} ${download} ${disk}`, download, disk, how: 'verified', holds, ...more };
}

/** A measurement of an image of these layers. */
export function measured({
  app,
  base = [debian, runtime],
  reference = ASPNET,
  compressor = 'tool 1',
  more = {},
}: Made): Measured {
  const known = base !== null && !('unknown' in base) ? base : [];
  const image = contents([...known, ...app]);
  const id = `base ${known.map((layer) => layer.id).join(' ')}`;
  const weighed = weigh(
    image,
    base === null
      ? { none: 'FROM scratch' }
      : 'unknown' in base
        ? base
        : { reference, contents: contents(known, { id }) },
  );
  return {
    name: 'Shop.Api',
    project: 'src/Shop.Api/Shop.Api.csproj',
    builder: 'sdk',
    ...fromBuilder({ contents: image, reference: undefined, compressor }, weighed),
    sdk: { unknown: 'input sdk-image is none' },
    sdkBase: undefined,
    ...more,
  };
}

/** The same as what a later measurement is compared with. */
export function baselineOf(
  made: Made,
  of: Partial<Pick<BaselineImage, 'commit' | 'source'>> = {},
): BaselineImage {
  return { commit: 'c'.repeat(40), source: 'built', ...of, image: measured(made) };
}

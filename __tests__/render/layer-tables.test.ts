import { describe, expect, it } from 'vitest';
import { layerTables } from '../../src/render/layer-tables.ts';
import type { ImageReport } from '../../src/report/report.ts';
import { imageReport } from './report-fixture.ts';

const image = imageReport();
const text = (changed: ImageReport) => layerTables(changed).join('\n').replaceAll('\u00a0', ' ');

/** The image with another instruction in its last layer. */
function madeBy(createdBy: string): string | undefined {
  const layers = image.layers.map((layer, i) => (i === 2 ? { ...layer, createdBy } : layer));
  return / \| ([^|]*) \|\n\n<\/details>/.exec(text({ ...image, layers, sdk: null }))?.[1];
}

describe('the tables of layers', () => {
  it('say of each layer where it is from, its sizes, its share and what made it', () => {
    expect(text({ ...image, sdk: null })).toBe(
      [
        '<details><summary>Layers of this image (3)</summary>',
        '',
        '| From | Download | Share | Disk | Made by |',
        '| --- | --: | --: | --: | --- |',
        '| base | 30.0 MB | 30.8% | 80.0 MB | <code>COPY debian</code> |',
        '| base | 66.0 MB | 67.9% | 140.0 MB | <code>COPY runtime</code> |',
        '| app | 1.25 MB | 1.3% | 3.00 MB | <code>COPY app</code> |',
        '',
        '</details>',
      ].join('\n'),
    );
  });

  it('have a dash for a layer of an unknown base', () => {
    const layers = image.layers.map((layer) => ({ ...layer, from: null }));
    expect(text({ ...image, layers })).toContain('| – | 30.0 MB | 30.8% |');
  });

  it('have a dash for a share of an unknown or empty size, and for that of an unknown layer', () => {
    const sized = (download: number | null) => text({ ...image, sizes: { ...image.sizes, download } });
    expect(sized(null)).toContain('| base | 30.0 MB | – | 80.0 MB |');
    expect(sized(0)).toContain('| base | 30.0 MB | – | 80.0 MB |');
    const layers = image.layers.map((layer) => ({ ...layer, download: null, disk: null }));
    expect(text({ ...image, layers })).toContain('| base | unknown | – | unknown |');
  });

  it('compare the layers of the SDK image', () => {
    const [, sdk = ''] = layerTables(image);
    expect(sdk.replaceAll('\u00a0', ' ')).toBe(
      [
        '<details><summary>In the SDK image but not in this image: 231.0 MB in 1 of 3 layers</summary>',
        '',
        '<code>mcr.microsoft.com/dotnet/sdk:10.0</code>',
        '',
        '| In this image | Download | Share | Disk | Made by |',
        '| --- | --: | --: | --: | --- |',
        '| yes | 30.0 MB | 9.2% | 80.0 MB | <code>COPY debian</code> |',
        '| yes | 66.0 MB | 20.2% | 140.0 MB | <code>COPY runtime</code> |',
        '| **no** | 231.0 MB | 70.6% | 600.0 MB | <code>COPY sdk</code> |',
        '',
        '</details>',
      ].join('\n'),
    );
  });

  it('say if the image contains the whole SDK image', () => {
    const { sdk } = image;
    const shared = sdk && { ...sdk, layers: sdk.layers.map((layer) => ({ ...layer, shared: true })) };
    expect(text({ ...image, sdk: shared })).toContain(
      '<summary>This image contains the whole SDK image</summary>',
    );
  });

  it('do not sum sizes of which one is unknown', () => {
    const { sdk } = image;
    const layers = sdk?.layers.map((layer, i) => ({ ...layer, shared: false, download: i === 0 ? null : 5 }));
    expect(text({ ...image, sdk: sdk && { ...sdk, layers: layers ?? [] } })).toContain(
      'In the SDK image but not in this image: unknown in 3 of 3 layers',
    );
  });

  it.each([
    ['/bin/sh -c #(nop)  CMD ["bash"]', '<code>CMD &#91;"bash"&#93;</code>'],
    ['/bin/sh -c #(nop)CMD x', '<code>CMD x</code>'],
    ['RUN /bin/sh -c apt-get update # buildkit', '<code>RUN apt-get update</code>'],
    ['COPY /bin/sh -c x', '<code>COPY /bin/sh -c x</code>'],
    ['ENV A=/bin/sh -c #(nop) x', '<code>ENV A=/bin/sh -c #(nop) x</code>'],
    ['X RUN /bin/sh -c y', '<code>X RUN /bin/sh -c y</code>'],
    ['COPY a # buildkit b', '<code>COPY a # buildkit b</code>'],
    ['COPY\ta \n b', '<code>COPY a b</code>'],
    ['', '(not stated)'],
    ['x'.repeat(111), `<code>${'x'.repeat(109)}…</code>`],
    ['x'.repeat(110), `<code>${'x'.repeat(110)}</code>`],
  ])('show the instruction %j without what builders add', (createdBy, shown) => {
    expect(madeBy(createdBy)).toBe(shown);
  });
});

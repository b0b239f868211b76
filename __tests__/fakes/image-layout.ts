import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, imageOf, indexOf, layerOf, type PushableImage } from './pushable-image.ts';
import { ASPNET, baseLayer, noise } from './sdk.ts';
import { tarOf } from './tar-writer.ts';
import { testFolder } from './test-folder.ts';

/** A folder with an OCI layout of one small image for each platform, on the base image of the fakes. */
export function imageLayout({
  bytes = 4000,
  architectures = ['amd64'],
}: {
  bytes?: number;
  architectures?: readonly string[];
} = {}): string {
  const layers = [baseLayer, layerOf(tarOf({ 'app/app.bin': noise('layout', bytes) }))];
  const config = { config: { Labels: { 'org.opencontainers.image.base.name': ASPNET } } };
  const images = architectures.map((architecture) => imageOf(layers, { architecture, config }));
  const folder = testFolder();
  writeLayout(folder, images);
  return folder;
}

function writeLayout(folder: string, images: readonly PushableImage[]): void {
  const blobs = join(folder, 'blobs', 'sha256');
  mkdirSync(blobs, { recursive: true });
  for (const { layers, config, manifest } of images) {
    for (const bytes of [...layers.map(({ blob }) => blob), config, manifest])
      writeFileSync(join(blobs, digestOf(bytes).slice('sha256:'.length)), bytes);
  }
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion": "1.0.0"}');
  writeFileSync(join(folder, 'index.json'), indexOf(images));
}

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { run } from '../testbed/commands.ts';
import { type LayerSpec, layerTar } from './layer-tar.ts';
import { type Times, takeTurns } from './pairs.ts';
import { runTime } from './run-time.ts';
import type { Scene } from './scene.ts';

const READER = fileURLToPath(new URL('read-layer.ts', import.meta.url));

const LAYERS: readonly (LayerSpec & { readonly name: string; readonly quick?: boolean })[] = [
  { name: '1mb', bytes: 1e6, files: 10, first: 0, quick: true },
  { name: '40mb', bytes: 40e6, files: 10, first: 0, quick: true },
  { name: '400mb', bytes: 400e6, files: 10, first: 0 },
  { name: '40mb-100000-files', bytes: 40e6, files: 100_000, first: 0, quick: true },
  { name: '200mb-of-zeros', bytes: 200e6, files: 10, first: 0, zeros: true, quick: true },
];

export interface Read {
  readonly name: string;
  readonly ours: Times;
  readonly pipe: Times;
  /** Highest peak of our memory in bytes. */
  readonly peak: number;
}

/** A whole layer, read as the measuring registry reads it, beside `gzip -dc | tar -t`. */
export async function readLayers({ options, say }: Scene): Promise<Read[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-layers-'));
  try {
    const found: Read[] = [];
    for (const layer of LAYERS) {
      if (!options.wants(`read ${layer.name}`) || (options.quick && !layer.quick)) continue;
      say(`reading ${layer.name} ...`);
      const file = join(folder, `${layer.name}.tar.gz`);
      await pipeline(Readable.from(layerTar(layer)), createGzip(), createWriteStream(file));
      let peak = 0;
      const [ours, pipe] = await takeTurns(
        [
          {
            name: 'ours',
            run: async () => {
              const own = await ownReading(file);
              peak = Math.max(peak, own.peak);
              return own.ms;
            },
          },
          {
            name: 'gzip -dc | tar -t',
            run: () =>
              runTime([
                ['gzip', '-dc', file],
                ['tar', '-t'],
              ]),
          },
        ],
        options.rounds,
      );
      if (ours && pipe) found.push({ name: layer.name, ours, pipe, peak });
    }
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** As the process itself takes it: the action reads layers in a process that runs. */
async function ownReading(file: string): Promise<{ readonly ms: number; readonly peak: number }> {
  return JSON.parse(await run(process.execPath, [READER, file]));
}

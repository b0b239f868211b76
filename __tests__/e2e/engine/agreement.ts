import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayerContents, LayerEntry } from '../../../src/model/image.ts';
import { isKnown } from '../../../src/model/size.ts';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { appLayers, entriesIn } from '../app-layers.ts';
import { output, total } from '../independent.ts';
import { checkout } from '../scene.ts';

/** Bytes of a tar header, and what contents are padded to (POSIX ustar). */
const BLOCK = 512;
/** Two empty blocks end an archive. */
const END = 2 * BLOCK;
/** .NET writes the PAX format: each entry has an extended header and a block of its records before its own header. */
const DOTNET_HEADERS = 3 * BLOCK;
/** Go's writer, which Docker uses, takes plain ustar headers where those can hold everything. */
const DOCKER_HEADERS = BLOCK;
/** Docker's layer of `WORKDIR /app`: that folder and nothing else. */
const WORKDIR_LAYER = DOCKER_HEADERS + END;

/** A file as the image or the published folder has it; directories have neither size nor digest. */
interface Listed {
  readonly type: string;
  readonly path: string;
  readonly size: number;
  readonly digest: string | undefined;
}

/** Declares tests that both builders put the same files of an example into the image. */
export function buildersAgreeOn(example: string): void {
  describe(`builder sdk and builder docker on ${example}`, () => {
    let workspace: string;
    let temporaryFolder: string;
    let registry: MeasuringRegistry;
    let sdk: readonly LayerContents[];
    let docker: readonly LayerContents[];
    /** The folder that the app was published into for the Docker build. */
    let published: string;

    beforeAll(async () => {
      workspace = await checkout(example);
      temporaryFolder = await mkdtemp(join(tmpdir(), 'agreement-'));
      registry = await startMeasuringRegistry();
      sdk = await appLayers({ builder: 'sdk' }, { workspace, temporaryFolder, registry });
      docker = await appLayers({ builder: 'docker' }, { workspace, temporaryFolder, registry });
      const generated = (await readdir(temporaryFolder)).find((name) => name.startsWith('generated-'));
      published = join(temporaryFolder, generated ?? '', 'app');
    });

    afterAll(async () => {
      await registry?.close();
      for (const folder of [workspace, temporaryFolder]) await rm(folder, { recursive: true, force: true });
    });

    it('put the same files in /app: paths, sizes and contents', () => {
      const [ofSdk, ofDocker] = [sdk, docker].map((built) => listed(entriesOf(built)));
      expect(ofSdk?.filter(({ type }) => type === 'file').length).toBeGreaterThan(5);
      expect(ofSdk).toEqual(ofDocker);
    });

    it('put in what dotnet publish left in its folder, by find and sha256sum', async () => {
      const inFolder = await folderListing(published);
      for (const layers of [sdk, docker]) expect(listed(entriesOf(layers))).toEqual(inFolder);
    });

    it('differ in permissions: the SDK makes everything executable, Docker keeps what the folder has', async () => {
      expect(new Set(entriesOf(sdk).map(({ mode }) => mode))).toEqual(new Set([0o755]));
      const onDisk = await folderModes(published);
      for (const { path, mode } of entriesOf(docker)) expect([path, mode]).toEqual([path, onDisk.get(path)]);
    });

    it('differ in disk size only by the headers of their tars, to the byte', () => {
      const [single, ...more] = sdk;
      const [workdir, copied, ...others] = docker;
      expect([more, others]).toEqual([[], []]);
      // Docker names /app twice: WORKDIR made it, and COPY has it as the parent of what it copies.
      expect(entriesIn(workdir).map(({ path, type }) => [path, type])).toEqual([['app', 'directory']]);
      expect(diskSize(workdir)).toBe(WORKDIR_LAYER);

      const entries = entriesIn(single);
      expect(entriesIn(copied)).toHaveLength(entries.length);
      const contents = total(entries.map(({ size }) => Math.ceil(size / BLOCK) * BLOCK));
      expect(diskSize(single)).toBe(entries.length * DOTNET_HEADERS + contents + END);
      expect(diskSize(copied)).toBe(entries.length * DOCKER_HEADERS + contents + END);

      const difference = entries.length * (DOTNET_HEADERS - DOCKER_HEADERS) - WORKDIR_LAYER;
      expect(total(sdk.map(diskSize)) - total(docker.map(diskSize))).toBe(difference);
    });
  });
}

function entriesOf(layers: readonly LayerContents[]): readonly LayerEntry[] {
  return layers.flatMap(entriesIn);
}

function diskSize({ disk }: LayerContents | undefined = missing()): number {
  if (!isKnown(disk)) throw new Error(disk.unknown);
  expect(disk.how).toBe('verified');
  return disk.bytes;
}

function missing(): never {
  throw new Error('a layer is missing');
}

/** Sorted by path; a directory that several layers have counts once. */
function listed(entries: readonly LayerEntry[]): readonly Listed[] {
  const byPath = entries.map(({ type, path, size, digest }): [string, Listed] => [
    path,
    { type, path, size, digest },
  ]);
  return sorted([...new Map(byPath).values()]);
}

/** The same of a folder on disk, as it is below /app. */
async function folderListing(folder: string): Promise<readonly Listed[]> {
  const found = await output('find', [folder, '-printf', '%y\\t%P\\t%s\\n']);
  const sums = await output('find', [folder, '-type', 'f', '-exec', 'sha256sum', '{}', '+']);
  const digests = new Map(lines(sums).map((line) => [line.slice(66), `sha256:${line.slice(0, 64)}`]));
  return sorted(
    lines(found).map((line) => {
      const [type, path = '', size] = line.split('\t');
      const digest = digests.get(join(folder, path));
      const common = { path: inImage(path), digest };
      return type === 'd'
        ? { ...common, type: 'directory', size: 0 }
        : { ...common, type: 'file', size: Number(size) };
    }),
  );
}

async function folderModes(folder: string): Promise<ReadonlyMap<string, number>> {
  const found = await output('find', [folder, '-printf', '%m\\t%P\\n']);
  return new Map(
    lines(found).map((line) => {
      const [mode = '', path = ''] = line.split('\t');
      return [inImage(path), Number.parseInt(mode, 8)];
    }),
  );
}

function inImage(path: string): string {
  return path === '' ? 'app' : `app/${path}`;
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

function sorted(files: readonly Listed[]): readonly Listed[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

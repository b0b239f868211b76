import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dockerPrograms } from '../../src/docker/client.ts';
import { createDocker } from '../../src/docker/engine.ts';
import type { ImageReport } from '../../src/model/report.ts';
import { execute } from '../../src/process/execute.ts';
import { type RunningRegistry, startRegistry } from '../../testbed/registry.ts';
import type { StepResult } from '../fakes/runner.ts';
import { output, type PublishedLayer, publishedLayers, total, unpackedSize } from './independent.ts';
import { act, checkout } from './scene.ts';

/*
 * One image, wherever it lies: the same disk size to the byte, and the download size that each place really holds.
 */
const BASE = 'dotnet/aspnet';
const TAG = '10.0';
const DOCKERFILE = `FROM mcr.microsoft.com/${BASE}:${TAG}
LABEL org.opencontainers.image.base.name=mcr.microsoft.com/${BASE}:${TAG}
COPY app /app
COPY more /app
COPY same /app
`;

/** What a place knows of the app layers' compressed sizes. */
type Held = 'as pushed' | 'as in the layout' | 'as in the archive' | 'unknown';

const SOURCES: readonly (readonly [source: string, held: Held])[] = [
  ['local://REF', 'as pushed'],
  ['REF', 'as pushed'],
  ['registry://REGISTRY/team/app:1', 'as pushed'],
  ['REGISTRY/team/app:1', 'as pushed'],
  ['archive://saved.tar', 'unknown'],
  ['archive://saved.tar.gz', 'unknown'],
  ['archive://saved.tar.zst', 'unknown'],
  ['archive://docker-archive.tar', 'unknown'],
  ['archive://oci-archive.tar', 'as in the archive'],
  ['archive://oci-archive.tar.gz', 'as in the archive'],
  ['oci-layout://layout', 'as in the layout'],
];

const local = `sources-e2e:${randomUUID()}`;
let folder: string;
let real: RunningRegistry;
let docker: ReturnType<typeof createDocker>;
let client: string;
let base: readonly PublishedLayer[];
let disks: readonly number[];
let held: Readonly<Record<Exclude<Held, 'unknown'>, readonly number[]>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'));
  real = await startRegistry();
  const programs = await dockerPrograms(inject('bed').path);
  client = programs[0] ?? 'docker';
  await mkdir(join(folder, 'temporary'));
  const silent: typeof execute = (program, args, options) =>
    execute(program, args, { ...options, silent: true });
  docker = createDocker({ execute: silent, programs, temporaryFolder: join(folder, 'temporary') });
  await build();
  await store();
  base = await publishedLayers(inject('bed').registry, BASE, TAG);
  const pushed = await publishedLayers(real.host, 'team/app', '1');
  disks = await Promise.all(pushed.map(({ digest }) => unpackedSize(real.host, 'team/app', digest)));
  held = {
    'as pushed': appSizes(pushed),
    'as in the layout': appSizes(await rawLayers(`oci:${folder}/layout:1`)),
    'as in the archive': appSizes(await rawLayers(`oci-archive:${folder}/oci-archive.tar`)),
  };
});

afterAll(async () => {
  for (const tag of [local, `${real.host}/team/app:1`]) await docker.remove(tag);
  await Promise.all([real.stop(), rm(folder, { recursive: true })]);
});

/** Layers that compress well, badly, and one that is there twice. */
async function build(): Promise<void> {
  const context = join(folder, 'context');
  await mkdir(context);
  await writeFile(join(context, 'app'), randomBytes(1_500_000));
  await writeFile(join(context, 'more'), 'a line of text\n'.repeat(100_000));
  await writeFile(join(context, 'same'), '');
  await writeFile(join(context, 'Dockerfile'), DOCKERFILE);
  await docker.build({ dockerfile: join(context, 'Dockerfile'), context, tag: local, options: {} });
}

/** Puts the image into every place. */
async function store(): Promise<void> {
  const at = (name: string) => join(folder, name);
  await docker.tag(local, `${real.host}/team/app:1`);
  await docker.push(`${real.host}/team/app:1`);
  await output(client, ['save', '--output', at('saved.tar'), local]);
  const copy = (to: string) => output('skopeo', ['copy', '--quiet', `docker-archive:${at('saved.tar')}`, to]);
  await copy(`docker-archive:${at('docker-archive.tar')}:team/app:1`);
  await copy(`oci-archive:${at('oci-archive.tar')}:team/app:1`);
  await copy(`oci:${at('layout')}:1`);
  const compress = (name: string, extension: string, by: NodeJS.ReadWriteStream) =>
    pipeline(createReadStream(at(name)), by, createWriteStream(at(name + extension)));
  await compress('saved.tar', '.gz', createGzip({ level: 1 }));
  await compress('saved.tar', '.zst', createZstdCompress());
  await compress('oci-archive.tar', '.gz', createGzip({ level: 1 }));
}

async function rawLayers(reference: string): Promise<readonly PublishedLayer[]> {
  return (JSON.parse(await output('skopeo', ['inspect', '--raw', reference])) as { layers: PublishedLayer[] })
    .layers;
}

const appSizes = (layers: readonly PublishedLayer[]) => layers.slice(base.length).map(({ size }) => size);

async function weigh(
  source: string,
  given: Readonly<Record<string, string>> = {},
): Promise<{ step: StepResult; image: ImageReport }> {
  const image = source.replace('REF', local).replace('REGISTRY', real.host);
  const step = await act({ workspace: folder, with: { image, ...given } });
  expect(step.exitCode, step.stdout + step.stderr).toBe(0);
  const [only] = step.report?.images ?? [];
  if (!only) throw new Error('nothing was measured');
  return { step, image: only };
}

describe.each(SOURCES)('image: %s', (source, kind) => {
  let step: StepResult;
  let image: ImageReport;
  beforeAll(async () => {
    ({ step, image } = await weigh(source));
  });

  it('has the disk size that gzip -dc | wc -c adds up to', () => {
    expect(image.layers.map((layer) => layer.disk)).toEqual(disks);
    expect(image.sizes.disk).toBe(total(disks));
    expect(step.outputs['disk-size']).toBe(String(total(disks)));
  });

  it('weighs base layers as their own registry publishes them', () => {
    const measured = image.layers.filter((layer) => layer.from === 'base');
    expect(measured.map((layer) => layer.download)).toEqual(base.map(({ size }) => size));
    expect(image.base?.reference).toBe(`mcr.microsoft.com/${BASE}:${TAG}`);
  });

  it(`weighs app layers ${kind}`, async () => {
    const app = image.layers.filter((layer) => layer.from === 'app');
    expect(app).toHaveLength(3);
    if (kind === 'unknown') {
      for (const layer of app) expect(layer.downloadUnknown).toContain('stored there uncompressed');
      expect(step.outputs['download-size']).toBe('');
      return;
    }
    expect(app.map((layer) => layer.download)).toEqual(held[kind]);
    expect(image.sizes.download).toBe(total([...base.map(({ size }) => size), ...held[kind]]));
    expect(step.outputs['download-size']).toBe(String(image.sizes.download));
  });

  it('is named by its repository, and compared with the SDK image of its .NET version', () => {
    expect(image).toMatchObject({
      builder: 'image',
      project: null,
      sdk: { reference: `mcr.microsoft.com/dotnet/sdk:${TAG}` },
    });
    expect(image.name).not.toContain(':1');
    expect(image.sdk?.diskRatio).toBeLessThan(0.5);
  });
});

it('the archive that the .NET SDK writes holds compressed layers, which are verified', async () => {
  const workspace = await checkout('minimal-api');
  const archive = join(folder, 'sdk.tar.gz');
  await output('dotnet', [
    ...['publish', workspace, '-c', 'Release', '-t:PublishContainer', '-p:ContainerRepository=team/api'],
    `-p:ContainerBaseImage=${inject('bed').registry}/${BASE}:${TAG}`,
    `-p:ContainerArchiveOutputPath=${archive}`,
  ]);
  const { image, step } = await weigh('archive://sdk.tar.gz');
  const listed = (await output('tar', ['-tvf', archive]))
    .split('\n')
    .filter((line) => line.endsWith('/layer.tar'));
  const sizes = listed.map((line) => Number(line.split(/\s+/)[2]));
  expect(image.layers.map((layer) => layer.download)).toEqual(sizes);
  const member = listed.at(-1)?.split(/\s+/).at(-1) ?? '';
  const unpacked = await output('sh', ['-c', 'tar -xOf "$0" "$1" | gzip -dc | wc -c', archive, member]);
  expect(image.layers.at(-1)).toMatchObject({ disk: Number(unpacked), diskKnown: 'verified', from: 'app' });
  expect(image).toMatchObject({
    name: 'team/api',
    base: { reference: `${inject('bed').registry}/${BASE}:${TAG}` },
  });
  // There is no manifest of which it could be the digest.
  expect(step.outputs['image-digest']).toBe('');
});

describe('an image that was there already', () => {
  it('is read no further than its manifest in a registry', async () => {
    const before = (await real.requests()).length;
    const { image } = await weigh('registry://REGISTRY/team/app:1');
    const layers = new Set(image.layers.map(({ digest }) => digest));
    const reads = (await real.requests())
      .slice(before)
      .filter(({ method, path }) => method === 'GET' && layers.has(path.split('/').at(-1) ?? ''));
    expect(reads.length).toBeGreaterThan(0);
    for (const { bytes } of reads) expect(bytes).toBe(4);
  });

  it('keeps its own figures where its base cannot be read, with a warning', async () => {
    const { step, image } = await weigh('archive://oci-archive.tar', {
      'registry-mirrors': 'mcr.microsoft.com=127.0.0.1:9',
    });
    expect(image).toMatchObject({ base: null, baseUnknown: expect.stringContaining('127.0.0.1:9') });
    expect(image.sizes).toMatchObject({
      disk: total(disks),
      diskKnown: 'verified',
      download: null,
      downloadUnknown: expect.stringContaining('the base image is not known'),
    });
    expect(image.layers.slice(-3).map(({ download }) => download)).toEqual(held['as in the archive']);
    const warnings = step.commands('warning').map(({ message }) => message);
    expect(warnings).toContainEqual(
      expect.stringContaining(`The base image mcr.microsoft.com/${BASE}:${TAG}`),
    );
  });

  it('leaves nothing in the engine', async () => {
    const names = (await docker.inspect(local))?.repoTags;
    expect(names?.toSorted()).toEqual([`${real.host}/team/app:1`, local].toSorted());
  });

  it('that is nowhere fails with where it was looked for', async () => {
    const step = await act({ workspace: folder, with: { image: `${real.host}/team/nothing:1` } });
    expect(step.exitCode).toBe(1);
    expect(step.commands('error').map(({ message }) => message)).toContainEqual(
      expect.stringContaining('is neither here nor in its registry: the Docker engine has no such image;'),
    );
  });
});

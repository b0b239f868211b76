import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDocker } from '../../../src/docker/engine.ts';
import { execute } from '../../../src/process/execute.ts';
import type { ImageReport } from '../../../src/report/report.ts';
import type { RunningRegistry } from '../../../testbed/registry.ts';
import type { StepResult } from '../../fakes/runner.ts';
import { output, type PublishedLayer, publishedLayers, total, unpackedSize } from '../independent.ts';
import { act, checkout, which } from '../scene.ts';
import { type SmallBases, startSmallBases } from '../small-bases.ts';

/* What an image that is there already is taken for; one-image.test.ts holds its figures from every place beside each other. */
const BASE = 'dotnet/aspnet';
const TAG = '10.0';
const dockerfile = (base: string) => `FROM ${base}
LABEL org.opencontainers.image.base.name=mcr.microsoft.com/${BASE}:${TAG}
COPY app /app
COPY more /app
COPY same /app
`;

const local = `sources-e2e:${randomUUID()}`;
let folder: string;
let bases: SmallBases;
let real: RunningRegistry;
let docker: ReturnType<typeof createDocker>;
let client: string;
let base: readonly PublishedLayer[];
let disks: readonly number[];
let sdkDisks: readonly number[];
/** The app layers' compressed sizes in the archive. */
let held: readonly number[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'));
  bases = await startSmallBases();
  real = bases.registry;
  client = await which('docker', inject('bed').path);
  await mkdir(join(folder, 'temporary'));
  const silent: typeof execute = (program, args, options) =>
    execute(program, args, { ...options, silent: true });
  docker = createDocker({ execute: silent, program: client, temporaryFolder: join(folder, 'temporary') });
  await build();
  await store();
  base = await publishedLayers(real.host, BASE, TAG);
  const pushed = await publishedLayers(real.host, 'team/app', '1');
  disks = await Promise.all(pushed.map((layer) => unpackedSize(real.host, 'team/app', layer)));
  const sdk = await publishedLayers(real.host, 'dotnet/sdk', TAG);
  sdkDisks = await Promise.all(sdk.map((layer) => unpackedSize(real.host, 'dotnet/sdk', layer)));
  held = appSizes(await rawLayers(`oci-archive:${folder}/oci-archive.tar`));
});

afterAll(async () => {
  for (const tag of [local, `${real.host}/team/app:1`]) await docker.remove(tag);
  await Promise.all([bases.stop(), rm(folder, { recursive: true })]);
});

/** Layers that compress well, badly, and one that is there twice. */
async function build(): Promise<void> {
  const context = join(folder, 'context');
  await mkdir(context);
  await writeFile(join(context, 'app'), randomBytes(1_500_000));
  await writeFile(join(context, 'more'), 'a line of text\n'.repeat(100_000));
  await writeFile(join(context, 'same'), '');
  await writeFile(join(context, 'Dockerfile'), dockerfile(bases.aspnet));
  await docker.build({ dockerfile: join(context, 'Dockerfile'), context, tag: local, options: {} });
}

/** Into a registry and an archive. */
async function store(): Promise<void> {
  await docker.tag(local, `${real.host}/team/app:1`);
  await docker.push(`${real.host}/team/app:1`);
  const saved = join(folder, 'saved.tar');
  await output(client, ['save', '--output', saved, local]);
  const archive = `oci-archive:${join(folder, 'oci-archive.tar')}:team/app:1`;
  await output('skopeo', ['copy', '--quiet', `docker-archive:${saved}`, archive]);
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
  const step = await act({ workspace: folder, with: { image, 'registry-mirrors': bases.mirrors, ...given } });
  expect(step.exitCode, step.stdout + step.stderr).toBe(0);
  const [only] = step.report?.images ?? [];
  if (!only) throw new Error('nothing was measured');
  return { step, image: only };
}

it.each([
  'local://REF',
  'REF',
  'registry://REGISTRY/team/app:1',
  'REGISTRY/team/app:1',
  'archive://oci-archive.tar',
])('%s is named by its repository, and compared with the SDK image of its .NET version', async (source) => {
  const { step, image } = await weigh(source);
  expect(image).toMatchObject({
    builder: 'image',
    project: null,
    sdk: { reference: `mcr.microsoft.com/dotnet/sdk:${TAG}` },
    base: { reference: `mcr.microsoft.com/${BASE}:${TAG}` },
  });
  expect(image.name).not.toContain(':1');
  expect(image.sdk?.diskRatio).toBe(total(disks) / total(sdkDisks));
  expect(step.outputs['disk-size']).toBe(String(total(disks)));
  expect(step.outputs['download-size']).toBe(String(image.sizes.download));
});

it('the archive that the .NET SDK writes holds compressed layers, which are verified', async () => {
  const workspace = await checkout('minimal-api');
  const archive = join(folder, 'sdk.tar.gz');
  // On a base image with Docker's media types, it writes an archive as docker save does.
  const base = `${inject('bed').registry}/${BASE}:${TAG}`;
  await output('dotnet', [
    ...['publish', workspace, '-c', 'Release', '-t:PublishContainer', '-p:ContainerRepository=team/api'],
    `-p:ContainerBaseImage=${base}`,
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
  expect(image).toMatchObject({ name: 'team/api', base: { reference: base } });
  // There is no manifest of which it could be the digest.
  expect(step.outputs['image-digest']).toBe('');
});

describe('an image that exists already', () => {
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

  it('keeps its own figures if its base cannot be read, with a warning', async () => {
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
    expect(image.layers.slice(-3).map(({ download }) => download)).toEqual(held);
    const warnings = step.commands('warning').map(({ message }) => message);
    expect(warnings).toContainEqual(
      expect.stringContaining(`The base image mcr.microsoft.com/${BASE}:${TAG}`),
    );
  });

  it('leaves nothing in the engine', async () => {
    const names = await output(client, ['image', 'inspect', '--format', '{{json .RepoTags}}', local]);
    expect(JSON.parse(names).toSorted()).toEqual([`${real.host}/team/app:1`, local].toSorted());
  });

  it('that is nowhere fails, and the message says where the action looked', async () => {
    const step = await act({ workspace: folder, with: { image: `${real.host}/team/nothing:1` } });
    expect(step.exitCode).toBe(1);
    expect(step.commands('error').map(({ message }) => message)).toContainEqual(
      expect.stringContaining('cannot be read: the Docker engine has no such image;'),
    );
  });
});

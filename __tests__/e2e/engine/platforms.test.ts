import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageReport } from '../../../src/report/report.ts';
import { run } from '../../../testbed/commands.ts';
import type { RunningRegistry } from '../../../testbed/registry.ts';
import type { StepResult } from '../../fakes/runner.ts';
import { output, type PublishedLayer, total, unpackedSize } from '../independent.ts';
import { act, checkout } from '../scene.ts';
import { type SmallBases, startSmallBases } from '../small-bases.ts';
import { bedEngine, stepEnvironment } from './engines.ts';

/*
 * Images for linux/amd64 and linux/arm64: from a registry, a layout and an archive, and made by the .NET SDK and by
 * buildx. The base for arm64 is the one for amd64 with a layer more, so that no figure of one can pass for the other's.
 */
const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;
const BASE = 'dotnet/aspnet';
const TAG = '10.0';

let folder: string;
let bases: SmallBases;
let real: RunningRegistry;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platforms-'));
  bases = await startSmallBases();
  real = bases.registry;
});

afterAll(async () => {
  await docker(['image', 'rm', '--force', local()]);
  await Promise.all([bases.stop(), rm(folder, { recursive: true })]);
});

function skopeo(args: readonly string[]): Promise<string> {
  return output('skopeo', [
    ...args.slice(0, 1),
    '--quiet',
    '--dest-tls-verify=false',
    ...insecure(args),
    ...args.slice(1),
  ]);
}

const insecure = (args: readonly string[]) =>
  args.includes('--src-tls-verify=false') ? [] : ['--src-tls-verify=false'];

interface Manifest {
  readonly layers: readonly PublishedLayer[];
  readonly manifests: readonly {
    readonly digest: string;
    readonly platform: { readonly architecture: string };
  }[];
}

/** Layers as a registry publishes them, by skopeo. */
async function layersFor(
  platform: string,
  repository: string,
  tag: string,
): Promise<readonly PublishedLayer[]> {
  const raw = async (reference: string) =>
    JSON.parse(
      await output('skopeo', [
        'inspect',
        '--raw',
        '--tls-verify=false',
        `docker://${real.host}/${reference}`,
      ]),
    ) as Manifest;
  const index = await raw(`${repository}:${tag}`);
  const entry = index.manifests.find((one) => platform === `linux/${one.platform.architecture}`);
  return (await raw(`${repository}@${entry?.digest}`)).layers;
}

const local = () => `${real.host}/team/app:1`;

const modern = () => stepEnvironment(bedEngine('containerd'));

function docker(args: readonly string[]): Promise<string> {
  return run('docker', args, bedEngine('containerd'));
}

const sizes = (layers: readonly PublishedLayer[]) => layers.map(({ size }) => size);

async function weigh(
  given: Readonly<Record<string, string>>,
  workspace = folder,
  env: NodeJS.ProcessEnv = {},
): Promise<{ step: StepResult; images: readonly ImageReport[] }> {
  const step = await act({
    workspace,
    with: { platforms: PLATFORMS.join(','), 'registry-mirrors': bases.mirrors, ...given },
    env,
  });
  expect(step.exitCode, step.stdout + step.stderr).toBe(0);
  return { step, images: step.report?.images ?? [] };
}

/** Figures of the base, of its platform, and how all add up. */
async function expectPlatforms({ step, images }: Awaited<ReturnType<typeof weigh>>): Promise<void> {
  expect(images.map(({ platform }) => platform)).toEqual(PLATFORMS);
  expect(new Set(images.map(({ name }) => name)).size).toBe(1);
  for (const { platform, layers, base, sizes: of } of images) {
    const published = await layersFor(platform, BASE, TAG);
    const ofBase = layers.filter(({ from }) => from === 'base');
    expect(ofBase.map(({ download }) => download)).toEqual(sizes(published));
    expect(base).toMatchObject({ download: total(sizes(published)), downloadKnown: 'stated' });
    expect(of.download).toBe(total(layers.map(({ download }) => download ?? Number.NaN)));
    expect(of.disk).toBe(total(layers.map(({ disk }) => disk ?? Number.NaN)));
  }
  const [amd, arm] = images;
  expect((arm?.base?.download ?? 0) - (amd?.base?.download ?? 0)).toBeGreaterThan(300_000);
  const all = images.flatMap(({ layers }) => layers);
  const distinct = new Map(all.map(({ digest, download }) => [digest, download ?? Number.NaN]));
  const onDisk = new Map(all.map(({ diffId, disk }) => [diffId, disk ?? Number.NaN]));
  expect(step.outputs).toMatchObject({
    'download-size': String(total(distinct.values())),
    'disk-size': String(total(onDisk.values())),
    'sdk-ratio': '',
    'image-digest': '',
  });
  expect(amd?.sdk?.ratio).toBeGreaterThan(0);
  expect(arm).toMatchObject({ sdk: null, sdkUnknown: expect.stringContaining('linux/arm64') });
  for (const platform of PLATFORMS)
    expect(step.summary).toContain(`✅ <code>${amd?.name} (${platform})</code>`);
  expect(step.summary).toContain(`All 2 platforms of <code>${amd?.name}</code> together`);
}

describe('builder sdk', () => {
  it('makes and measures an image for each platform', async () => {
    const weighed = await weigh({ builder: 'sdk' }, await checkout('minimal-api'));
    await expectPlatforms(weighed);
    const [amd, arm] = weighed.images;
    expect(arm?.digest).not.toBe(amd?.digest);
    for (const { app } of weighed.images)
      expect(app).toMatchObject({ downloadKnown: 'verified', diskKnown: 'verified' });
    // Each with the executable of its own processor.
    expect(arm?.layers.at(-1)?.digest).not.toBe(amd?.layers.at(-1)?.digest);
    const received = weighed.step.stdout.match(/received .*\((\d+) B\)/)?.[1];
    expect(Number(received)).toBeLessThan(1_000_000);
  });

  it('makes those of the project', async () => {
    const workspace = await checkout('minimal-api');
    const project = join(workspace, 'MinimalApi.csproj');
    const identifiers = '<ContainerRuntimeIdentifiers>linux-x64;linux-arm64</ContainerRuntimeIdentifiers>';
    const text = await readFile(project, 'utf8');
    await writeFile(project, text.replace('</PropertyGroup>', `${identifiers}</PropertyGroup>`));
    await expectPlatforms(await weigh({ platforms: '' }, workspace));
    const { images } = await weigh({ platforms: 'linux/arm64' }, workspace);
    expect(images.map(({ platform }) => platform)).toEqual(['linux/arm64']);
  });

  it('judges each platform separately', async () => {
    const workspace = await checkout('minimal-api');
    // More than the one, less than the other.
    const limit = total(sizes(await layersFor('linux/amd64', BASE, TAG))) + 200_000;
    const step = await act({
      workspace,
      with: {
        platforms: PLATFORMS.join('\n'),
        'registry-mirrors': bases.mirrors,
        'max-size': `${limit} B`,
      },
    });
    expect(step.exitCode).toBe(1);
    expect(step.report?.images.map(({ limits }) => limits[0]?.verdict)).toEqual(['pass', 'fail']);
    expect(step.commands('error').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^MinimalApi \(linux\/arm64\): download size is .* over max-size/),
    ]);
  });
});

describe('builder docker', () => {
  const given = { builder: 'docker' };

  it('builds for each platform at once, by a generated Dockerfile', async () => {
    const weighed = await weigh(given, await checkout('minimal-api'), modern());
    await expectPlatforms(weighed);
    for (const { compressor, app } of weighed.images) {
      expect(compressor).toMatch(/^Docker 2\d.* \(containerd store\)$/);
      expect(app).toMatchObject({ downloadKnown: 'verified', diskKnown: 'verified' });
    }
    // The same published app for both, though the folder above it was made at another second.
    const [amd, arm] = weighed.images.map(({ layers }) => layers.at(-1));
    expect(arm?.contentDigest).toMatch(/^sha256:/);
    expect(arm?.contentDigest).toBe(amd?.contentDigest);
    // The base layers of neither, though the engine holds them.
    expect(Number(weighed.step.stdout.match(/received .*\((\d+) B\)/)?.[1])).toBeLessThan(1_000_000);
  });

  it('builds for each platform at once, by the Dockerfile of the user', async () => {
    const workspace = await checkout('dockerfiles/copy-published');
    const dockerfile = join(workspace, 'Dockerfile');
    const text = await readFile(dockerfile, 'utf8');
    await writeFile(dockerfile, text.replaceAll('mcr.microsoft.com', real.host));
    await expectPlatforms(
      await weigh({ 'sdk-image': `mcr.microsoft.com/dotnet/sdk:${TAG}` }, workspace, modern()),
    );
  });

  it('says what an engine with the classic store lacks, before it builds anything', async () => {
    const with_ = { ...given, platforms: PLATFORMS.join(',') };
    const step = await act({ workspace: await checkout('minimal-api'), with: with_ });
    expect(step.exitCode).toBe(1);
    expect(step.commands('error')[0]?.message).toContain('Turn on the containerd image store');
    expect(step.stdout).not.toContain('MinimalApi.dll');
  });
});

describe('an image that exists already', () => {
  beforeAll(async () => {
    const context = join(folder, 'context');
    await mkdir(context);
    for (const architecture of ['amd64', 'arm64'])
      await writeFile(join(context, architecture), randomBytes(architecture === 'amd64' ? 50_000 : 70_000));
    await writeFile(join(context, 'same'), randomBytes(30_000));
    await writeFile(
      join(context, 'Dockerfile'),
      `FROM ${real.host}/${BASE}:${TAG}
LABEL org.opencontainers.image.base.name=mcr.microsoft.com/${BASE}:${TAG}
ARG TARGETARCH
COPY same /app/
COPY $TARGETARCH /app/
`,
    );
    const platform = PLATFORMS.join(',');
    await docker(['buildx', 'build', '--quiet', '--platform', platform, '--tag', local(), '--load', context]);
    await docker(['push', '--quiet', local()]);
    const from = `docker://${real.host}/team/app:1`;
    await skopeo(['copy', '--all', from, `oci:${folder}/layout:1`]);
    await skopeo(['copy', '--all', from, `oci-archive:${folder}/app.tar:team/app:1`]);
  });

  it.each([
    'registry://REGISTRY/team/app:1',
    'local://REGISTRY/team/app:1',
    'oci-layout://layout',
    'archive://app.tar',
  ])('is weighed for each platform: %s', async (source) => {
    const weighed = await weigh({ image: source.replace('REGISTRY', real.host) }, folder, modern());
    await expectPlatforms(weighed);
    for (const { platform, layers } of weighed.images) {
      const published = await layersFor(platform, 'team/app', '1');
      expect(layers.map(({ digest }) => digest)).toEqual(published.map(({ digest }) => digest));
      expect(layers.map(({ download }) => download)).toEqual(sizes(published));
      const disks = published.map((layer) => unpackedSize(real.host, 'team/app', layer));
      expect(layers.map(({ disk }) => disk)).toEqual(await Promise.all(disks));
    }
  });

  it('of the engine is weighed for the platform that is asked for, and sends no base layer', async () => {
    const given = { image: `local://${local()}`, platforms: 'linux/arm64' };
    const { step, images } = await weigh(given, folder, modern());
    expect(images.map(({ platform }) => platform)).toEqual(['linux/arm64']);
    expect(images[0]?.base?.download).toBe(total(sizes(await layersFor('linux/arm64', BASE, TAG))));
    expect(Number(step.stdout.match(/received .*\((\d+) B\)/)?.[1])).toBeLessThan(300_000);
  });

  it('fails if a platform is missing, and names those that are there', async () => {
    for (const image of [`registry://${real.host}/team/app:1`, 'oci-layout://layout', 'archive://app.tar']) {
      const step = await act({ workspace: folder, with: { image, platforms: 'linux/amd64,linux/arm/v7' } });
      expect(step.exitCode).toBe(1);
      expect(step.commands('error')[0]?.message).toMatch(
        /has no image for linux\/arm\/v7; there is: linux\/amd64, linux\/arm64/,
      );
    }
  });
});

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { output, publishedLayers, total, unpackedSize } from '../e2e/independent.ts';
import { which } from '../e2e/scene.ts';
import type { ExpectedImage } from './table.ts';

/** An image that the user's own `docker build` made, as docker and a real registry state it. */
export interface OwnImage {
  readonly diffIds: readonly string[];
  /** Of the base as its registry publishes it, and of the layers after it as docker pushed them; bytes. */
  readonly download: number;
  /** Of the layers' tars; bytes. */
  readonly disk: number;
}

/** Builds an image as its user does, and pushes it to the test bed's registry. */
export async function ownDockerBuild(
  workspace: string,
  { base, docker }: ExpectedImage & { readonly docker: NonNullable<ExpectedImage['docker']> },
): Promise<OwnImage> {
  const { path, registry } = inject('bed');
  const program = await which('docker', path);
  const { dockerfile, stage, context, buildArgs = [] } = docker;
  const repository = `cases/${randomUUID()}`;
  const tag = `${registry}/${repository}:own`;
  const places = ['--file', join(workspace, dockerfile), join(workspace, context)];
  // BuildKit knows no numbers of stages.
  const target = /^\d+$/.test(stage) ? [] : ['--target', stage];
  const values = buildArgs.flatMap((argument) => ['--build-arg', argument]);
  // Debian's client would use the classic builder.
  const environment = { DOCKER_BUILDKIT: '1' };
  await output(program, ['build', '--quiet', '--tag', tag, ...target, ...values, ...places], environment);
  try {
    await output(program, ['image', 'push', '--quiet', tag]);
    const inspected = await output(program, ['image', 'inspect', '--format', '{{json .RootFS.Layers}}', tag]);
    const published = await publishedLayers(registry, `dotnet/${base}`, '10.0');
    const layers = await publishedLayers(registry, repository, 'own');
    const unpacked = await Promise.all(layers.map((layer) => unpackedSize(registry, repository, layer)));
    const sizes = [...published, ...layers.slice(published.length)].map(({ size }) => size);
    return { diffIds: JSON.parse(inspected), download: total(sizes), disk: total(unpacked) };
  } finally {
    await output(program, ['image', 'rm', tag]);
  }
}

/** A file of a published app. */
export interface OwnFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What the user's own `dotnet publish` makes, by find. */
export async function ownPublish(workspace: string, project: string): Promise<readonly OwnFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'own-publish-'));
  try {
    const file = join(workspace, project);
    await output('dotnet', ['publish', file, '-c', 'Release', '-o', folder, '--nologo', '-v', 'quiet']);
    const found = await output('find', [folder, '-printf', '%y\\t%P\\t%s\\n']);
    return found
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [type, path = '', size] = line.split('\t');
        return { path, size: type === 'f' ? Number(size) : 0 };
      });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Bytes of a tar header, and what contents are padded to (POSIX ustar). */
const BLOCK = 512;

/** Bytes of the layer that the .NET SDK makes of these: three headers for each entry, in the PAX format. */
export function layerSize(files: readonly OwnFile[]): number {
  const contents = files.map(({ size }) => Math.ceil(size / BLOCK) * BLOCK);
  return total(contents) + 3 * BLOCK * files.length + 2 * BLOCK;
}

/** The most bytes by which paths and commit ids in assemblies and symbols can make a difference. */
export function mostDifference(files: readonly OwnFile[]): number {
  return BLOCK * files.filter(({ path }) => /\.(?:dll|pdb)$/.test(path)).length;
}

import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { run } from '../../../testbed/commands.ts';
import { modernContainerd } from '../../../testbed/modern-engine.ts';
import { digestIn, type OneImage } from './one-image.ts';

/** A tool that pushes the image, or one that it builds itself, to a registry. */
export interface Pusher {
  /** As a user knows it: tool, what makes a difference, and how the image came to it. */
  readonly name: string;
  /** Pushes to a reference, and gives the digest of manifest or index that the tool says it pushed. */
  push(to: string): Promise<string>;
  /** Set where the action itself has the engine push: input `image`, and the environment of that engine. */
  readonly local?: { readonly image: string; readonly env: Readonly<Record<string, string | undefined>> };
  /** The one image, or another that the tool built; on the base, or without one. */
  readonly image: 'the image' | 'its own' | 'its own, without a base';
}

export function pushersOf(image: OneImage): readonly Pusher[] {
  return [...dockers(image), ...builders(image), ...containers(image), ...skopeos(image), ctr(image)];
}

function dockers(image: OneImage): Pusher[] {
  const { modern } = image;
  const pulled = `${image.origin.host}/team/app:1`;
  const classicEnv = { PATH: inject('bed').path };
  const modernEnv = {
    PATH: modern.env.PATH,
    DOCKER_HOST: modern.env.DOCKER_HOST,
    DOCKER_CONFIG: modern.env.DOCKER_CONFIG,
  };
  const [classic, containerd] = ['Docker Engine, classic store', 'Docker Engine, containerd store'];
  const pushBy = (docker: OneImage['classicDocker'], source: string) => async (to: string) => {
    await docker(['tag', source, to]);
    try {
      return /: digest: (sha256:[0-9a-f]{64}) size/.exec(await docker(['push', to]))?.[1] ?? '';
    } finally {
      await docker(['image', 'rm', to]);
    }
  };
  const by = (
    name: string,
    source: string,
    whose: Pusher['image'],
    docker: OneImage['classicDocker'],
    env: Readonly<Record<string, string | undefined>>,
  ): Pusher => ({ name, push: pushBy(docker, source), local: { image: source, env }, image: whose });
  const { classicDocker, modernDocker, name, built, loaded } = image;
  return [
    by(`${classic}: pulled`, name, 'the image', classicDocker, classicEnv),
    by(`${classic}: built there`, built, 'its own', classicDocker, classicEnv),
    by(`${containerd}: pulled`, pulled, 'the image', modernDocker, modernEnv),
    by(`${containerd}: loaded from docker save`, loaded, 'its own', modernDocker, modernEnv),
    by(`${containerd}: built there by buildx`, built, 'its own', modernDocker, modernEnv),
  ];
}

function builders(image: OneImage): Pusher[] {
  const by = (name: string, options: string): Pusher => ({
    name: `buildx, a separate builder${name}`,
    image: 'its own',
    push: async (to) => {
      const metadata = image.at('metadata.json');
      const output = `type=image,name=${to},push=true,store=false${options}`;
      await image.ownBuilder(['build', '--output', output, '--metadata-file', metadata, image.at('context')]);
      const said = JSON.parse(await readFile(metadata, 'utf8')) as { 'containerimage.digest': string };
      return said['containerimage.digest'];
    },
  });
  return [
    by(': push=true,store=false', ''),
    by(', zstd, the base compressed again', ',compression=zstd,force-compression=true'),
    by(', uncompressed', ',compression=uncompressed,force-compression=true'),
  ];
}

function containers(image: OneImage): Pusher[] {
  const by = (
    program: 'podman' | 'buildah',
    name: string,
    options: readonly string[] = [],
    source = image.name,
  ): Pusher => ({
    name: `${program === 'podman' ? 'Podman' : 'Buildah'}${name}`,
    image: source === image.name ? 'the image' : 'its own',
    push: async (to) => {
      const file = image.at('digest');
      const push = ['push', '--quiet', '--tls-verify=false', '--digestfile', file, ...options];
      await image.containers(program, [...push, source, `docker://${to}`]);
      return digestIn(file);
    },
  });
  const zstd = ['--compression-format', 'zstd'];
  const chunked = ['--compression-format', 'zstd:chunked'];
  return [
    by('podman', ': pulled'),
    by('podman', ', zstd', zstd),
    by('podman', ', zstd:chunked', chunked),
    by('podman', ': built there', [], 'built-by-podman:1'),
    by('buildah', ': OCI manifest', ['--format', 'oci']),
    by('buildah', ': Docker manifest', ['--format', 'v2s2']),
    by('buildah', ', zstd', zstd),
    by('buildah', ', zstd:chunked', chunked),
    by('buildah', ': built there', [], 'built-by-buildah:1'),
  ];
}

function skopeos(image: OneImage): Pusher[] {
  const by = (name: string, from: string, options: readonly string[] = []): Pusher => ({
    name: `skopeo, from ${name}`,
    image: 'the image',
    push: async (to) => {
      const file = image.at('digest');
      const copy = ['copy', '--quiet', '--dest-tls-verify=false', '--digestfile', file, ...options];
      await image.skopeo([...copy, from, `docker://${to}`]);
      return digestIn(file);
    },
  });
  const archive = `docker-archive:${image.at('docker-classic.tar')}`;
  return [
    by('an archive of docker save', archive),
    by('an archive of docker save, zstd', archive, ['--dest-compress-format', 'zstd']),
    by('docker-daemon', `docker-daemon:${image.name}`),
    by(
      'containers-storage',
      `containers-storage:[overlay@${image.at('store')}+${image.at('store-run')}]localhost/${image.name}`,
    ),
    by('an OCI layout that umoci made', `oci:${image.at('layout')}:1`),
    by('a registry', `docker://${image.origin.host}/team/app:1`, ['--src-tls-verify=false']),
  ];
}

/**
 * containerd's own client, which rewrites layers as eStargz. The BuildKit of Debian sid would too, but ends with a
 * panic, since the gzip of its Go is shorter than its code says; and the conversion rewrites base layers as well.
 */
function ctr(image: OneImage): Pusher {
  return {
    name: 'containerd’s ctr, eStargz, without a base',
    image: 'its own, without a base',
    push: async (to) => {
      const client = ['--address', await modernContainerd(), '--namespace', 'moby', 'images'];
      const convert = ['convert', '--estargz', '--oci', `docker.io/library/${image.scratch}`, to];
      const said = await run('ctr-remote', [...client, ...convert]);
      try {
        await run('ctr-remote', [...client, 'push', '--plain-http', to]);
      } finally {
        await run('ctr-remote', [...client, 'rm', to]);
      }
      return said.trim();
    },
  };
}

import type { Row } from './equality-table.ts';

/** A row in which everything is known and equal. */
const equal = (way: string, compression = 'gzip'): Row => ({
  way,
  disk: 'equal',
  base: 'as published',
  app: `equal (${compression})`,
});

const withoutPadding = (way: string): Row => ({
  ...equal(way, 'zstd'),
  disk: 'equal, though 1 of them came without its padding',
});

const uncompressed = (way: string): Row => ({
  ...equal(way),
  app: 'unknown: a layer is stored there uncompressed',
});

/** By every tool that pushes; see pushers.ts. */
export const PUSHED: readonly Row[] = [
  equal('Docker Engine, classic store: pulled'),
  equal('Docker Engine, classic store: built there'),
  equal('Docker Engine, containerd store: pulled'),
  equal('Docker Engine, containerd store: loaded from docker save', 'uncompressed'),
  equal('Docker Engine, containerd store: built there by buildx'),
  equal('buildx, a separate builder: push=true,store=false'),
  equal('buildx, a separate builder, zstd, the base compressed again', 'zstd'),
  equal('buildx, a separate builder, uncompressed', 'uncompressed'),
  equal('Podman: pulled'),
  equal('Podman, zstd', 'zstd'),
  withoutPadding('Podman, zstd:chunked'),
  equal('Podman: built there'),
  equal('Buildah: OCI manifest'),
  equal('Buildah: Docker manifest'),
  equal('Buildah, zstd', 'zstd'),
  withoutPadding('Buildah, zstd:chunked'),
  equal('Buildah: built there'),
  equal('skopeo, from an archive of docker save'),
  equal('skopeo, from an archive of docker save, zstd', 'zstd'),
  equal('skopeo, from docker-daemon'),
  equal('skopeo, from containers-storage'),
  equal('skopeo, from an OCI layout that umoci made'),
  equal('skopeo, from a registry'),
  equal('containerd’s ctr, eStargz, without a base'),
];

/** In every kind of place; see stored-sources.ts. */
export const IN_EVERY_PLACE: readonly Row[] = [
  equal('`registry://`'),
  uncompressed('`archive://`, docker save, classic store'),
  uncompressed('`archive://`, docker save, classic store, gzip'),
  uncompressed('`archive://`, docker save, classic store, zstd'),
  equal('`archive://`, docker save, containerd store'),
  equal('`archive://`, buildx, type=docker'),
  equal('`archive://`, buildx, type=oci'),
  uncompressed('`archive://`, skopeo, docker-archive'),
  equal('`archive://`, skopeo, oci-archive'),
  equal('`archive://`, skopeo, oci-archive, gzip'),
  equal('`archive://`, skopeo, oci-archive, zstd'),
  uncompressed('`archive://`, podman save, docker-archive'),
  equal('`archive://`, podman save, oci-archive'),
  equal('`archive://`, buildah, oci-archive'),
  equal('`oci-layout://`, umoci'),
  equal('`oci-layout://`, skopeo'),
  equal('`oci-layout://`, podman save'),
  equal('`oci-layout://`, buildx, type=oci,tar=false'),
];

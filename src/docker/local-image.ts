import * as v from 'valibot';
import type { Digest, Platform } from '../model/image.ts';
import { SHA256_DIGEST } from '../oci/name/digest.ts';
import { readJson } from './client.ts';

/** An image in the engine's store. */
export interface LocalImage {
  /** Digest of its config (classic store), or of its manifest or index (containerd store). */
  readonly id: Digest;
  /** `REPOSITORY:TAG` each; empty for an image that has only an ID. */
  readonly tags: readonly string[];
  /** `REPOSITORY@sha256:...` each: the digests that registries have it under. */
  readonly repoDigests: readonly string[];
  readonly diffIds: readonly Digest[];
  readonly platform: Platform;
  /** `NAME=value` each. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

const digest = v.pipe(v.string(), v.regex(SHA256_DIGEST));

const answer = v.object({
  Id: digest,
  RepoTags: v.optional(v.nullable(v.array(v.string()))),
  RepoDigests: v.optional(v.nullable(v.array(v.string()))),
  RootFS: v.object({ Layers: v.optional(v.nullable(v.array(digest))) }),
  Os: v.string(),
  Architecture: v.string(),
  Variant: v.optional(v.string(), ''),
  Config: v.optional(
    v.nullable(
      v.object({
        Env: v.optional(v.nullable(v.array(v.string()))),
        Labels: v.optional(v.nullable(v.record(v.string(), v.string()))),
      }),
    ),
  ),
});

/** Reads `docker image inspect --format '{{json .}}'`; undefined if the answer has another shape. */
export function readLocalImage(text: string): LocalImage | undefined {
  const read = readJson(answer, text);
  if (read === undefined) return undefined;
  return {
    id: read.Id,
    tags: read.RepoTags ?? [],
    repoDigests: read.RepoDigests ?? [],
    diffIds: read.RootFS.Layers ?? [],
    platform: {
      os: read.Os,
      architecture: read.Architecture,
      ...(read.Variant === '' ? {} : { variant: read.Variant }),
    },
    env: read.Config?.Env ?? [],
    labels: read.Config?.Labels ?? {},
  };
}

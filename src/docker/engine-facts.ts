import * as v from 'valibot';
import { readJson } from './client.ts';

/** The engine as it describes itself. */
export interface EngineFacts {
  readonly version: string;
  /** `overlay2` of the classic store, `overlayfs` of containerd's. */
  readonly storageDriver: string;
  /** True for the containerd image store. Its image IDs are digests of manifests or indexes. */
  readonly containerdStore: boolean;
}

const answer = v.object({
  ServerVersion: v.optional(v.string(), ''),
  Driver: v.optional(v.string(), ''),
  DriverStatus: v.optional(v.nullable(v.array(v.array(v.string())))),
  ServerErrors: v.optional(v.nullable(v.array(v.string()))),
});

/** Reads `docker info --format '{{json .}}'`; the client's reason if no engine answered. */
export function readEngineFacts(text: string): EngineFacts | { readonly unknown: string } {
  const read = readJson(answer, text);
  if (read === undefined) return { unknown: 'docker info gave no answer that can be read' };
  if (read.ServerVersion === '') {
    return { unknown: read.ServerErrors?.join('; ') || 'docker info names no engine' };
  }
  return {
    version: read.ServerVersion,
    storageDriver: read.Driver,
    // moby: daemon/containerd puts this pair into DriverStatus.
    containerdStore: (read.DriverStatus ?? []).some(
      ([name, value]) => name === 'driver-type' && value?.startsWith('io.containerd.snapshotter') === true,
    ),
  };
}

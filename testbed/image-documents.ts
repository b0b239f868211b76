import { createHash } from 'node:crypto';
import { LAYER_TIME, type Layer } from './layers.ts';

const CREATED = new Date(LAYER_TIME * 1000).toISOString();
const PLATFORM = { architecture: 'amd64', os: 'linux' } as const;

/** The author in the configs of stand-ins, which distinguishes them from Microsoft's images. */
export const AUTHOR = 'aspnet-image-size test bed';

// Docker Image Manifest V2, Schema 2: what mcr.microsoft.com serves for .NET.
const MEDIA_TYPE = {
  list: 'application/vnd.docker.distribution.manifest.list.v2+json',
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
} as const;

interface HistoryEntry {
  readonly created: string;
  readonly created_by: string;
  readonly comment?: string;
  readonly empty_layer?: true;
}

/** An image as a Dockerfile builds it up, instruction by instruction. */
export interface Draft {
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly layers: readonly Layer[];
  readonly history: readonly HistoryEntry[];
}

export const EMPTY: Draft = { env: {}, command: [], layers: [], history: [] };

export function withLayer(draft: Draft, layer: Layer, createdBy: string): Draft {
  const entry = { created: CREATED, created_by: createdBy, comment: 'buildkit.dockerfile.v0' };
  return { ...draft, layers: [...draft.layers, layer], history: [...draft.history, entry] };
}

/** One `ENV` instruction; what is set again keeps its place. */
export function withEnv(draft: Draft, env: Readonly<Record<string, string>>): Draft {
  return {
    ...draft,
    env: { ...draft.env, ...env },
    history: [...draft.history, metadata(`ENV ${assignments(env).join(' ')}`)],
  };
}

export function withCommand(draft: Draft, command: readonly string[]): Draft {
  return { ...draft, command, history: [...draft.history, metadata(`CMD ${JSON.stringify(command)}`)] };
}

/** A JSON document, byte for byte as its digest was taken. */
export interface Document {
  readonly mediaType: string;
  readonly digest: string;
  readonly text: string;
}

export interface ImageDocuments {
  readonly config: Document;
  readonly manifest: Document;
  /** The manifest list that the tags name, as mcr.microsoft.com's do. */
  readonly list: Document;
}

/** Config, manifest and manifest list of an image for linux/amd64. */
export function documents(draft: Draft): ImageDocuments {
  const config = document(MEDIA_TYPE.config, {
    ...PLATFORM,
    author: AUTHOR,
    created: CREATED,
    config: { Env: assignments(draft.env), Cmd: draft.command, WorkingDir: '' },
    history: draft.history,
    rootfs: { type: 'layers', diff_ids: draft.layers.map(({ diffId }) => diffId) },
  });
  const manifest = document(MEDIA_TYPE.manifest, {
    schemaVersion: 2,
    mediaType: MEDIA_TYPE.manifest,
    config: descriptor(config),
    layers: draft.layers.map(({ digest, size }) => ({ mediaType: MEDIA_TYPE.layer, size, digest })),
  });
  const list = document(MEDIA_TYPE.list, {
    schemaVersion: 2,
    mediaType: MEDIA_TYPE.list,
    manifests: [{ ...descriptor(manifest), platform: PLATFORM }],
  });
  return { config, manifest, list };
}

function descriptor({ mediaType, digest, text }: Document): {
  mediaType: string;
  size: number;
  digest: string;
} {
  return { mediaType, size: Buffer.byteLength(text), digest };
}

function document(mediaType: string, content: object): Document {
  const text = JSON.stringify(content);
  return { mediaType, text, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` };
}

function metadata(createdBy: string): HistoryEntry {
  return { created: CREATED, created_by: createdBy, comment: 'buildkit.dockerfile.v0', empty_layer: true };
}

function assignments(env: Readonly<Record<string, string>>): string[] {
  return Object.entries(env).map(([name, value]) => `${name}=${value}`);
}

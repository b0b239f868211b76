import type { Size, Unknown } from './size.ts';

/** `sha256:` and 64 lower-case hex digits. */
export type Digest = string;

/** OCI image specification, "platform" of a descriptor. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** OCI image specification, "Content Descriptors". `size` is in bytes, as its publisher states it. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An OCI image manifest or a Docker schema 2 manifest. */
export interface Manifest {
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** An OCI image index or a Docker manifest list. */
export interface Index {
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
}

/** OCI image specification, "Image Configuration": what this action reads of it. */
export interface ImageConfig {
  readonly platform: Platform;
  /** Uncompressed digests of the layers, base first. */
  readonly diffIds: readonly Digest[];
  readonly history: readonly HistoryEntry[];
  /** `NAME=value` each. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** What a container starts: `Entrypoint` and `Cmd` together. Empty if the image does not say. */
  readonly command: readonly string[];
  /** The folder in which it starts; empty if the image does not say. */
  readonly workingDir: string;
  /** The instructions of its ONBUILD: a Dockerfile's stage that is built on the image runs them first. */
  readonly triggers: readonly string[];
}

export interface HistoryEntry {
  /** The instruction that made the layer; empty if the builder did not record it. */
  readonly createdBy: string;
  /** True for instructions that made no layer (ENV, USER, ...). */
  readonly emptyLayer: boolean;
}

/** What is known of an image from any source: a push, a registry, an archive, an OCI layout. */
export interface ImageContents {
  /** Of the manifest of this one platform. */
  readonly digest: Digest;
  /** Set if there is no manifest, with the reason: `digest` is then the config's, the image ID. */
  readonly manifestUnknown?: string;
  readonly manifest: Manifest;
  readonly config: ImageConfig;
  /** In the order of `config.diffIds`. */
  readonly layers: readonly LayerContents[];
}

/** What is known of one layer. */
export interface LayerContents {
  /** Of the compressed blob, from the manifest. */
  readonly digest: Digest;
  /** Of the uncompressed tar. */
  readonly diffId: Digest;
  /** Compressed bytes. */
  readonly download: Size;
  /** Bytes of the uncompressed tar stream. */
  readonly disk: Size;
  readonly files: LayerFiles;
}

/** The entries of a layer's tar in their order, or why they are unknown. */
export type LayerFiles = KnownFiles | { readonly unknown: string };

export interface KnownFiles {
  readonly entries: LayerEntries;
  /** Of all entries together, independent of their order, times and owners; or why it is unknown. */
  readonly contentDigest: Digest | Unknown;
}

/** The content digest of a layer with no entry: SHA-256 of no bytes. */
export const EMPTY_CONTENT: Digest =
  'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** DiffID of a tar that has only its two end blocks. Builders make it for instructions that change no file. */
export const EMPTY_TAR: Digest = 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

/** A layer can have very many entries: they are iterated, not held as objects. */
export interface LayerEntries extends Iterable<LayerEntry> {
  readonly length: number;
}

export type EntryType = 'file' | 'directory' | 'symlink' | 'hardlink' | 'other';

export interface LayerEntry {
  /** Relative to the root, without a leading `./` or a trailing `/`. */
  readonly path: string;
  readonly type: EntryType;
  /** Bytes of content; 0 for all but files. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** Of the content, for files. */
  readonly digest?: Digest;
  /** Of the content without what names the build that made it, for files that do: assemblies, for the most part. */
  readonly normalizedDigest?: Digest;
  /** Target of a symlink or hard link. */
  readonly target?: string;
}

/** Whether two platforms are the same; a missing variant matches any. */
export function samePlatform(a: Platform, b: Platform): boolean {
  return (
    a.os === b.os &&
    a.architecture === b.architecture &&
    (a.variant === undefined || b.variant === undefined || a.variant === b.variant)
  );
}

/** `OS/ARCHITECTURE` or `OS/ARCHITECTURE/VARIANT`, as Docker writes platforms; undefined for anything else. */
export function parsePlatform(text: string): Platform | undefined {
  if (!/^[a-z0-9]+(?:\/[a-z0-9]+){1,2}$/.test(text)) return undefined;
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

export function formatPlatform(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

import type { Descriptor, Digest, ImageConfig, Manifest, Platform } from '../../model/image.ts';
import { formatPlatform, samePlatform } from '../../model/image.ts';
import { RegistryError, UserError } from '../../model/user-error.ts';
import { bounds } from '../bounds.ts';
import {
  chooseManifest,
  type ManifestDocument,
  parseImageConfig,
  parseManifestDocument,
  sha256,
} from '../document/documents.ts';
import { type Target, unusable } from '../http/registry-failure.ts';
import { isDigest } from '../name/digest.ts';
import { INDEX_TYPES, isImageConfigMediaType, MANIFEST_TYPES } from '../name/media-types.ts';
import { oneLine, quoted } from '../name/quoted.ts';
import { atDigest, type Reference } from '../name/reference.ts';
import type { RegistryTransport } from './registry-transport.ts';

const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(', ');

interface ChosenManifest {
  readonly digest: Digest;
  readonly manifest: Manifest;
}

/** What a reference names: a manifest or an index, and its digest. */
export type NamedDocument = ManifestDocument & { readonly digest: Digest };

/**
 * The manifest of one platform. Its bytes are checked against the digest in the reference or the index.
 * @param top what `readDocument` returned for the reference.
 * @throws RegistryError
 */
export async function readManifest(
  transport: RegistryTransport,
  reference: Reference,
  top: NamedDocument,
  platform: Platform,
): Promise<ChosenManifest> {
  if (top.kind === 'manifest') return ofImage(reference, top);
  const chosen = withTargetInErrors({ reference }, () => chooseManifest(top.index, platform));
  const pinned = atDigest(reference, chosen.digest);
  const inner = await readDocument(transport, pinned, chosen.size);
  if (inner.kind === 'manifest') return ofImage(reference, inner);
  throw unusable({ reference }, `its entry for ${formatPlatform(platform)} is another index`);
}

/** Checks that a manifest is an image's: charts, signatures and other artifacts have manifests too. */
function ofImage<T extends ChosenManifest>(reference: Reference, chosen: T): T {
  const { mediaType } = chosen.manifest.config;
  if (isImageConfigMediaType(mediaType)) return chosen;
  throw unusable({ reference }, `it is not a container image: its config has the type ${quoted(mediaType)}`);
}

/** The manifest or index of a reference. @throws RegistryError */
export async function readDocument(
  transport: RegistryTransport,
  reference: Reference,
  size?: number,
): Promise<NamedDocument> {
  const target: Target = { reference };
  const { headers, body } = await transport.request(target, {
    method: 'GET',
    path: `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
    headers: { accept: ACCEPT },
    maxBytes: bounds.document,
    statuses: [200],
  });
  const digest = sha256(body);
  const stated = headers['docker-content-digest'];
  // OCI distribution, "Pulling manifests": the header may be missing. A digest of another algorithm is ignored.
  const expected = reference.digest ?? (typeof stated === 'string' && isDigest(stated) ? stated : digest);
  checkContent(target, { digest: expected, size: size ?? body.length }, body, digest);
  return {
    digest,
    ...withTargetInErrors(target, () => parseManifestDocument(body, headers['content-type'])),
  };
}

/**
 * The config of a manifest, checked against its descriptor, the platform and the number of layers.
 * @throws RegistryError
 */
export async function readConfig(
  transport: RegistryTransport,
  reference: Reference,
  { config, layers }: Manifest,
  platform: Platform,
): Promise<ImageConfig> {
  const target: Target = { reference, part: `config ${config.digest}` };
  if (config.size > bounds.document) throw unusable(target, `${config.size} bytes are too many`);
  const { body } = await transport.request(target, {
    method: 'GET',
    path: `blobs/${config.digest}`,
    maxBytes: config.size,
    statuses: [200],
  });
  checkContent(target, config, body, sha256(body));
  const parsed = withTargetInErrors(target, () => parseImageConfig(body));
  if (!samePlatform(parsed.platform, platform)) {
    throw unusable(
      target,
      `it is for ${oneLine(formatPlatform(parsed.platform))}, not ${formatPlatform(platform)}`,
    );
  }
  if (parsed.diffIds.length !== layers.length) {
    throw unusable(target, `it names ${parsed.diffIds.length} layers, the manifest ${layers.length}`);
  }
  return parsed;
}

function checkContent(
  target: Target,
  expected: Pick<Descriptor, 'digest' | 'size'>,
  body: Uint8Array,
  digest: Digest,
): void {
  if (digest !== expected.digest) {
    throw unusable(target, `the registry sent content with the digest ${digest}, not ${expected.digest}`);
  }
  if (body.length !== expected.size) {
    throw unusable(target, `the registry sent ${body.length} bytes, not ${expected.size}`);
  }
}

/** Adds the name of what was read to the errors of reading a document. */
function withTargetInErrors<T>(target: Target, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError && !(error instanceof RegistryError)) {
      throw unusable(target, error.message, error);
    }
    throw error;
  }
}

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
import { type Asked, unusable } from '../http/registry-failure.ts';
import { isDigest } from '../name/digest.ts';
import { INDEX_TYPES, isImageConfigMediaType, MANIFEST_TYPES } from '../name/media-types.ts';
import { oneLine, quoted } from '../name/quoted.ts';
import { atDigest, type Reference } from '../name/reference.ts';
import type { RegistryTransport } from './registry-transport.ts';

const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(', ');

interface ChosenManifest {
  readonly digest: Digest;
  readonly manifest: Manifest;
  readonly indexDigest?: Digest;
}

/** What a reference names: a manifest or an index, and its digest. */
export type NamedDocument = ManifestDocument & { readonly digest: Digest };

/**
 * The manifest of one platform; bytes are checked against the digest that was asked for, or stated.
 * @param top what `readDocument` gave for the reference.
 * @throws RegistryError
 */
export async function readManifest(
  transport: RegistryTransport,
  reference: Reference,
  top: NamedDocument,
  platform: Platform,
): Promise<ChosenManifest> {
  if (top.kind === 'manifest') return ofImage(reference, top);
  const chosen = naming({ reference }, () => chooseManifest(top.index, platform));
  const pinned = atDigest(reference, chosen.digest);
  const inner = await readDocument(transport, pinned, chosen.size);
  if (inner.kind === 'manifest') return ofImage(reference, { ...inner, indexDigest: top.digest });
  throw unusable({ reference }, `its entry for ${formatPlatform(platform)} is another index`);
}

/** Charts, signatures and other artifacts have manifests too. */
function ofImage<T extends ChosenManifest>(reference: Reference, chosen: T): T {
  const { mediaType } = chosen.manifest.config;
  if (isImageConfigMediaType(mediaType)) return chosen;
  throw unusable({ reference }, `it is no container image: its config is of type ${quoted(mediaType)}`);
}

/** The manifest or index of a reference. @throws RegistryError */
export async function readDocument(
  transport: RegistryTransport,
  reference: Reference,
  size?: number,
): Promise<NamedDocument> {
  const asked: Asked = { reference };
  const { headers, body } = await transport.request(asked, {
    method: 'GET',
    path: `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
    headers: { accept: ACCEPT },
    maxBytes: bounds.document,
    statuses: [200],
  });
  const digest = sha256(body);
  const stated = headers['docker-content-digest'];
  // OCI distribution, "Pulling manifests": the header may be missing. One of another algorithm says nothing here.
  const expected = reference.digest ?? (typeof stated === 'string' && isDigest(stated) ? stated : digest);
  checkContent(asked, { digest: expected, size: size ?? body.length }, body, digest);
  return { digest, ...naming(asked, () => parseManifestDocument(body, headers['content-type'])) };
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
  const asked: Asked = { reference, part: `config ${config.digest}` };
  if (config.size > bounds.document) throw unusable(asked, `${config.size} bytes are too many`);
  const { body } = await transport.request(asked, {
    method: 'GET',
    path: `blobs/${config.digest}`,
    maxBytes: config.size,
    statuses: [200],
  });
  checkContent(asked, config, body, sha256(body));
  const parsed = naming(asked, () => parseImageConfig(body));
  if (!samePlatform(parsed.platform, platform)) {
    throw unusable(
      asked,
      `it is for ${oneLine(formatPlatform(parsed.platform))}, not ${formatPlatform(platform)}`,
    );
  }
  if (parsed.diffIds.length !== layers.length) {
    throw unusable(asked, `it names ${parsed.diffIds.length} layers, the manifest ${layers.length}`);
  }
  return parsed;
}

function checkContent(
  asked: Asked,
  expected: Pick<Descriptor, 'digest' | 'size'>,
  body: Uint8Array,
  digest: Digest,
): void {
  if (digest !== expected.digest) {
    throw unusable(asked, `what the registry sent has the digest ${digest}, not ${expected.digest}`);
  }
  if (body.length !== expected.size) {
    throw unusable(asked, `what the registry sent has ${body.length} bytes, not ${expected.size}`);
  }
}

/** Gives errors of the documents' readers the name of what was read. */
function naming<T>(asked: Asked, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError && !(error instanceof RegistryError)) {
      throw unusable(asked, error.message, error);
    }
    throw error;
  }
}

import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Descriptor, Digest, ImageConfig, Index, Manifest, Platform } from '../../model/image.ts';
import { formatPlatform, samePlatform } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { bounds } from '../bounds.ts';
import { INDEX_TYPES, MANIFEST_TYPES, OCI_INDEX, OCI_MANIFEST, refusedFormat } from '../name/media-types.ts';
import { oneLine, quoted } from '../name/quoted.ts';
import { ConfigSchema, IndexSchema, ManifestSchema } from './document-schemas.ts';

/** The digest of a document, or of other bytes in memory. */
export function sha256(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export type ManifestDocument =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'index'; readonly index: Index };

/**
 * A manifest or an index, in OCI's or Docker's form (OCI image specification, "Image Manifest", "Image Index").
 * @param mediaType from the registry's Content-Type or a descriptor. The `mediaType` in the body takes precedence.
 * @throws UserError, one line, if the bytes are neither, or in a format that is not supported.
 */
export function parseManifestDocument(bytes: Uint8Array, mediaType: string | undefined): ManifestDocument {
  const body = parseJsonObject(bytes, 'manifest');
  const type = documentType(body, mediaType);
  if (MANIFEST_TYPES.includes(type)) {
    const { config, layers } = validate(ManifestSchema, body, 'manifest');
    return { kind: 'manifest', manifest: { mediaType: type, config, layers } };
  }
  const { manifests } = validate(IndexSchema, body, 'index');
  return { kind: 'index', index: { mediaType: type, manifests } };
}

/**
 * OCI image specification, "Image Configuration". All but platform and layers may be missing or null.
 * @throws UserError, one line, if the bytes are not an image configuration.
 */
export function parseImageConfig(bytes: Uint8Array): ImageConfig {
  const raw = validate(ConfigSchema, parseJsonObject(bytes, 'image config'), 'image config');
  return {
    platform: {
      os: raw.os,
      architecture: raw.architecture,
      ...(raw.variant ? { variant: raw.variant } : {}),
    },
    diffIds: raw.rootfs.diff_ids,
    history: raw.history.map((entry) => ({
      createdBy: entry.created_by ?? '',
      emptyLayer: entry.empty_layer ?? false,
    })),
    env: raw.config?.Env ?? [],
    labels: raw.config?.Labels ?? {},
    command: [...(raw.config?.Entrypoint ?? []), ...(raw.config?.Cmd ?? [])],
    workingDir: raw.config?.WorkingDir ?? '',
    triggers: raw.config?.OnBuild ?? [],
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

function parseJsonObject(bytes: Uint8Array, what: string): JsonObject {
  if (bytes.length > bounds.document) {
    throw new UserError(`${what} of ${bytes.length} bytes: at most ${bounds.document} are read`);
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new UserError(`${what} is not JSON: ${oneLine(String((cause as Error).message))}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError(`${what} is not a JSON object`);
  }
  return value as JsonObject;
}

/** One of MANIFEST_TYPES or INDEX_TYPES: from the body, else from the sender, else by the body's fields. */
function documentType(body: JsonObject, sent: string | undefined): string {
  const own = typeof body.mediaType === 'string' ? body.mediaType : '';
  // A Content-Type may have parameters (`; charset=utf-8`).
  const header = sent?.split(';')[0]?.trim().toLowerCase() ?? '';
  for (const type of [own, header]) {
    const refused = refusedFormat(type);
    if (refused !== undefined)
      throw new UserError(`${refused} (${type}) is not supported; push the image again with a current tool`);
  }
  if (body.schemaVersion === 1 || 'fsLayers' in body) {
    throw new UserError(
      'a Docker schema 1 manifest is not supported; push the image again with a current tool',
    );
  }
  const [isManifest, isIndex] = ['layers' in body || 'config' in body, 'manifests' in body];
  // CVE-2021-41190: readers can take such a document for different images.
  if (isManifest && isIndex) throw new UserError('manifest is ambiguous: it has both layers and manifests');
  const shape = isIndex ? OCI_INDEX : OCI_MANIFEST;
  const known = [own, header].find(isKnownType);
  if (known === undefined) {
    if (own !== '') throw new UserError(`manifest of media type ${quoted(own)} is not supported`);
    if (!isManifest && !isIndex) throw new UserError('manifest has neither layers nor manifests');
    return shape;
  }
  if (INDEX_TYPES.includes(known) ? isManifest : isIndex) {
    throw new UserError(`manifest of media type ${known} has the fields of another type`);
  }
  return known;
}

function isKnownType(type: string): boolean {
  return MANIFEST_TYPES.includes(type) || INDEX_TYPES.includes(type);
}

function validate<T extends v.GenericSchema>(schema: T, value: unknown, what: string): v.InferOutput<T> {
  // Abort early: otherwise two million wrong items are two million issues.
  const result = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw new UserError(
    `${what} is not valid: ${path === null ? '' : `${oneLine(path)}: `}${oneLine(issue.message)}`,
  );
}

/**
 * Whether an index entry is an attestation (provenance, SBOM) that BuildKit added to the images. It has no platform, and
 * its layers belong to no image.
 */
export function isAttestation(descriptor: Descriptor): boolean {
  const { platform, annotations } = descriptor;
  const unknownPlatform = platform?.os === 'unknown' && platform.architecture === 'unknown';
  return unknownPlatform || Object.hasOwn(annotations ?? {}, 'vnd.docker.reference.type');
}

/**
 * The manifest of one platform: the one with the same variant if there is one, else the first that matches. A single
 * entry without a platform is taken, because its config names the platform.
 * @throws UserError that lists the platforms in the index.
 */
export function chooseManifest(index: Index, platform: Platform): Descriptor {
  const images = index.manifests.filter((entry) => !isAttestation(entry));
  const matching = images.filter((entry) => entry.platform && samePlatform(entry.platform, platform));
  const chosen = matching.find((entry) => entry.platform?.variant === platform.variant) ?? matching[0];
  if (chosen) return chosen;
  const [only, ...others] = images;
  if (only && !only.platform && others.length === 0) return only;
  throw new UserError(`has no image for ${formatPlatform(platform)}; there is: ${listPlatforms(images)}`);
}

function listPlatforms(images: readonly Descriptor[]): string {
  const names = images.map((entry) =>
    entry.platform ? formatPlatform(entry.platform) : 'one without a platform',
  );
  return oneLine([...new Set(names)].join(', ') || 'none', 300);
}

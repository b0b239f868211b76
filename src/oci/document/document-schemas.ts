import * as v from 'valibot';
import type { Descriptor, Platform } from '../../model/image.ts';
import type { UserError } from '../../model/user-error.ts';
import { bounds } from '../bounds.ts';
import { isDigest, parseDigest } from '../name/digest.ts';

// The length is checked before the items: 4 MiB of `0,` are two million items.
const list = <T extends v.GenericSchema>(item: T, max: number) =>
  v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(max), v.array(item)), []);

// Go writes an empty map as null.
const stringMap = v.nullish(v.record(v.string(), v.string()));

const DigestSchema = v.pipe(
  v.string(),
  v.check(isDigest, ({ input }) => whyNotDigest(input)),
);

const SizeSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

// Entries of artifacts can have an empty platform.
const PlatformSchema = v.pipe(
  v.object({
    os: v.nullish(v.string(), ''),
    architecture: v.nullish(v.string(), ''),
    variant: v.nullish(v.string()),
  }),
  v.transform(({ os, architecture, variant }): Platform | undefined =>
    os === '' && architecture === '' ? undefined : { os, architecture, ...(variant ? { variant } : {}) },
  ),
);

const DescriptorSchema = v.pipe(
  v.object({
    mediaType: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
    digest: DigestSchema,
    size: SizeSchema,
    platform: v.nullish(PlatformSchema),
    annotations: stringMap,
  }),
  v.transform(({ mediaType, digest, size, platform, annotations }): Descriptor => {
    const optional = { ...(platform ? { platform } : {}), ...(annotations ? { annotations } : {}) };
    return { mediaType, digest, size, ...optional };
  }),
);

/** OCI image specification, "Image Manifest", and Docker's manifest version 2, schema 2. */
export const ManifestSchema = v.object({
  schemaVersion: v.literal(2),
  config: DescriptorSchema,
  layers: list(DescriptorSchema, bounds.layers),
});

/** OCI image specification, "Image Index", and Docker's manifest list. */
export const IndexSchema = v.object({
  schemaVersion: v.literal(2),
  manifests: list(DescriptorSchema, bounds.indexEntries),
});

const HistorySchema = v.object({ created_by: v.nullish(v.string()), empty_layer: v.nullish(v.boolean()) });

const nonEmpty = v.pipe(v.string(), v.nonEmpty());

// What an image starts is only looked at: an image is not refused for it.
const words = v.fallback(list(v.string(), bounds.configEntries), []);

/** OCI image specification, "Image Configuration". */
export const ConfigSchema = v.object({
  os: nonEmpty,
  architecture: nonEmpty,
  variant: v.nullish(v.string()),
  rootfs: v.object({ diff_ids: list(DigestSchema, bounds.layers) }),
  history: list(HistorySchema, bounds.configEntries),
  config: v.nullish(
    v.object({
      Env: list(v.string(), bounds.configEntries),
      Labels: stringMap,
      Entrypoint: words,
      Cmd: words,
      WorkingDir: v.fallback(v.nullish(v.string(), ''), ''),
      OnBuild: words,
    }),
  ),
});

function whyNotDigest(text: string): string {
  try {
    parseDigest(text);
    return '';
  } catch (error) {
    return (error as UserError).message;
  }
}

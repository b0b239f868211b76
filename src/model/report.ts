import * as v from 'valibot';

/*
 * report.json, as its readers may rely on it; schema/report-1.schema.json is generated from here. Sizes are bytes.
 * A figure that is not known is null, and its sibling `…Unknown` says why; a known size has a sibling `…Known`.
 */

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const Digest = v.pipe(v.string(), v.regex(/^sha256:[a-f0-9]{64}$/));
const HowKnown = v.picklist(['verified', 'stated']);
const Reason = v.pipe(v.string(), v.nonEmpty());
const Builder = v.picklist(['sdk', 'docker', 'image']);
const Verdict = v.picklist(['pass', 'warn', 'fail']);

const sizes = {
  download: v.nullable(Bytes),
  downloadKnown: v.optional(HowKnown),
  downloadUnknown: v.optional(Reason),
  disk: v.nullable(Bytes),
  diskKnown: v.optional(HowKnown),
  diskUnknown: v.optional(Reason),
};

const layer = { digest: Digest, diffId: Digest, ...sizes, createdBy: v.string() };

const Base = v.strictObject({ reference: v.string(), digest: Digest, ...sizes });

const Sdk = v.strictObject({
  reference: v.string(),
  digest: Digest,
  ...sizes,
  layers: v.array(v.strictObject({ ...layer, shared: v.boolean() })),
  ratio: v.nullable(v.number()),
  ratioUnknown: v.optional(Reason),
  diskRatio: v.nullable(v.number()),
  diskRatioUnknown: v.optional(Reason),
});

const Limit = v.strictObject({
  name: v.picklist(['max-size', 'max-disk-size', 'max-sdk-ratio', 'allow-sdk-image']),
  limit: v.string(),
  actual: v.nullable(v.number()),
  actualUnknown: v.optional(Reason),
  verdict: Verdict,
  reason: Reason,
});

const Image = v.strictObject({
  name: v.string(),
  project: v.nullable(v.string()),
  builder: Builder,
  reference: v.nullable(v.string()),
  digest: v.nullable(Digest),
  digestUnknown: v.optional(Reason),
  platform: v.string(),
  compressor: v.nullable(v.string()),
  compressorUnknown: v.optional(Reason),
  sizes: v.strictObject({
    ...sizes,
    deploy: v.nullable(Bytes),
    deployUnknown: v.optional(Reason),
  }),
  app: v.strictObject(sizes),
  layers: v.array(v.strictObject({ ...layer, from: v.nullable(v.picklist(['base', 'app'])) })),
  base: v.nullable(Base),
  baseUnknown: v.optional(Reason),
  /** There is none: why. */
  baseNone: v.optional(Reason),
  sdk: v.nullable(Sdk),
  sdkUnknown: v.optional(Reason),
  limits: v.array(Limit),
});

const Failure = v.strictObject({
  name: v.string(),
  error: Reason,
  /** First error lines of the tool that failed. */
  details: v.array(v.string()),
});

export const ReportSchema = v.strictObject({
  schema: v.literal(1),
  tool: v.strictObject({ name: v.literal('aspnet-image-size'), version: v.string() }),
  headCommit: v.nullable(v.string()),
  measuredCommit: v.nullable(v.string()),
  pullRequest: v.nullable(v.pipe(v.number(), v.integer())),
  images: v.array(Image),
  /** Images that could not be measured. */
  failures: v.array(Failure),
  verdict: Verdict,
});

export type Report = v.InferOutput<typeof ReportSchema>;
export type ImageReport = Report['images'][number];
export type LayerReport = ImageReport['layers'][number];
export type SdkReport = NonNullable<ImageReport['sdk']>;
export type LimitReport = ImageReport['limits'][number];

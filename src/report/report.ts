import * as v from 'valibot';
import { LIMIT_NAMES } from '../limits/limits.ts';
import { SHA256_DIGEST } from '../oci/name/digest.ts';

/*
 * The schema of report.json, which its readers rely on; schema/report-1.schema.json is generated from it. Sizes are in
 * bytes. An unknown figure is null, and its sibling `…Unknown` says why; a known size has a sibling `…Known`.
 */

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const Digest = v.pipe(v.string(), v.regex(SHA256_DIGEST));
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

/** Now minus before: negative if something shrank. */
const Difference = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(-Number.MAX_SAFE_INTEGER),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);

const differences = { ...sizes, download: v.nullable(Difference), disk: v.nullable(Difference) };

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
  name: v.picklist(LIMIT_NAMES),
  limit: v.string(),
  actual: v.nullable(v.number()),
  actualUnknown: v.optional(Reason),
  verdict: Verdict,
  reason: Reason,
  /** The limit is exceeded, and the override label turned the failure into a warning. */
  overridden: v.boolean(),
});

/** Paths are relative to the workspace, `.` for its root; null for none. */
const Build = v.strictObject({
  builder: Builder,
  dockerfile: v.nullable(v.string()),
  /** Its name or its number, counted from 0. */
  stage: v.nullable(v.string()),
  context: v.nullable(v.string()),
  /** The folder into which the app was published before a Docker build. */
  publish: v.nullable(v.string()),
  reason: Reason,
});

/** What was measured of an image, at the head or at the baseline. */
const measured = {
  name: v.string(),
  project: v.nullable(v.string()),
  builder: Builder,
  /** How the image was built, and why in this way; missing in reports of earlier versions. */
  build: v.optional(Build),
  reference: v.nullable(v.string()),
  digest: v.nullable(Digest),
  digestUnknown: v.optional(Reason),
  platform: v.string(),
  /** How the image was weighed if that was not the best way, and what is unknown for it. */
  note: v.optional(Reason),
  compressor: v.nullable(v.string()),
  compressorUnknown: v.optional(Reason),
  sizes: v.strictObject(sizes),
  app: v.strictObject(sizes),
  layers: v.array(
    v.strictObject({
      ...layer,
      /** Of path, type, mode, size, content and link target of its files, independent of their order and times. */
      contentDigest: v.nullable(Digest),
      contentDigestUnknown: v.optional(Reason),
      from: v.nullable(v.picklist(['base', 'app'])),
    }),
  ),
  base: v.nullable(Base),
  baseUnknown: v.optional(Reason),
  /** Set if the image has no base image: why. */
  baseNone: v.optional(Reason),
  /** Set if the image is built on an SDK image: that image, and the one that should be in its place. */
  sdkBase: v.nullable(v.strictObject({ base: v.string(), instead: v.string() })),
};

const Commit = v.nullable(v.string());

/** What the image is compared with. */
const Baseline = v.strictObject({
  commit: Commit,
  /** Measured in this run, kept by an earlier run, read from an earlier report.json, or read from a registry. */
  source: v.picklist(['built', 'cache', 'file', 'registry']),
  ...measured,
  sdkRatio: v.nullable(v.number()),
  sdkRatioUnknown: v.optional(Reason),
});

const MissingBaseline = v.strictObject({
  missing: Reason,
  /** The baseline is known and this image was not in it. */
  appeared: v.boolean(),
});

const BaseName = v.nullable(v.strictObject({ reference: v.string(), digest: Digest }));

const Comparison = v.strictObject({
  /** The app layers have the same files, on the same base image, drifted or not. */
  noChange: v.nullable(v.boolean()),
  noChangeUnknown: v.optional(Reason),
  /** What the pull request changed: app layers, and the choice of the base image, without base drift. */
  increase: v.strictObject(differences),
  /** The same reference names another base image now. */
  baseDrift: v.nullable(v.strictObject({ reference: v.string(), from: Digest, to: Digest, ...differences })),
  /** Another base image was chosen, which counts in the increase. `from` and `to` are null for none. */
  baseChange: v.nullable(v.strictObject({ from: BaseName, to: BaseName, ...differences })),
  /** Set if both are unknown: why. */
  baseUnknown: v.optional(Reason),
  /** The part of the deploy size that is base layers. */
  deployOfBase: v.nullable(Bytes),
  deployOfBaseUnknown: v.optional(Reason),
  /** Different tools compressed the app layers, or one is unknown: growth is judged on the disk size. */
  compressorsDiffer: v.boolean(),
  /** The project was moved or renamed. */
  renamedFrom: v.nullable(v.strictObject({ name: v.string(), project: v.string() })),
});

const Finding = v.strictObject({
  id: v.picklist(['unchanged-in-deploy']),
  bytes: Bytes,
  text: Reason,
  advice: v.string(),
});

const Image = v.strictObject({
  ...measured,
  sizes: v.strictObject({
    ...sizes,
    /** What a redeploy moves to a host that has the baseline image. */
    deploy: v.nullable(Bytes),
    deployUnknown: v.optional(Reason),
  }),
  sdk: v.nullable(Sdk),
  sdkUnknown: v.optional(Reason),
  baseline: v.union([Baseline, MissingBaseline]),
  /** Null if there is no baseline. */
  comparison: v.nullable(Comparison),
  findings: v.array(Finding),
  limits: v.array(Limit),
});

const Failure = v.strictObject({
  name: v.string(),
  error: Reason,
  /** First error lines of the tool that failed. */
  details: v.array(v.string()),
});

const Removed = v.strictObject({
  name: v.string(),
  project: v.nullable(v.string()),
  platform: v.string(),
  sizes: v.strictObject(sizes),
});

export const ReportSchema = v.strictObject({
  schema: v.literal(1),
  tool: v.strictObject({ name: v.literal('aspnet-image-size'), version: v.string() }),
  headCommit: Commit,
  measuredCommit: Commit,
  pullRequest: v.nullable(v.pipe(v.number(), v.integer())),
  images: v.array(Image),
  /** Images that could not be measured. */
  failures: v.array(Failure),
  /** Images of the baseline that are gone. */
  removed: v.array(Removed),
  /** The label that accepts exceeded limits, if the event can have one. */
  overrideLabel: v.nullable(v.string()),
  /** The label is set: since when and by whom, as far as that is known. */
  override: v.nullable(
    v.strictObject({ label: v.string(), by: v.nullable(v.string()), at: v.nullable(v.string()) }),
  ),
  verdict: Verdict,
});

export type Report = v.InferOutput<typeof ReportSchema>;
export type ImageReport = Report['images'][number];
export type LayerReport = ImageReport['layers'][number];
export type SdkReport = NonNullable<ImageReport['sdk']>;
export type LimitReport = ImageReport['limits'][number];
export type BaselineReport = v.InferOutput<typeof Baseline>;
export type ComparisonReport = v.InferOutput<typeof Comparison>;

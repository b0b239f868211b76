import * as v from 'valibot';
import type { Digest, LayerEntry } from '../model/image.ts';
import type { Measured } from '../model/measured.ts';
import { UserError } from '../model/user-error.ts';
import { VERSION } from '../model/version.ts';
import { parseJson, readReport } from '../report/parse-report.ts';
import { measuredOf } from '../report/read-measured.ts';
import type { Report } from '../report/report.ts';
import { reportMeasurement } from '../report/report-image.ts';

/** Bound on the files of all images together, a few MB. Lists that exceed it are not kept; the sizes are. */
const MAX_FILES = 50_000;

const Files = v.record(
  v.string(),
  v.array(
    v.object({
      path: v.string(),
      type: v.picklist(['file', 'directory', 'symlink', 'hardlink', 'other']),
      size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      mode: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      digest: v.optional(v.string()),
      target: v.optional(v.string()),
    }),
  ),
);

const Kept = v.object({ report: v.unknown(), files: Files });

/**
 * Images in the form in which they are kept between runs.
 * @param commit that they were measured at.
 */
export function pack(images: readonly Measured[], commit: string): Uint8Array {
  const files: Record<Digest, readonly LayerEntry[]> = {};
  let room = MAX_FILES;
  for (const image of images) {
    for (const [diffId, entries] of image.files) {
      if (diffId in files || entries.length > room) continue;
      room -= entries.length;
      files[diffId] = [...entries];
    }
  }
  const report: Report = {
    schema: 1,
    tool: { name: 'aspnet-image-size', version: VERSION },
    headCommit: commit,
    measuredCommit: commit,
    pullRequest: null,
    images: images.map(reportMeasurement),
    failures: [],
    removed: [],
    overrideLabel: null,
    override: null,
    verdict: 'pass',
  };
  return new TextEncoder().encode(JSON.stringify({ report, files }));
}

/**
 * Reads what an earlier run kept. Any workflow of the repository may have written it, so it is checked like any report.
 * @throws UserError that says what is wrong with it.
 */
export function unpack(bytes: Uint8Array): readonly Measured[] {
  const name = 'the measurement in the cache';
  const kept = v.safeParse(Kept, parseJson(bytes));
  if (!kept.success) throw new UserError(`${name} is not from this action`);
  const { report, files } = kept.output;
  return readReport(report, name).images.map((image) =>
    measuredOf(image, new Map(image.layers.flatMap(({ diffId }) => filesOf(files[diffId], diffId)))),
  );
}

type KeptFiles = v.InferOutput<typeof Files>[string];

function filesOf(
  entries: KeptFiles | undefined,
  diffId: Digest,
): readonly (readonly [Digest, readonly LayerEntry[]])[] {
  if (entries === undefined) return [];
  const read = entries.map(({ digest, target, ...entry }) => ({
    ...entry,
    ...(digest === undefined ? {} : { digest }),
    ...(target === undefined ? {} : { target }),
  }));
  return [[diffId, read]];
}

import type { ComparisonCost } from './comparison.ts';
import type { EvaluationTimes } from './evaluation.ts';
import type { AppImage } from './images.ts';
import { PROJECTS, WITHOUT_SDK } from './many-projects.ts';
import { median, ratio, ratios, type Times } from './pairs.ts';
import type { PublishPair } from './publish.ts';
import type { Read } from './reading.ts';
import type { SdkBuilderPeak } from './sdk-builder.ts';
import { summary } from './summary.ts';
import { bound, megabytes, milliseconds, table } from './table.ts';
import type { Weighed } from './weighing.ts';

/** Everything that was measured; parts that were not asked for are empty. */
export interface Found {
  readonly machine: readonly string[];
  readonly load: number;
  readonly rounds: number;
  readonly start: { readonly ours: Times; readonly empty: Times } | undefined;
  readonly evaluation: EvaluationTimes | undefined;
  readonly weighed: readonly Weighed[];
  readonly read: readonly Read[];
  readonly comparison: ComparisonCost | undefined;
  readonly sdkBuilder: readonly SdkBuilderPeak[];
  readonly published: readonly PublishPair[];
}

/** The results as Markdown. */
export function results(found: Found): string {
  const turns = found.weighed.filter(({ others }) => others.length > 0);
  return [
    '# What weighing costs',
    `Written by \`npm run bench\` (about 20 minutes; \`npm run bench -- --quick\` prints the small cases, \`--only TEXT\` those whose name holds it). Times are medians of ${found.rounds} rounds in which everybody took turns; ratios are medians of each round's own ratio, ours / theirs. Memory is the peak of the action's process. App layers are counted uncompressed. One machine's figures: only the ratios travel.`,
    found.machine.map((line) => `- ${line}`).join('\n'),
    `- load average at the start: ${found.load.toFixed(1)}`,
    ...section('## In short', turns.length > 0, () => `<!-- cost -->\n${summary(found)}\n<!-- /cost -->`),
    ...section('## Weighing an image of the engine, whole step', turns.length > 0, () =>
      weighingTable(turns),
    ),
    ...section('## Bounds', turns.length > 0, () => bounds(turns)),
    ...section('## Time and memory by size', found.weighed.length > 0, () => growthTable(found.weighed)),
    ...section('## Reading a whole layer', found.read.length > 0, () => readingTable(found.read)),
    ...section('## Reading base and SDK image', found.comparison !== undefined, () => comparison(found)),
    ...section('## Building with the .NET SDK', found.sdkBuilder.length > 0, () =>
      sdkTable(found.sdkBuilder),
    ),
    ...section('## The whole step next to a plain publish', found.published.length > 0, () =>
      publishTable(found.published),
    ),
    ...section(`## Evaluation of ${PROJECTS} projects`, found.evaluation !== undefined, () =>
      evaluationLines(found),
    ),
    ...section('## Start', found.start !== undefined, () => startLines(found)),
    '',
  ]
    .join('\n\n')
    .replace('\n\n- load', '\n- load');
}

function section(title: string, there: boolean, text: () => string): string[] {
  return there ? [title, text()] : [];
}

const app = ({ bytes, layers, files }: AppImage): string[] => [
  megabytes(bytes),
  String(layers),
  files.toLocaleString('en-US'),
];

function weighingTable(turns: readonly Weighed[]): string {
  const rows = turns.flatMap(({ image, ours, weighing, others }) => [
    [...app(image), 'ours, whole step', milliseconds(median(ours.ms)), ''],
    [...app(image), 'ours, weighing alone', milliseconds(median(weighing.ms)), ''],
    ...others.map((other) => [
      ...app(image),
      other.name,
      milliseconds(median(other.ms)),
      other.name.startsWith('ours') ? '' : ratio(counterpart(other, ours, others), other).toFixed(2),
    ]),
  ]);
  return table(['app layers', 'layers', 'files', 'who', 'median', 'ours / theirs'], rows);
}

/** What is published is read from its registry by both; all else is about the engine's image. */
function counterpart(other: Times, ours: Times, others: readonly Times[]): Times {
  if (!other.name.startsWith('skopeo inspect')) return ours;
  return others.find(({ name }) => name === 'ours, of registry://') ?? ours;
}

function bounds(turns: readonly Weighed[]): string {
  const line = (what: string, found: readonly Beside[], limit: number): string[] => {
    const ratios = found.map(({ ours, other }) => ratio(ours, other));
    return ratios.length > 0 ? [`- ${what}: ${bound(Math.max(...ratios), limit)}`] : [];
  };
  const small = turns.filter(({ image }) => image.name === '1mb');
  const basedPushes = beside(turns, 'docker push, base there');
  const longer = basedPushes.map(({ ours, other }) => median(ours.ms) - median(other.ms));
  return [
    ...line('`docker save` of the 1 MB app', beside(small, 'docker save >/dev/null'), 0.25),
    ...line(
      '`docker push` to an empty registry, worst case',
      beside(turns, 'docker push, empty registry'),
      1.1,
    ),
    ...line('`docker push` to a registry that has the base, worst case', basedPushes, 1.1),
    `- what a whole step takes longer than that push: ${milliseconds(Math.max(...longer))} at most`,
  ].join('\n');
}

interface Beside {
  readonly ours: Times;
  readonly other: Times;
}

/** Our steps and those who took turns with them under that name. */
function beside(turns: readonly Weighed[], name: string): Beside[] {
  return turns.flatMap(({ ours, others }) =>
    others.filter((other) => other.name === name).map((other) => ({ ours, other })),
  );
}

function growthTable(weighed: readonly Weighed[]): string {
  const rows = weighed.map(({ image, ours, peaks }) => [
    ...app(image),
    milliseconds(median(ours.ms)),
    `${(median(ours.ms) / (image.bytes / 1e6)).toFixed(1)} ms`,
    megabytes(median(peaks), 1),
    megabytes(Math.max(...peaks), 1),
  ]);
  const highest = Math.max(...weighed.flatMap(({ peaks }) => peaks)) / 1e6;
  return [
    table(
      ['app layers', 'layers', 'files', 'whole step', 'for a MB', 'memory, median', 'memory, highest'],
      rows,
    ),
    `Highest peak in MB: ${bound(highest, 120, 1)}.`,
    spreads(weighed),
  ].join('\n\n');
}

/** Pairs of images between which memory must not differ by more than 20 MB. */
const ALIKE = [
  ['1mb', '1gb'],
  ['1gb', '1gb-5-layers'],
  ['40mb', '40mb-100000-files'],
] as const;

function spreads(weighed: readonly Weighed[]): string {
  const peak = (wanted: string): number | undefined => {
    const found = weighed.find(({ image }) => image.name === wanted);
    return found && median(found.peaks) / 1e6;
  };
  return ALIKE.flatMap(([a, b]) => {
    const [one, other] = [peak(a), peak(b)];
    if (one === undefined || other === undefined) return [];
    return [`- memory of ${a} and ${b}, difference in MB: ${bound(Math.abs(one - other), 20, 1)}`];
  }).join('\n');
}

function readingTable(read: readonly Read[]): string {
  const rows = read.map(({ name, ours, pipe, peak }) => [
    name,
    milliseconds(median(ours.ms)),
    milliseconds(median(pipe.ms)),
    bound(ratio(ours, pipe), 1),
    megabytes(peak, 1),
  ]);
  return table(['layer', 'ours', 'gzip -dc | tar -t', 'ours / theirs', 'our memory, highest'], rows);
}

function comparison({ comparison: cost }: Found): string {
  if (!cost) return '';
  return [
    `- kB over the registry's connections, headers included: ${bound(cost.bytes / 1000, 200, 1)}`,
    `- ms of waiting for its answers: ${bound(cost.ms, 1000, 0)}`,
  ].join('\n');
}

function sdkTable(peaks: readonly SdkBuilderPeak[]): string {
  return table(
    ['example', 'received', 'memory'],
    peaks.map(({ example, peak, received }) => [example, received, megabytes(peak, 1)]),
  );
}

/** Of a fresh checkout of `dotnet new webapi`. */
function publishTable(pairs: readonly PublishPair[]): string {
  const rows = pairs.map(({ servers, ours, plain }) => [
    servers,
    milliseconds(median(ours.ms)),
    milliseconds(median(plain.ms)),
    ratios(ours, plain)
      .map((value) => value.toFixed(2))
      .join(' '),
    bound(ratio(ours, plain), 1.15),
  ]);
  const head = ['build servers', 'whole step', 'dotnet publish', 'of each pair', 'ours / theirs'];
  return table(head, rows);
}

function startLines({ start }: Found): string {
  if (!start) return '';
  const { ours, empty } = start;
  return `\`dist/index.js\` ${milliseconds(median(ours.ms))}, an empty script ${milliseconds(median(empty.ms))}: ${ratio(ours, empty).toFixed(2)} times.`;
}

function evaluationLines({ evaluation }: Found): string {
  if (!evaluation) return '';
  const { many, one } = evaluation;
  return [
    `Facts and base images of a generated repository. ${WITHOUT_SDK} of its projects name an SDK that cannot be resolved.`,
    [
      `- seconds until all are known: ${bound(median(many.ms) / 1000, 10, 1)}`,
      `- as a multiple of the time for one of them (${milliseconds(median(one.ms))}): ${ratio(many, one).toFixed(1)}`,
    ].join('\n'),
  ].join('\n\n');
}

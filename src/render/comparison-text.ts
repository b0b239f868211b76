import { formatBytes } from '../model/bytes.ts';
import type { BaselineReport, ComparisonReport, ImageReport } from '../report/report.ts';
import { change, changes } from './figures.ts';
import { code, escapeText } from './markdown-text.ts';

/** What explains the figures of a comparison, and the findings: a list with one line each. */
export function comparisonLines(image: ImageReport): string[] {
  const { comparison, findings, baseline } = image;
  const lines: string[] = [];
  if (comparison && !('missing' in baseline)) {
    lines.push(...baseLines(image, comparison), ...compressorLine(image, baseline, comparison));
    const was = comparison.renamedFrom;
    if (was) lines.push(`Moved: it was ${code(was.name)} (${code(was.project)}) before.`);
  }
  for (const { text, advice } of findings) {
    lines.push(`💡 ${escapeText(text)}.${advice === '' ? '' : ` ${escapeText(advice)}`}`);
  }
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];
}

function baseLines({ sizes }: ImageReport, comparison: ComparisonReport): string[] {
  const { baseDrift, baseChange, deployOfBase } = comparison;
  if (baseDrift) {
    const moved =
      deployOfBase === null || sizes.deploy === null || deployOfBase === 0
        ? ''
        : ` It is ${formatBytes(deployOfBase)} of the ${formatBytes(sizes.deploy)} to deploy.`;
    return [
      `Base image ${code(baseDrift.reference)} changed since then: **${change(baseDrift, 'download')}** to download, ${change(baseDrift, 'disk')} on disk; not counted.${moved}`,
    ];
  }
  if (!baseChange) return [];
  const name = (reference: string | undefined) =>
    reference === undefined ? 'no base image' : code(reference);
  return [
    `This change builds on ${name(baseChange.to?.reference)} instead of ${name(baseChange.from?.reference)}: ${changes(baseChange)}; counted.`,
  ];
}

function compressorLine(
  { compressor }: ImageReport,
  before: BaselineReport,
  { compressorsDiffer, noChange }: ComparisonReport,
): string[] {
  if (!compressorsDiffer || noChange === true) return [];
  const name = (tool: string | null) => (tool === null ? 'an unknown tool' : escapeText(tool));
  return [
    `Different tools compressed the app layers (now ${name(compressor)}, before ${name(before.compressor)}), so their compressed sizes are not comparable and growth is judged on the disk size.`,
  ];
}

/** What an image was compared with, or why it was not compared. Markdown, without a full stop. */
export function comparedWith({ baseline }: ImageReport): string {
  if ('missing' in baseline) {
    return baseline.appeared
      ? 'new, it was not in the baseline'
      : `not compared: ${escapeText(baseline.missing)}`;
  }
  const { commit, source, reference } = baseline;
  const of =
    commit === null ? (reference === null ? 'its baseline' : code(reference)) : code(commit.slice(0, 10));
  return `compared with ${of} (${SOURCES[source]})`;
}

const SOURCES: Readonly<Record<BaselineReport['source'], string>> = {
  built: 'built and weighed in this run',
  cache: 'weighed by an earlier run',
  file: 'from an earlier report',
  registry: 'read from its registry',
};

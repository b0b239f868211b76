import { formatChange, formatPercent } from '../model/bytes.ts';
import type { MissingBaseline } from '../model/measured.ts';
import { isKnown, type Sizes } from '../model/size.ts';
import { exceeds, type GrowthLimit } from './growth-limit.ts';
import { type Before, comparableSize, type LimitResult, type Limits, undecided } from './limits.ts';

type GrowthName = 'max-increase' | 'max-disk-increase' | 'warn-increase';

interface SetLimit {
  readonly name: GrowthName;
  readonly limit: GrowthLimit;
}

/** Judges what a change added. Without a baseline, all growth limits share one result. */
export function judgeGrowth(before: Before | MissingBaseline, limits: Limits): readonly LimitResult[] {
  const { maxIncrease, maxDiskIncrease, warnIncrease } = limits;
  const all: readonly { readonly name: GrowthName; readonly limit: GrowthLimit | undefined }[] = [
    { name: 'max-increase', limit: maxIncrease },
    { name: 'max-disk-increase', limit: maxDiskIncrease },
    { name: 'warn-increase', limit: warnIncrease },
  ];
  const set = all.filter((one): one is SetLimit => one.limit !== undefined);
  if (set.length === 0) return [];
  if ('missing' in before) return [withoutBaseline(before, set, limits.onMissingBaseline)];
  return set.map((one) => judgeIncrease(one, before));
}

function withoutBaseline(
  { missing, appeared }: MissingBaseline,
  set: readonly SetLimit[],
  verdict: Limits['onMissingBaseline'],
): LimitResult {
  const names = set.map(({ name, limit }) => `${name} ${limit.text}`).join(', ');
  const result = { name: 'on-missing-baseline', limit: verdict, actual: null } as const;
  return appeared
    ? { ...result, verdict: 'pass', reason: `${names}: ${missing}, so it has nothing to grow from` }
    : { ...result, verdict, reason: `${names} could not be judged, there is no baseline: ${missing}` };
}

function judgeIncrease({ name, limit }: SetLimit, before: Before): LimitResult {
  const limited = name === 'max-disk-increase' ? 'disk' : 'download';
  const judged = comparableSize(before, limited);
  const increase = before.increase[judged];
  if (!isKnown(increase)) return undecided(name, limit.text, 'the increase', increase);
  const total = before[judged];
  const exceeded = exceeds(limit, increase.bytes, isKnown(total) ? total.bytes : undefined);
  if (exceeded === undefined && !isKnown(total)) {
    return undecided(name, limit.text, `the ${judged} size of the baseline`, total);
  }
  const grown = `${formatChange(increase.bytes)}${share(increase.bytes, total)} ${WHERE[judged]}`;
  const note = limited === judged ? '' : ' (judged on disk: different tools compressed it before and now)';
  return {
    name,
    limit: limit.text,
    actual: increase.bytes,
    verdict: exceeded ? (name === 'warn-increase' ? 'warn' : 'fail') : 'pass',
    reason: `${grown}, ${exceeded ? 'over' : 'within'} ${name} ${limit.text}${note}`,
  };
}

const WHERE = { download: 'to download', disk: 'on disk' } as const;

/** The increase as a share of the baseline; empty if there is none to show. */
function share(increase: number, total: Sizes['disk']): string {
  if (!isKnown(total) || total.bytes === 0) return '';
  const percent = formatPercent(Math.abs(increase) / total.bytes);
  return percent === '0.0%' ? '' : ` (${increase < 0 ? '-' : '+'}${percent})`;
}

import type { BaseComparison } from '../compare/base-comparison.ts';
import type { Comparison } from '../compare/comparison.ts';
import { isKnown } from '../model/size.ts';
import type { ComparisonReport } from './report.ts';
import { reportSizes } from './report-sizes.ts';

export function reportComparison(comparison: Comparison): ComparisonReport {
  const { noChange, increase, base, deploy, compressorsDiffer, renamedFrom } = comparison;
  return {
    ...(typeof noChange === 'boolean' ? { noChange } : { noChange: null, noChangeUnknown: noChange.unknown }),
    increase: reportSizes(increase),
    ...reportBases(base),
    ...(isKnown(deploy.ofBase)
      ? { deployOfBase: deploy.ofBase.bytes }
      : { deployOfBase: null, deployOfBaseUnknown: deploy.ofBase.unknown }),
    compressorsDiffer,
    renamedFrom: renamedFrom ?? null,
  };
}

function reportBases(
  base: BaseComparison,
): Pick<ComparisonReport, 'baseDrift' | 'baseChange' | 'baseUnknown'> {
  if ('unknown' in base) return { baseDrift: null, baseChange: null, baseUnknown: base.unknown };
  switch (base.kind) {
    case 'same':
      return { baseDrift: null, baseChange: null };
    case 'drift': {
      const { reference, from, to } = base;
      return { baseDrift: { reference, from, to, ...reportSizes(base) }, baseChange: null };
    }
    case 'change': {
      const { from, to } = base;
      return { baseDrift: null, baseChange: { from, to, ...reportSizes(base) } };
    }
  }
}

import type { BaseComparison } from '../compare/base-comparison.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Baseline } from '../model/baseline.ts';
import { isKnown } from '../model/size.ts';
import type { ComparisonReport, ImageReport } from './report.ts';
import { reportSizes } from './report-sizes.ts';
import { reportedSdkRatio } from './reported-weight.ts';

/** What an image was compared with: all that it takes to compare anew, and nothing that was said of it then. */
export function reportBaseline(baseline: Baseline): ImageReport['baseline'] {
  if ('missing' in baseline) {
    return { missing: baseline.missing, appeared: baseline.appeared ?? false };
  }
  const { commit, source, image } = baseline;
  const {
    sizes: { deploy: _deploy, deployUnknown: _deployUnknown, ...sizes },
    sdk: _sdk,
    sdkUnknown: _sdkUnknown,
    baseline: _baseline,
    comparison: _comparison,
    findings: _findings,
    limits: _limits,
    ...measured
  } = image;
  const ratio = reportedSdkRatio(image);
  return {
    commit,
    source,
    ...measured,
    sizes,
    ...(typeof ratio === 'number' ? { sdkRatio: ratio } : { sdkRatio: null, sdkRatioUnknown: ratio.unknown }),
  };
}

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

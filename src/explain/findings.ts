import type { Compared } from '../compare/comparison.ts';
import type { Finding } from './finding.ts';
import { unchangedInDeploy } from './unchanged-in-deploy.ts';

/** What looks at an image and what it is compared with, and finds something or nothing. One file each. */
const ALL: readonly ((compared: Compared) => Finding | undefined)[] = [unchangedInDeploy];

/** What would make an image smaller or cheaper to deploy, largest first. */
export function findings(compared: Compared): readonly Finding[] {
  return ALL.map((find) => find(compared))
    .filter((finding) => finding !== undefined)
    .toSorted((a, b) => b.bytes - a.bytes);
}

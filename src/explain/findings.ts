import type { Compared } from '../compare/comparison.ts';
import type { Finding } from './finding.ts';
import { unchangedInDeploy } from './unchanged-in-deploy.ts';

/** Each of these looks for one kind of finding. One file each. */
const ALL: readonly ((compared: Compared) => Finding | undefined)[] = [unchangedInDeploy];

/** All findings of an image, largest first. */
export function findings(compared: Compared): readonly Finding[] {
  return ALL.map((find) => find(compared))
    .filter((finding) => finding !== undefined)
    .toSorted((a, b) => b.bytes - a.bytes);
}

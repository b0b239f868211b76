import type { LabelOverride, OverrideGiver } from '../github/override.ts';
import type { Override } from '../limits/override.ts';
import type { ImageResult } from '../report/image-result.ts';
import type { Log } from '../tools/tools.ts';

/** Looks up whether the label accepts what passed the limits; where nothing did, nobody is asked. */
export async function acceptedBy(
  results: readonly ImageResult[],
  label: string | undefined,
  find: (label: string) => Promise<LabelOverride>,
  log: Pick<Log, 'info' | 'warning'>,
): Promise<Override | undefined> {
  const fails = results.some(({ limits }) => limits.some(({ verdict }) => verdict === 'fail'));
  if (label === undefined || !fails) return undefined;
  const found = await find(label);
  switch (found.kind) {
    case 'given':
      return { label, ...giver(found.by) };
    case 'not-given':
      // Of a merge group's several pull requests, each must have it.
      if (found.missing.length > 0)
        log.info(`The label ${label} is not on ${found.missing.map((number) => `#${number}`).join(', ')}.`);
      return undefined;
    case 'unknown':
      log.warning(`The label ${label} cannot be looked up, so it accepts nothing: ${found.reason}`);
      return undefined;
  }
}

/** Of a merge group's several: each of them once, and when the last one did. */
function giver(givers: readonly OverrideGiver[]): Omit<Override, 'label'> {
  const logins = new Set(givers.flatMap(({ by }) => ('login' in by ? [by.login] : [])));
  const times = givers.flatMap(({ at }) => (at === null ? [] : [at])).sort();
  const last = times.at(-1);
  return {
    by: logins.size === 0 ? null : [...logins].join(', '),
    ...(last === undefined ? {} : { at: last }),
  };
}

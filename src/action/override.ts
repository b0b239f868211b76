import type { LabelOverride, OverrideGiver } from '../github/override.ts';
import type { Override } from '../limits/judge.ts';
import type { ImageResult } from '../report/image-result.ts';
import type { Log } from '../tools/tools.ts';
import type { RunEvent } from './event.ts';
import type { Inputs } from './inputs.ts';

/** The label that accepts exceeded limits, for events with pull requests that can have it. */
export function effectiveLabel(
  { overrideLabel }: Pick<Inputs, 'overrideLabel'>,
  { kind }: Pick<RunEvent, 'kind'>,
): string | undefined {
  return kind === 'pull-request' || kind === 'merge-group' ? overrideLabel : undefined;
}

/** Looks up whether the label accepts the limits that are exceeded. If none is, nothing is asked. */
export async function lookUpOverride(
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
      return { label, ...combineGivers(found.by) };
    case 'not-given':
      // Every pull request of a merge group must have the label.
      if (found.missing.length > 0)
        log.info(`The label ${label} is not on ${found.missing.map((number) => `#${number}`).join(', ')}.`);
      return undefined;
    case 'unknown':
      log.warning(`The label ${label} cannot be looked up, so it accepts nothing: ${found.reason}`);
      return undefined;
  }
}

/** Several pull requests of a merge group: each login once, and the time when the last label was set. */
function combineGivers(givers: readonly OverrideGiver[]): Omit<Override, 'label'> {
  const logins = new Set(givers.flatMap(({ by }) => ('login' in by ? [by.login] : [])));
  const times = givers.flatMap(({ at }) => (at === null ? [] : [at])).sort();
  const last = times.at(-1);
  return {
    by: logins.size === 0 ? null : [...logins].join(', '),
    ...(last === undefined ? {} : { at: last }),
  };
}

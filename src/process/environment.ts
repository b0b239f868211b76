/** Environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

const WITHHELD = /^(INPUT_|ACTIONS_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;

/**
 * The environment of a program that is started. It may run the pull request's code: it gets neither this action's
 * inputs (the token is one), nor what the runner gives to actions alone, nor the files through which a step sets
 * outputs and the next steps' environment.
 * @param changes added, or with `undefined` taken away.
 */
export function environment(changes: Environment = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => !WITHHELD.test(name));
  const merged = { ...Object.fromEntries(own), ...changes };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

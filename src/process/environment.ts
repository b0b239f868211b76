/** Environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

const WITHHELD = /^(INPUT_|ACTIONS_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;

/**
 * The environment of a program that this action starts. The program may run the pull request's code, so it gets neither
 * this action's inputs (the token is one), nor the variables that the runner gives to actions only, nor the files
 * through which a step sets outputs and the environment of later steps.
 * @param changes `undefined` removes a variable.
 */
export function environment(changes: Environment = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => !WITHHELD.test(name));
  const merged = { ...Object.fromEntries(own), ...changes };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

import { posix } from 'node:path';
import type { Dockerfile } from '../dockerfile.ts';
import { textOf } from '../shell/expand-word.ts';
import { callsOfRun } from '../shell/instruction-calls.ts';
import { programName } from '../shell/launchers.ts';
import { readBuildArguments } from './build-arguments.ts';

const DEFAULT_NAME = 'efbundle';

/** Names of the programs that `dotnet ef migrations bundle` makes: they update a database, and are no app. */
export function migrationBundles({ stages }: Dockerfile): readonly string[] {
  const steps = stages.flatMap((stage) => stage.steps);
  const made = steps.flatMap((step) => {
    if (step.kind !== 'run') return [];
    return callsOfRun(step).flatMap(({ words }) => {
      const program = programName(words);
      const isTool = program === 'dotnet-ef' || (program === 'dotnet' && textOf(words[1]) === 'ef');
      if (!isTool || !words.some((word) => textOf(word) === 'bundle')) return [];
      const output = readBuildArguments(words, false).options.get('output');
      return output === undefined ? [] : [posix.basename(textOf(output))];
    });
  });
  return [DEFAULT_NAME, ...made];
}

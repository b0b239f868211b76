import type { Command, RunStep, Stage } from '../dockerfile.ts';
import { readWords } from '../text/words.ts';
import { type Call, callsOfScript, callsOfWords } from './calls.ts';

/** The programs that a RUN instruction starts, in order. */
export function callsOfRun({ command, workdir, variables }: RunStep): readonly Call[] {
  const around = { folder: workdir, variables };
  const { words, isList } = readWords(command.trim());
  return isList ? callsOfWords(words, around) : callsOfScript(command, around);
}

/** The programs that an ENTRYPOINT or CMD starts, in order. */
export function callsOfCommand(command: Command, { workdir }: Stage): readonly Call[] {
  // Without a WORKDIR, an image starts in its root unless its base says otherwise.
  const around = { folder: workdir ?? '/', variables: command.variables };
  return command.form === 'exec'
    ? callsOfWords(command.words, around)
    : callsOfScript(command.words.join(' '), { ...around, parameters: [] });
}

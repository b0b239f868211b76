import type { Command, RunStep, Stage } from '../dockerfile.ts';
import { readWords } from '../text/words.ts';
import { type Call, callsOfScript, callsOfWords } from './calls.ts';

/** The programs that a RUN instruction starts, in order. */
export function callsOfRun({ command, workdir, variables }: RunStep): readonly Call[] {
  const around = { folder: workdir, variables };
  const { words, isList } = readWords(command.trim());
  return isList ? callsOfWords(words, around) : callsOfScript(joinContinuedLines(command), around);
}

/** The programs that an ENTRYPOINT or CMD starts, in order. */
export function callsOfCommand(command: Command, { workdir }: Stage): readonly Call[] {
  // Without a WORKDIR, an image starts in its root unless its base says otherwise.
  const around = { folder: workdir ?? '/', variables: command.variables };
  return command.form === 'exec'
    ? callsOfWords(command.words, around)
    : callsOfScript(command.words.join(' '), { ...around, parameters: [] });
}

/**
 * Joins the lines of the instruction as BuildKit does, which leaves out empty lines and comments between them.
 * What follows are heredocs, which stay as they are.
 */
function joinContinuedLines(command: string): string {
  const lines = command.split('\n');
  let joined = '';
  let next = 0;
  while (next < lines.length) {
    const line = (lines[next++] ?? '').trimEnd();
    if (next > 1 && (line === '' || line.trimStart().startsWith('#'))) continue;
    if (!line.endsWith('\\') || line.endsWith('\\\\')) {
      joined += line;
      break;
    }
    joined += line.slice(0, -1);
  }
  return [joined, ...lines.slice(next)].join('\n');
}

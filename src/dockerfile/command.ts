import type { Command } from './dockerfile.ts';
import type { Lookup } from './text/expand.ts';
import type { Instruction } from './text/instructions.ts';
import { readWords } from './text/words.ts';

/** The last CMD and the last ENTRYPOINT of a stage. */
export function readStart(
  body: readonly Instruction[],
  variables: Lookup,
): { entrypoint?: Command; cmd?: Command } {
  const entrypoint = body.findLast(({ keyword }) => keyword === 'ENTRYPOINT');
  const cmd = body.findLast(({ keyword }) => keyword === 'CMD');
  return {
    ...(entrypoint === undefined ? {} : { entrypoint: readCommand(entrypoint, variables) }),
    ...(cmd === undefined ? {} : { cmd: readCommand(cmd, variables) }),
  };
}

function readCommand({ text, line }: Instruction, variables: Lookup): Command {
  const { words, isList } = readWords(text);
  const form = isList ? 'exec' : 'shell';
  return { words, form, malformed: !isList && isMalformedList(text), variables, line };
}

/** `[ -f x ] && y` and `[[ a ]]` are tests of a shell; `["x"];` and `[ "x", "y" ];` were meant as lists. */
function isMalformedList(text: string): boolean {
  const start = text.trimStart();
  return start.startsWith('[') && (!/^\[\[?\s/.test(start) || /^\[\s*"[^"]*"\s*,/.test(start));
}

/** Dockerfile reference, "Understand how CMD and ENTRYPOINT interact". */
export function joined(entrypoint: Command | undefined, cmd: Command | undefined): Command | undefined {
  if (entrypoint === undefined || cmd === undefined) return entrypoint ?? cmd;
  // In shell form, ENTRYPOINT takes no arguments from CMD.
  if (entrypoint.form === 'shell') return entrypoint;
  const words = cmd.form === 'exec' ? cmd.words : ['/bin/sh', '-c', cmd.words.join(' ')];
  return { ...entrypoint, words: [...entrypoint.words, ...words], malformed: cmd.malformed };
}

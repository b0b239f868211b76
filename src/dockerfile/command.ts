import type { Command } from './dockerfile.ts';
import type { Instruction } from './text/instructions.ts';
import { readWords } from './text/words.ts';

/** An ENTRYPOINT or CMD; its variables depend on what follows it. */
export type CommandRead = Omit<Command, 'variables'>;

/** @param interpreter of the last SHELL before it. */
export function readCommand({ text, line }: Instruction, interpreter: readonly string[]): CommandRead {
  const { words, isList } = readWords(text);
  if (isList) return { words, form: 'exec', malformed: false, line };
  return { words, form: 'shell', interpreter, malformed: isMalformedList(text), line };
}

export const DEFAULT_SHELL: readonly string[] = ['/bin/sh', '-c'];

/** @returns undefined if it is no list: SHELL has no other form. */
export function readShell({ text }: Instruction): readonly string[] | undefined {
  const { words, isList } = readWords(text);
  return isList ? words : undefined;
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
  // An empty list takes back the ENTRYPOINT of the image below.
  if (entrypoint.words.length === 0) return cmd;
  const words = cmd.form === 'exec' ? cmd.words : [...(cmd.interpreter ?? []), cmd.words.join(' ')];
  return { ...entrypoint, words: [...entrypoint.words, ...words], malformed: cmd.malformed };
}

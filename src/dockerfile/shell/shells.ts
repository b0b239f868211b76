import { type Argument, textOf } from './expand-word.ts';
import { programName } from './launchers.ts';

/** What a shell is started with. */
export type ShellStart =
  /** `sh -c TEXT`; the parameters are `$1` and so on. */
  | { readonly text: string; readonly parameters: readonly Argument[] }
  /** `bash FILE PARAMETERS`. */
  | { readonly file: readonly Argument[] }
  /** It reads what it is given as its input. */
  | { readonly input: true }
  | { readonly unknown: string };

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);
const POWERSHELLS = new Set(['pwsh', 'powershell']);
/** Their option `-c` has a script for the shell of a user. */
const USER_SHELLS = new Set(['su', 'runuser', 'script', 'flock']);

/** Undefined: the words start no shell. */
export function shellStart(words: readonly Argument[]): ShellStart | undefined {
  const name = programName(words) ?? '';
  if (name === 'busybox') return shellStart(words.slice(1));
  if (SHELLS.has(name)) return startOfShell(words);
  if (name === 'eval') return scriptIn(words.slice(1));
  if (POWERSHELLS.has(name)) return startOfPowerShell(words);
  if (name.toLowerCase() === 'cmd' && /^\/[cs]$/i.test(textOf(words[1]))) {
    return scriptIn(words.slice(1).filter((word) => !/^\/[cs]$/i.test(textOf(word))));
  }
  const option = USER_SHELLS.has(name) ? words.findIndex((word) => textOf(word) === '-c') : -1;
  return option === -1 ? undefined : scriptIn(words.slice(option + 1, option + 2));
}

function startOfShell(words: readonly Argument[]): ShellStart {
  let position = 1;
  while (position < words.length) {
    const option = textOf(words[position]);
    if (!/^[-+]/.test(option)) return { file: words.slice(position) };
    position++;
    if (option === '--') return { file: words.slice(position) };
    if (/^-[a-z]*c/.test(option)) return scriptWithParameters(words.slice(position));
    // `-o pipefail`, `-euo pipefail`.
    if (/^[-+][a-z]*o$/.test(option)) position++;
  }
  return { input: true };
}

function scriptWithParameters([script, , ...parameters]: readonly Argument[]): ShellStart {
  if (script === undefined) return { unknown: 'a shell without its script' };
  return 'unknown' in script ? script : { text: script.value, parameters };
}

function startOfPowerShell(words: readonly Argument[]): ShellStart {
  for (let position = 1; position < words.length; position++) {
    const option = textOf(words[position]).toLowerCase();
    if (option === '-file' || option === '-f') return { file: words.slice(position + 1) };
    if (option === '-command' || option === '-c') return scriptIn(words.slice(position + 1));
    if (option === '-executionpolicy' || option === '-ep') position++;
    else if (!option.startsWith('-')) return { file: words.slice(position) };
  }
  return { input: true };
}

function scriptIn(words: readonly Argument[]): ShellStart {
  const unknown = words.find((word) => 'unknown' in word);
  if (unknown !== undefined && 'unknown' in unknown) return unknown;
  return { text: words.map(textOf).join(' '), parameters: [] };
}

/** Of a script: `#!/usr/bin/env python3`. */
export function isOfAnotherLanguage(text: string): boolean {
  const first = text.slice(0, 256).split('\n', 1)[0] ?? '';
  return first.startsWith('#!') && !/(^|[/ ])(sh|bash|ash|dash|zsh|ksh|with-contenv)\b/.test(first);
}

import type { Call } from '../shell/calls.ts';
import { type Argument, textOf } from '../shell/expand-word.ts';
import { fileOf, programName } from '../shell/launchers.ts';
import { runsProject } from './build-commands.ts';
import { SCRIPT_FILE } from './build-scripts.ts';
import { OTHER_PROGRAMS, TOOLS } from './other-programs.ts';

/** What one command of a start is. Files are as they are written. */
export type Started =
  /** `dotnet App.dll` is sure; an apphost or a single file may be any program, above all without a folder. */
  | { readonly assembly: string; readonly file: Argument; readonly as: 'hosted' | 'file' | 'name' }
  | { readonly script: string; readonly isSearched: boolean }
  /** `hosted`: by `dotnet`, but it cannot be named. */
  | { readonly unknown: string; readonly as: 'hosted' | 'other'; readonly sdkCommand?: string };

const HOSTS = new Set(['dotnet', 'mono', 'corerun']);

/** Undefined: a command that only prepares something. */
export function startedProgram({ words, isScript }: Call): Started | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const program = programName(words) ?? '';
  if (!isScript && (TOOLS.has(program) || program.startsWith('dotnet-'))) return undefined;
  const hosted = hostedProgram(words);
  if (hosted !== undefined) return hosted;
  if (isScript || isScriptName(program)) {
    if ('unknown' in first) return { unknown: first.unknown, as: 'other' };
    const isSearched = !isScript && !/[/\\]/.test(first.value);
    return { script: first.value, isSearched };
  }
  if (OTHER_PROGRAMS.has(program) || /\.(py|js|mjs|cjs|rb|pl|php|jar)$/.test(program)) {
    return { unknown: `\`${program}\` is not a program of .NET`, as: 'other' };
  }
  // An image of .NET may have `dotnet` as its ENTRYPOINT.
  if (/\.dll$/i.test(program)) return assembly(first, 'hosted');
  return assembly(first, 'unknown' in first || /[/\\]/.test(first.value) ? 'file' : 'name');
}

/** `dotnet App.dll` anywhere in the words: a wrapper starts what its arguments name. */
function hostedProgram(words: readonly Argument[]): Started | undefined {
  const host = words.findIndex((word) => HOSTS.has(programName([word]) ?? ''));
  if (host === -1) return undefined;
  const rest = words.slice(host + 1);
  const file = hostedFile(rest);
  if (file !== undefined) return assembly(file, 'hosted');
  const [command] = rest;
  if (runsProject(words.slice(host))) {
    return {
      unknown: `\`dotnet ${textOf(command)}\` builds its project when the container starts`,
      as: 'hosted',
      sdkCommand: textOf(command),
    };
  }
  if (host > 0) return undefined;
  if (command === undefined) return { unknown: '`dotnet` is started without an assembly', as: 'hosted' };
  return {
    unknown: '`dotnet` is started with a command of the SDK',
    as: 'other',
    sdkCommand: textOf(command),
  };
}

/** Options of the host that take a value. Source: `dotnet --help`, "runtime-options". */
const TAKES_NEXT = new Set([
  '--additionalprobingpath',
  '--additional-deps',
  '--depsfile',
  '--runtimeconfig',
  '--fx-version',
  '--roll-forward',
  '--roll-forward-on-no-candidate-fx',
]);

/**
 * The file of the assembly that the .NET host starts with these arguments: `App.dll` of
 * `dotnet exec --roll-forward Major App.dll`. Undefined if they run the SDK (`dotnet publish`).
 */
function hostedFile(words: readonly Argument[]): Argument | undefined {
  for (let position = 0; position < words.length; position++) {
    const word = words[position];
    if (word === undefined) break;
    const text = 'value' in word ? word.value : (word.start ?? '');
    if (TAKES_NEXT.has(text.toLowerCase())) position++;
    else if (text !== 'exec' && !text.startsWith('-')) {
      return 'unknown' in word || /\.(dll|exe)$/i.test(textOf(word)) ? word : undefined;
    }
  }
  return undefined;
}

function isScriptName(program: string): boolean {
  return SCRIPT_FILE.test(program) || /(^|[-_.])entrypoint$|^(start|startup|run|launch)$/.test(program);
}

/** Not in the name of an assembly: variables and wildcards that nobody replaces, `Shop::Handler` of AWS Lambda. */
const NOT_IN_A_NAME = /[\s$*?[\]{}:;<>|"'`,()=%]/;

function assembly(file: Argument, as: 'hosted' | 'file' | 'name'): Started {
  const path = 'value' in file ? file.value : fileOf(file);
  const unknown = { as: as === 'hosted' ? as : 'other' } as const;
  if (path === undefined) return { ...unknown, unknown: 'unknown' in file ? file.unknown : '' };
  const name = (path.split(/[/\\]/).at(-1) ?? '').replace(/\.(dll|exe)$/i, '');
  if (name === '' || /^[-.]/.test(name) || NOT_IN_A_NAME.test(name)) {
    return { ...unknown, unknown: `\`${path}\` is not the name of an assembly` };
  }
  return { assembly: name, file, as };
}

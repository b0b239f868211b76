import type { Argument } from '../shell/expand-word.ts';
import { splitAtEquals } from '../text/words.ts';

/** What `dotnet publish`, `dotnet msbuild` and their like are given. */
export interface BuildArguments {
  /** Words that are no option: the project, solution or folder. */
  readonly operands: readonly Argument[];
  /** Options by their long name, without dashes; the last of each. */
  readonly options: ReadonlyMap<string, Argument>;
  /** MSBuild properties by their name in lower case. */
  readonly properties: ReadonlyMap<string, string>;
  /** MSBuild targets in lower case. */
  readonly targets: readonly string[];
}

const LONG_NAMES: ReadonlyMap<string, string> = new Map([
  ['c', 'configuration'],
  ['o', 'output'],
  ['r', 'runtime'],
  ['f', 'framework'],
  ['v', 'verbosity'],
  ['a', 'arch'],
  ['s', 'source'],
  ['p', 'property'],
  ['t', 'target'],
  ['lp', 'launch-profile'],
  ['pl', 'project-location'],
  ['e', 'environment'],
  ['l', 'logger'],
]);

/** Options of the `dotnet` commands that take the next word if no `=` or `:` follows. */
const TAKES_NEXT = new Set([
  ...LONG_NAMES.values(),
  'os',
  'version-suffix',
  'manifest',
  'artifacts-path',
  'project',
  'file',
  'device',
]);

/** MSBuild reads `/p:A=b` as it reads `-p:A=b`; any other word with a slash is a path. */
const SLASH_OPTION =
  /^\/(p|property|t|target|v|verbosity|l|logger|bl|binarylogger|nr|nodereuse|clp|flp\d?|maxcpucount|m|restore|tl|nowarn|warnaserror):|^\/(m|maxcpucount|restore|r|nologo|bl|fl)$/i;

/** `msbuild` itself takes no value from the next word: its `-r` restores. */
export function readBuildArguments(words: readonly Argument[], isMsBuild: boolean): BuildArguments {
  const operands: Argument[] = [];
  const options = new Map<string, Argument>();
  const lists = { property: [] as string[], target: [] as string[] };
  for (let position = 0; position < words.length; position++) {
    const word = words[position];
    if (word === undefined || ('value' in word && word.value === '--')) break;
    const option = readOption(word);
    if (option === undefined) {
      if (!isTruthValue(word)) operands.push(word);
      continue;
    }
    const value = option.value ?? (!isMsBuild && TAKES_NEXT.has(option.name) ? words[++position] : undefined);
    options.set(option.name, value ?? { value: '' });
    const list = option.name === 'property' || option.name === 'target' ? lists[option.name] : [];
    if (value !== undefined && 'value' in value) list.push(...value.value.split(';'));
  }
  return {
    operands,
    options,
    properties: new Map(lists.property.map(readProperty)),
    targets: lists.target.map((target) => target.toLowerCase()),
  };
}

interface Option {
  readonly name: string;
  readonly value: Argument | undefined;
}

/** `-p:Version=$VERSION` is an option with an unknown value. */
function readOption(word: Argument): Option | undefined {
  const written = 'value' in word ? word.value : (word.start ?? '');
  if (!written.startsWith('-') && !SLASH_OPTION.test(written)) return undefined;
  const text = written.replace(/^(--?|\/)/, '');
  const end = text.search(/[=:]/);
  const short = (end === -1 ? text : text.slice(0, end)).toLowerCase();
  const name = LONG_NAMES.get(short) ?? short;
  if ('unknown' in word) return { name, value: word };
  return { name, value: end === -1 ? undefined : { value: text.slice(end + 1) } };
}

/** `--self-contained false`. */
function isTruthValue(word: Argument): boolean {
  return 'value' in word && /^(true|false)$/i.test(word.value);
}

function readProperty(text: string): readonly [name: string, value: string] {
  const { name, value = '' } = splitAtEquals(text);
  return [name.trim().toLowerCase(), value.replace(/^"|"$/g, '')];
}

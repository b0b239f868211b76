/** The arguments of an instruction. */
export interface Words {
  /** `--name=value` and `--name` before the words. */
  readonly flags: readonly Assignment[];
  readonly words: readonly string[];
  /** Exec form: a JSON list. */
  readonly isList: boolean;
  /** The text after the flags. */
  readonly rest: string;
}

/** `NAME=value`, or `NAME` alone. */
export interface Assignment {
  readonly name: string;
  readonly value: string | undefined;
}

export function splitAtEquals(word: string): Assignment {
  const equals = word.indexOf('=');
  return equals === -1
    ? { name: word, value: undefined }
    : { name: word.slice(0, equals), value: word.slice(equals + 1) };
}

/** Dockerfile reference, "Shell and exec form": a list that is not valid JSON is shell form. */
export function readWords(text: string): Words {
  const { flags, rest } = takeFlags(text);
  const list = readJsonList(rest);
  return { flags, words: list ?? splitAtBlanks(rest), isList: list !== undefined, rest };
}

/** Empty for `--name` alone; undefined without the flag. */
export function flagValue(words: Words, name: string): string | undefined {
  const flag = words.flags.find((one) => one.name === name);
  return flag && (flag.value ?? '');
}

function splitAtBlanks(text: string): string[] {
  return text.split(/\s/).filter((word) => word !== '');
}

/** BuildKit, frontend/dockerfile/parser/split_command.go, "extractBuilderFlags". */
function takeFlags(text: string): { flags: Assignment[]; rest: string } {
  const flags: Assignment[] = [];
  let rest = text.trimStart();
  while (rest.startsWith('--')) {
    const length = lengthOfWord(rest);
    const word = rest.slice(0, length);
    rest = rest.slice(length).trimStart();
    // Two dashes alone end the flags.
    if (word === '--') break;
    flags.push(splitAtEquals(word.slice(2).replace(/\\(.)|["']/gs, '$1')));
  }
  return { flags, rest };
}

function readJsonList(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : undefined;
  } catch (error) {
    // Not JSON is not an error: the text is shell form then.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Words separated by blanks outside of quotes, as ARG and ENV take them; quotes and escapes stay in place.
 */
export function splitQuoted(text: string, escapeCharacter: string): string[] {
  const words: string[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const length = lengthOfWord(rest, escapeCharacter);
    words.push(rest.slice(0, length));
    rest = rest.slice(length).trimStart();
  }
  return words;
}

/** Of the word that the text starts with: it ends at a blank that is neither quoted nor escaped. */
function lengthOfWord(text: string, escapeCharacter = '\\'): number {
  let quote = '';
  let index = 0;
  for (; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === escapeCharacter && quote !== "'") index++;
    else if (quote === '' && /\s/.test(char)) break;
    else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
  }
  return Math.min(index, text.length);
}

/** The arguments of an instruction. */
export interface Words {
  /** `--name=value` and `--name` before the words. */
  readonly flags: readonly Flag[];
  readonly words: readonly string[];
  /** Exec form: a JSON list. */
  readonly isList: boolean;
  /** The text after the flags. */
  readonly rest: string;
}

export interface Flag {
  readonly name: string;
  /** Empty for `--name` alone. */
  readonly value: string;
}

/** Dockerfile reference, "Shell and exec form": a list that is not valid JSON is shell form. */
export function readWords(text: string): Words {
  const { flags, rest } = takeFlags(text);
  const list = readJsonList(rest);
  return { flags, words: list ?? splitAtBlanks(rest), isList: list !== undefined, rest };
}

export function flagValue(words: Words, name: string): string | undefined {
  return words.flags.find((flag) => flag.name === name)?.value;
}

function splitAtBlanks(text: string): string[] {
  return text.split(/\s/).filter((word) => word !== '');
}

/** BuildKit, frontend/dockerfile/parser/split_command.go, "extractBuilderFlags". */
function takeFlags(text: string): { flags: Flag[]; rest: string } {
  const flags: Flag[] = [];
  let rest = text.trimStart();
  while (rest.startsWith('--')) {
    const length = lengthOfWord(rest);
    const word = rest.slice(0, length);
    rest = rest.slice(length).trimStart();
    // Two dashes alone end the flags.
    if (word === '--') break;
    const flag = word.slice(2).replace(/\\(.)|["']/gs, '$1');
    const equals = flag.indexOf('=');
    flags.push(
      equals === -1
        ? { name: flag, value: '' }
        : { name: flag.slice(0, equals), value: flag.slice(equals + 1) },
    );
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

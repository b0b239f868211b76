/** The arguments of an instruction, and its `--name=value` flags. */
export interface Words {
  readonly flags: readonly Flag[];
  readonly words: readonly string[];
  /** Exec form: a JSON list. */
  readonly isList: boolean;
}

export interface Flag {
  readonly name: string;
  readonly value: string;
}

/** Dockerfile reference, "Shell and exec form": a list that is not valid JSON is shell form. */
export function readWords(text: string): Words {
  const { flags, rest } = takeFlags(text);
  const list = readJsonList(rest);
  return { flags, words: list ?? splitAtBlanks(rest), isList: list !== undefined };
}

/** The text after the flags; line continuations between flags go with them. */
export function withoutFlags(text: string, escapeCharacter: string): string {
  const blank = (position: number) => /\s/.test(text.charAt(position));
  let position = 0;
  for (;;) {
    while (blank(position) || isContinuation(text, position, escapeCharacter)) position++;
    if (!text.startsWith('--', position)) return text.slice(position);
    while (position < text.length && !blank(position)) position++;
  }
}

function isContinuation(text: string, position: number, escapeCharacter: string): boolean {
  return text.charAt(position) === escapeCharacter && text.charAt(position + 1) === '\n';
}

export function flagValue(words: Words, name: string): string | undefined {
  return words.flags.find((flag) => flag.name === name)?.value;
}

function splitAtBlanks(text: string): string[] {
  return text.split(/\s/).filter((word) => word !== '');
}

function takeFlags(text: string): { flags: Flag[]; rest: string } {
  const flags: Flag[] = [];
  let rest = text.trimStart();
  while (rest.startsWith('--')) {
    const end = rest.search(/\s/);
    const word = end === -1 ? rest : rest.slice(0, end);
    const equals = word.indexOf('=');
    flags.push({
      name: equals === -1 ? word.slice(2) : word.slice(2, equals),
      value: equals === -1 ? '' : word.slice(equals + 1),
    });
    rest = end === -1 ? '' : rest.slice(end).trimStart();
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
  let word = '';
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === escapeCharacter && quote !== "'") {
      word += char + text.charAt(++index);
    } else if (quote === '' && /\s/.test(char)) {
      if (word !== '') words.push(word);
      word = '';
    } else {
      if (char === quote) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      word += char;
    }
  }
  return word === '' ? words : [...words, word];
}

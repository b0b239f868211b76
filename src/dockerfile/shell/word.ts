/** A part of a word of a shell script. */
export type Part =
  | { readonly text: string; readonly quoted: boolean }
  /** `$NAME` or `${NAME…}` as written. */
  | { readonly variable: string; readonly quoted: boolean }
  /** What only running the script shows: `$(…)`, an array. */
  | { readonly unknown: string };

export type Word = readonly Part[];

const ENDS_WORD = new Set([' ', '\t', '\n', ';', '&', '|', '(', ')', '<', '>']);

/** The word as it is written, without quotes. */
export function plainText(word: Word): string {
  return word.map((part) => ('text' in part ? part.text : 'variable' in part ? part.variable : '')).join('');
}

/** The text of a word that has no quotes and no variables: only such a word can be a keyword. */
export function bareText(word: Word): string | undefined {
  const isBare = word.every((part) => 'text' in part && !part.quoted);
  return isBare ? plainText(word) : undefined;
}

/** The word at a position, and the position after it. */
export function readWordAt(text: string, position: number): { readonly word: Word; readonly end: number } {
  const reader = new WordReader(text, position);
  const word = reader.read();
  return { word, end: reader.position };
}

class WordReader {
  position: number;
  private readonly text: string;
  private readonly parts: Part[] = [];
  private pending = '';

  constructor(text: string, position: number) {
    this.text = text;
    this.position = position;
  }

  read(): Word {
    while (this.position < this.text.length) {
      const char = this.text.charAt(this.position);
      if (char === '(' && this.pending.endsWith('=')) this.skipArray();
      else if (ENDS_WORD.has(char) || char === '\r') break;
      else this.readChar(char);
    }
    this.flush(false);
    return this.parts;
  }

  private readChar(char: string): void {
    if (char === '\\') this.readEscape();
    else if (char === "'") this.readSingleQuoted();
    else if (char === '"') this.readDoubleQuoted();
    else if (char === '$' || char === '`') this.readDollar(false);
    else {
      this.pending += char;
      this.position++;
    }
  }

  private flush(quoted: boolean): void {
    if (this.pending !== '') this.parts.push({ text: this.pending, quoted });
    this.pending = '';
  }

  private add(part: Part): void {
    this.flush(false);
    this.parts.push(part);
  }

  private readEscape(): void {
    const next = this.text.charAt(this.position + 1);
    this.position += 2;
    if (next !== '\n') this.add({ text: next, quoted: true });
  }

  private readSingleQuoted(): void {
    const end = this.text.indexOf("'", this.position + 1);
    const stop = end === -1 ? this.text.length : end;
    this.add({ text: this.text.slice(this.position + 1, stop), quoted: true });
    this.position = stop + 1;
  }

  private readDoubleQuoted(): void {
    this.add({ text: '', quoted: true });
    this.position++;
    while (this.position < this.text.length) {
      const char = this.text.charAt(this.position);
      if (char === '"') break;
      if (char === '\\') {
        const next = this.text.charAt(this.position + 1);
        if (next !== '\n') this.pending += '"$`\\'.includes(next) ? next : char + next;
        this.position += 2;
      } else if (char === '$' || char === '`') {
        this.flush(true);
        this.readDollar(true);
      } else {
        this.pending += char;
        this.position++;
      }
    }
    this.flush(true);
    this.position++;
  }

  private readDollar(quoted: boolean): void {
    const start = this.position;
    const rest = this.text.slice(start, start + 2);
    if (rest === '$(' || rest.startsWith('`')) {
      this.position = endOfCommand(this.text, start);
      this.add({ unknown: `\`${this.text.slice(start, this.position)}\` is known only when it runs` });
    } else if (rest === '${') {
      this.position = endOfBraces(this.text, start + 2);
      this.add({ variable: this.text.slice(start, this.position), quoted });
    } else if (rest === "$'" && !quoted) {
      this.position++;
    } else {
      const name = /^\$(\w+|[@*#?!$-])/.exec(this.text.slice(start, start + longestName))?.[0] ?? '$';
      this.position += name.length;
      if (name === '$') this.pending += '$';
      else this.add({ variable: name, quoted });
    }
  }

  /** `NAME=(a b)`. */
  private skipArray(): void {
    this.position = endOfCommand(this.text, this.position - 1);
    this.add({ unknown: 'an array' });
  }
}

/** Characters. */
const longestName = 128;

/** The position after the `)` or backtick that ends the command that starts at `$(` or a backtick. */
function endOfCommand(text: string, start: number): number {
  if (text.charAt(start) === '`') {
    for (let position = start + 1; position < text.length; position++) {
      if (text.charAt(position) === '\\') position++;
      else if (text.charAt(position) === '`') return position + 1;
    }
    return text.length;
  }
  return endOf(text, start + 2, '(', ')');
}

function endOfBraces(text: string, start: number): number {
  return endOf(text, start, '{', '}');
}

/** The position after the `close` that belongs to the `open` before `start`. */
function endOf(text: string, start: number, open: string, close: string): number {
  let depth = 1;
  let quote = '';
  for (let position = start; position < text.length; position++) {
    const char = text.charAt(position);
    if (char === '\\' && quote !== "'") position++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === open) depth++;
    else if (char === close && --depth === 0) return position + 1;
  }
  return text.length;
}

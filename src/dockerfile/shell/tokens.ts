import { bareText, plainText, readWordAt, type Word } from './word.ts';

/** Lines that a command reads: `<<EOF`. */
export interface Heredoc {
  readonly end: string;
  readonly trimsTabs: boolean;
  /** Its variables stay: the name is in quotes. */
  readonly isRaw: boolean;
  body: string;
}

export type Token =
  | { readonly kind: 'word'; readonly word: Word }
  | { readonly kind: 'operator'; readonly text: string }
  /** `> file`. */
  | { readonly kind: 'redirection'; readonly operator: string; readonly file: Word }
  | { readonly kind: 'heredoc'; readonly heredoc: Heredoc };

/** Longest first. POSIX, "Shell Command Language", 2.10. */
const OPERATORS = [';;&', ';;', ';&', '&&', '||', '|&', ';', '&', '|', '(', ')', '\n'];
const REDIRECTIONS = ['&>>', '&>', '<<<', '>>', '>&', '>|', '<&', '<>', '<', '>'];

/** Splits a script of a POSIX shell or Bash into words and operators. Comments are left out. */
export function readTokens(text: string): readonly Token[] {
  return new Tokens(text).read();
}

class Tokens {
  private readonly text: string;
  private position = 0;
  private readonly tokens: Token[] = [];
  private waiting: Heredoc[] = [];

  constructor(text: string) {
    this.text = text;
  }

  read(): readonly Token[] {
    while (this.position < this.text.length) this.readOne();
    return this.tokens;
  }

  private readOne(): void {
    const char = this.text.charAt(this.position);
    if (char === ' ' || char === '\t' || char === '\r') this.position++;
    else if (this.text.startsWith('\\\n', this.position)) this.position += 2;
    else if (char === '#') this.position = this.endOfLine();
    else if (!this.readHeredoc() && !this.readRedirection() && !this.readOperator()) this.readWord();
  }

  private endOfLine(): number {
    const end = this.text.indexOf('\n', this.position);
    return end === -1 ? this.text.length : end;
  }

  private readHeredoc(): boolean {
    if (!this.text.startsWith('<<', this.position) || this.text.startsWith('<<<', this.position))
      return false;
    this.position += 2;
    const trimsTabs = this.text.charAt(this.position) === '-';
    if (trimsTabs) this.position++;
    while (/[ \t]/.test(this.text.charAt(this.position))) this.position++;
    const name = this.readWordHere();
    const heredoc = { end: plainText(name), trimsTabs, isRaw: bareText(name) === undefined, body: '' };
    this.waiting.push(heredoc);
    this.tokens.push({ kind: 'heredoc', heredoc });
    return true;
  }

  private readRedirection(): boolean {
    const found = REDIRECTIONS.find((operator) => this.text.startsWith(operator, this.position));
    if (found === undefined) return false;
    this.position += found.length;
    const isOfOtherStream = this.dropNumberBefore();
    while (/[ \t]/.test(this.text.charAt(this.position))) this.position++;
    const file = this.readWordHere();
    this.tokens.push({ kind: 'redirection', operator: isOfOtherStream ? '' : found, file });
    return true;
  }

  /** The `2` of `2>&1`, which was read as a word. Answers true for another stream than the output. */
  private dropNumberBefore(): boolean {
    const before = this.tokens.at(-1);
    const number = before?.kind === 'word' ? plainText(before.word) : '';
    if (!/^\d$/.test(number)) return false;
    if (!/\d[<>]/.test(this.text.slice(this.position - 4, this.position))) return false;
    this.tokens.pop();
    return number !== '1';
  }

  private readOperator(): boolean {
    const found = OPERATORS.find((operator) => this.text.startsWith(operator, this.position));
    if (found === undefined) return false;
    this.position += found.length;
    this.tokens.push({ kind: 'operator', text: found });
    if (found === '\n') this.readHeredocBodies();
    return true;
  }

  private readHeredocBodies(): void {
    for (const heredoc of this.waiting) {
      const lines: string[] = [];
      while (this.position < this.text.length) {
        const end = this.endOfLine();
        const line = this.text.slice(this.position, end);
        this.position = end + 1;
        const trimmed = heredoc.trimsTabs ? line.replace(/^\t+/, '') : line;
        if (trimmed === heredoc.end) break;
        lines.push(trimmed);
      }
      heredoc.body = lines.map((line) => `${line}\n`).join('');
    }
    this.waiting = [];
  }

  private readWordHere(): Word {
    const { word, end } = readWordAt(this.text, this.position);
    this.position = end;
    return word;
  }

  private readWord(): void {
    const start = this.position;
    const word = this.readWordHere();
    // A character that starts no word would stop the reading here forever.
    if (this.position === start) this.position++;
    else this.tokens.push({ kind: 'word', word });
  }
}

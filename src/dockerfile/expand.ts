/** A text of a Dockerfile after its variables were replaced, or why that cannot be done. */
export type Expanded = { readonly value: string } | { readonly unknown: string };

/** The value of a variable; undefined for one that is not set. */
export type Lookup = (name: string) => Expanded | undefined;

export interface ExpandOptions {
  readonly lookup: Lookup;
  readonly escapeCharacter: string;
  /** An unset variable without a default is the empty text, or unknown. */
  readonly unset: 'empty' | 'unknown';
}

/** Characters of a value: variables that contain each other twice would grow without bound. */
const longestValue = 1024;
const deepestNesting = 16;

/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:+other}` and `${NAME+other}`,
 * and removes quotes and escapes. Source: Dockerfile reference, "Environment replacement".
 */
export function expand(word: string, options: ExpandOptions): Expanded {
  try {
    return { value: new Expansion(word, options).run() };
  } catch (error) {
    if (error instanceof Unexpandable) return { unknown: error.message };
    throw error;
  }
}

class Unexpandable extends Error {}

class Expansion {
  private readonly text: string;
  private readonly options: ExpandOptions;
  private position = 0;

  constructor(text: string, options: ExpandOptions) {
    this.text = text;
    this.options = options;
  }

  run(): string {
    return this.readUntil('', 0);
  }

  /** Reads up to an unquoted `end`, which is consumed; an empty `end` stands for the end of the text. */
  private readUntil(end: string, depth: number): string {
    if (depth > deepestNesting) throw new Unexpandable('its variables are nested too deeply');
    let value = '';
    let quote = '';
    while (this.position < this.text.length) {
      const char = this.text.charAt(this.position++);
      if (quote === '' && char === end) return value;
      if (char === quote) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      else if (char === this.options.escapeCharacter && quote !== "'")
        value += this.text.charAt(this.position++);
      else if (char === '$' && quote !== "'") value += this.readVariable(depth);
      else value += char;
      if (value.length > longestValue) throw new Unexpandable('its value is too long');
    }
    if (end !== '') throw new Unexpandable(`\`${this.text}\` lacks a closing brace`);
    return value;
  }

  private readVariable(depth: number): string {
    if (this.text.charAt(this.position) !== '{') {
      const name = this.readName();
      return name === '' ? '$' : this.valueOf(name);
    }
    this.position++;
    const name = this.readName();
    const modifier = /^:?[-+]|^\}/.exec(this.text.slice(this.position, this.position + 2))?.[0];
    if (name === '' || modifier === undefined) {
      throw new Unexpandable(`\`${this.text}\` has a form of variable that this action does not read`);
    }
    this.position += modifier.length;
    if (modifier === '}') return this.valueOf(name);
    return this.choose(name, modifier, depth);
  }

  private choose(name: string, modifier: string, depth: number): string {
    // A text that is not used must not fail.
    const start = this.position;
    const found = this.options.lookup(name);
    if (found !== undefined && 'unknown' in found) throw new Unexpandable(found.unknown);
    const isSet = found !== undefined && (found.value !== '' || !modifier.startsWith(':'));
    const usesOther = modifier.endsWith('+') ? isSet : !isSet;
    if (usesOther) return this.readUntil('}', depth + 1);
    this.position = skipToBrace(this.text, start);
    return modifier.endsWith('+') ? '' : (found?.value ?? '');
  }

  private valueOf(name: string): string {
    const found = this.options.lookup(name);
    if (found !== undefined && 'unknown' in found) throw new Unexpandable(found.unknown);
    if (found !== undefined) return found.value;
    if (this.options.unset === 'empty') return '';
    throw new Unexpandable(`\`$${name}\` has no value here`);
  }

  private readName(): string {
    const start = this.position;
    while (/\w/.test(this.text.charAt(this.position))) this.position++;
    return this.text.slice(start, this.position);
  }
}

/** The position after the brace that closes the one before `start`. */
function skipToBrace(text: string, start: number): number {
  let open = 1;
  for (let position = start; position < text.length; position++) {
    if (text.charAt(position) === '{' && text.charAt(position - 1) === '$') open++;
    if (text.charAt(position) === '}' && --open === 0) return position + 1;
  }
  throw new Unexpandable(`\`${text}\` lacks a closing brace`);
}

import {
  readShellPattern,
  replaced,
  type ShellPattern,
  withoutPrefix,
  withoutSuffix,
} from './shell-pattern.ts';

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
 * Replaces variables, and removes quotes and escapes, as BuildKit does: `$NAME`, `${NAME}`, `${NAME:-default}`,
 * `${NAME:+other}`, `${NAME:?message}`, these three also without the colon, `${NAME#prefix}`, `${NAME##prefix}`,
 * `${NAME%suffix}`, `${NAME%%suffix}`, `${NAME/pattern/replacement}` and `${NAME//pattern/replacement}`.
 * Sources: Dockerfile reference, "Environment replacement"; BuildKit, frontend/dockerfile/shell/lex.go.
 */
export function expand(word: string, options: ExpandOptions): Expanded {
  try {
    return new Expansion(word, options).run();
  } catch (error) {
    if (error instanceof Unexpandable) return { unknown: error.message };
    throw error;
  }
}

/** The text cannot be read. A value that is unknown is no error: it may not be needed. */
class Unexpandable extends Error {}

class Expansion {
  private readonly text: string;
  private readonly options: ExpandOptions;
  private position = 0;

  constructor(text: string, options: ExpandOptions) {
    this.text = text;
    this.options = options;
  }

  run(): Expanded {
    return this.readUntil('', { depth: 0, keepEscapes: false });
  }

  /** Reads up to an unquoted `end`, which is consumed; an empty `end` stands for the end of the text. */
  private readUntil(end: string, inside: Inside): Expanded {
    if (inside.depth > deepestNesting) throw new Unexpandable('its variables are nested too deeply');
    const result = new Result();
    while (this.position < this.text.length) {
      const char = this.text.charAt(this.position++);
      if (char === end) return result.expanded();
      if (char === "'") result.add(this.readSingleQuoted());
      else if (char === '"') this.readDoubleQuoted(result, inside);
      else if (char === '$') result.addExpanded(this.readVariable(inside));
      else if (char !== this.options.escapeCharacter) result.add(char);
      else result.add((inside.keepEscapes ? char : '') + this.next());
    }
    if (end !== '') throw this.lacks('a closing brace');
    return result.expanded();
  }

  private readSingleQuoted(): string {
    const end = this.text.indexOf("'", this.position);
    if (end === -1) throw this.lacks('a closing quote');
    const quoted = this.text.slice(this.position, end);
    this.position = end + 1;
    return quoted;
  }

  private readDoubleQuoted(result: Result, inside: Inside): void {
    const { escapeCharacter } = this.options;
    while (this.position < this.text.length) {
      const char = this.text.charAt(this.position++);
      if (char === '"') return;
      if (char === '$') result.addExpanded(this.readVariable(inside));
      else if (char !== escapeCharacter) result.add(char);
      else {
        const next = this.text.charAt(this.position);
        const escapes = next === '"' || next === '$' || next === escapeCharacter;
        result.add((inside.keepEscapes ? char : '') + (escapes ? this.next() : char));
      }
    }
    throw this.lacks('a closing quote');
  }

  /** After a `$`. */
  private readVariable(inside: Inside): Expanded {
    if (this.text.charAt(this.position) !== '{') {
      const name = this.readName();
      return name === '' ? { value: '$' } : this.valueOf(name);
    }
    this.position++;
    const name = this.readName();
    const colon = name !== '' && this.text.charAt(this.position) === ':' ? this.next() : '';
    const modifier = this.next();
    if (name === '') throw this.unreadable();
    if (modifier === '}' && colon === '') return this.valueOf(name);
    const depth = inside.depth + 1;
    if (modifier === '/' && colon === '') return this.replaceIn(name, depth);
    const known = colon === '' ? '-+?#%' : '-+?';
    if (modifier === '' || !known.includes(modifier)) throw this.unreadable();
    const isPattern = modifier === '#' || modifier === '%';
    const word = this.readUntil('}', { depth, keepEscapes: isPattern });
    return isPattern ? this.trim(name, modifier, word) : this.choose(name, colon + modifier, word);
  }

  private choose(name: string, modifier: string, word: Expanded): Expanded {
    const found = this.options.lookup(name);
    if (found !== undefined && 'unknown' in found) return found;
    const isSet = found !== undefined && (found.value !== '' || !modifier.startsWith(':'));
    if (modifier.endsWith('+')) return isSet ? word : { value: '' };
    if (isSet) return found;
    if (modifier.endsWith('-') || 'unknown' in word) return word;
    const problem = found === undefined ? 'is not allowed to be unset' : 'is not allowed to be empty';
    return { unknown: `\`${name}\`: ${word.value === '' ? problem : word.value}` };
  }

  private trim(name: string, modifier: string, word: Expanded): Expanded {
    const value = this.valueOf(name);
    if ('unknown' in value) return value;
    if ('unknown' in word) return word;
    const isDoubled = word.value.startsWith(modifier);
    const pattern = this.patternOf(isDoubled ? word.value.slice(1) : word.value);
    const which = isDoubled ? 'longest' : 'shortest';
    const without = modifier === '#' ? withoutPrefix : withoutSuffix;
    return { value: without(value.value, pattern, which) };
  }

  /** After `${NAME/`. */
  private replaceIn(name: string, depth: number): Expanded {
    const all = this.text.charAt(this.position) === '/';
    if (all) this.position++;
    const pattern = this.readUntil('/', { depth, keepEscapes: true });
    const replacement = this.readUntil('}', { depth, keepEscapes: true });
    const value = this.valueOf(name);
    if ('unknown' in value) return value;
    if ('unknown' in pattern) return pattern;
    if ('unknown' in replacement) return replacement;
    const which = all ? 'all' : 'first';
    return { value: replaced(value.value, this.patternOf(pattern.value), replacement.value, which) };
  }

  private patternOf(text: string): ShellPattern {
    const pattern = readShellPattern(text);
    if (pattern === undefined) throw this.unreadable();
    return pattern;
  }

  private valueOf(name: string): Expanded {
    const found = this.options.lookup(name);
    if (found !== undefined) return found;
    // No image can set a parameter of a shell, such as `$1` and `$?`.
    if (this.options.unset === 'empty' || !/^[\p{L}_]/u.test(name)) return { value: '' };
    return { unknown: `\`$${name}\` has no value here` };
  }

  /** A name, or a parameter of a shell. */
  private readName(): string {
    const match = nameOrParameter.exec(this.text.slice(this.position, this.position + longestName));
    const name = match?.[0] ?? '';
    this.position += name.length;
    return name;
  }

  private next(): string {
    return this.text.charAt(this.position++);
  }

  private lacks(what: string): Unexpandable {
    return new Unexpandable(`\`${this.text}\` lacks ${what}`);
  }

  private unreadable(): Unexpandable {
    return new Unexpandable(`\`${this.text}\` has a form of variable that this action does not read`);
  }
}

const longestName = 256;
const nameOrParameter = /^(?:\d+|[@*#?$!-]|[\p{L}_][\p{L}\p{Nd}_]*)/u;

interface Inside {
  readonly depth: number;
  /** Patterns have escapes of their own. */
  readonly keepEscapes: boolean;
}

/** A text that grows, until a part of it is unknown. */
class Result {
  private value = '';
  private unknown: string | undefined;

  add(text: string): void {
    this.value += text;
    if (this.value.length > longestValue) throw new Unexpandable('its value is too long');
  }

  addExpanded(part: Expanded): void {
    if ('value' in part) this.add(part.value);
    else this.unknown ??= part.unknown;
  }

  expanded(): Expanded {
    return this.unknown === undefined ? { value: this.value } : { unknown: this.unknown };
  }
}

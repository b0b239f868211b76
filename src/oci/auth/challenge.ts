/** One challenge of a WWW-Authenticate header; the scheme and the names of parameters are lower-case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const SEPARATORS = /[\s,]*/y;
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
// A token, or a URL that a registry wrote without the quotes that it needs.
const UNQUOTED = /[^\s,"]*/y;
// token68 stands alone after the scheme: `Negotiate YII=`. A parameter without a value looks the same.
const TOKEN68 = / +[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;

/**
 * The challenges of a WWW-Authenticate header, several headers joined by commas (RFC 9110, 11.6.1).
 * Reading stops at the first error of grammar. What was read before it counts.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  const reader = new Reader(header);
  for (;;) {
    reader.take(SEPARATORS);
    const name = reader.take(TOKEN)?.[0].toLowerCase();
    if (name === undefined) return challenges;
    if (reader.take(EQUALS) === undefined) {
      challenges.push({ scheme: name, parameters: new Map() });
      reader.take(TOKEN68);
      continue;
    }
    const value = reader.value();
    const parameters = challenges.at(-1)?.parameters;
    if (value === undefined || parameters === undefined) return challenges;
    // RFC 9110, 11.2: a name must occur once only. The first wins.
    if (!parameters.has(name)) parameters.set(name, value);
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** What the (sticky) pattern matches at the current position, if it does. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  /** A parameter's value, or undefined if a quotation does not end. */
  value(): string | undefined {
    if (this.#text[this.#at] !== '"') return this.take(UNQUOTED)?.[0];
    return this.take(QUOTED)?.[1]?.replace(/\\(.)/gs, '$1');
  }
}

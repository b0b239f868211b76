import { readPair } from '../docker/build-request.ts';
import type { Bound } from '../limits/limits.ts';
import { UserError } from '../model/user-error.ts';
import { readInputList } from './input-list.ts';

/** Reads the inputs one by one and collects their errors, so that all of them are reported together. */
export class InputReader {
  readonly #written: (name: string) => string;
  readonly #errors: string[] = [];
  readonly #emptySecrets: string[] = [];

  /** @param written the value of an input as the user wrote it, empty if it is not set. */
  constructor(written: (name: string) => string) {
    this.#written = written;
  }

  #get(name: string): string {
    return this.#written(name).trim();
  }

  text(name: string): string | undefined {
    return this.#get(name) || undefined;
  }

  textOrAuto(name: string): string | undefined {
    const value = this.text(name);
    return value === 'auto' ? undefined : value;
  }

  lines(name: string): readonly string[] {
    return this.#get(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  list(name: string, commas: 'keep' | 'separate'): readonly string[] {
    return readInputList(this.#get(name), commas);
  }

  /** A list of `NAME=value`. */
  pairs(name: string, commas: 'keep' | 'separate'): readonly string[] {
    const items = this.list(name, commas);
    for (const item of items) this.attempt(() => readPair(name, item));
    return items;
  }

  /**
   * A list of `ID=value`. An item without a value is skipped, as docker/build-push-action does: workflows name secrets
   * that pull requests from forks do not have. A value of input `secrets` keeps spaces and line breaks at its end.
   */
  secrets(name: 'secrets' | 'secret-files' | 'secret-envs', commas: 'keep' | 'separate'): readonly string[] {
    const items = readInputList(this.#written(name), commas, name === 'secrets' ? 'exact' : 'trim');
    return items.filter((item) => {
      const [id = '', ...value] = item.split('=');
      const empty = id !== '' && value.length > 0 && value.join('=').trim() === '';
      if (empty) this.#emptySecrets.push(`Input ${name}: ${id}`);
      else this.attempt(() => readPair(name, item));
      return !empty;
    });
  }

  /** `Input NAME: ID` of each secret that was skipped because it has no value. */
  get emptySecrets(): readonly string[] {
    return this.#emptySecrets;
  }

  /** One of the choices; the first one if the input is empty. */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const value = this.text(name) ?? choices[0];
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.wrong(name, value, `expected one of ${choices.join(', ')}`);
    return chosen ?? choices[0];
  }

  /** The spellings of YAML 1.2, as @actions/core accepts them. */
  boolean(name: string): boolean {
    const value = this.text(name) ?? 'false';
    if (!/^(true|True|TRUE|false|False|FALSE)$/.test(value))
      this.wrong(name, value, 'expected true or false');
    return value.toLowerCase() === 'true';
  }

  booleanOrAuto(name: string): boolean | undefined {
    return (this.text(name) ?? 'auto') === 'auto' ? undefined : this.boolean(name);
  }

  /** @param parse throws a UserError for a malformed value. */
  parsed<T>(name: string, parse: (text: string) => T): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    try {
      return parse(value);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.wrong(name, value, error.message);
      return undefined;
    }
  }

  bound(name: string, parse: (text: string) => number | undefined, expected: string): Bound | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) this.wrong(name, text, `expected ${expected}`);
    return value === undefined ? undefined : { text, value };
  }

  /** Collects the message of a UserError unchanged: it names the input, and no value of a secret. */
  attempt(check: () => void): void {
    try {
      check();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#errors.push(error.message);
    }
  }

  /** Collects an error of two inputs that contradict each other. */
  contradiction(message: string): void {
    this.#errors.push(message);
  }

  wrong(name: string, value: string, message: string): void {
    this.#errors.push(`Input ${name}: ${JSON.stringify(value)}: ${message}`);
  }

  finish(): void {
    if (this.#errors.length > 0) throw new UserError(this.#errors.join('\n'));
  }
}

import { readFileSync } from 'node:fs';
import type { Execute, ExecuteOptions, Finished } from '../../src/process/execute.ts';

/** What SDK 10.0.401 answered once; `result` is what it wrote to the file of `-getResultOutputFile`. */
export interface Recording extends Finished {
  readonly command: string;
  readonly result?: string;
}

export function recorded(name: string): Recording {
  return JSON.parse(readFileSync(new URL(`../fixtures/dotnet/${name}.json`, import.meta.url), 'utf8'));
}

export interface Call {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: ExecuteOptions | undefined;
}

/** Answers instead of programs, and remembers what was to be started. */
export class FakeExecute {
  readonly calls: Call[] = [];
  readonly #answer: (args: readonly string[]) => Finished | Promise<Finished>;

  constructor(answer: Finished | ((args: readonly string[]) => Finished | Promise<Finished>)) {
    this.#answer = typeof answer === 'function' ? answer : () => answer;
  }

  readonly execute: Execute = async (program, args, options) => {
    this.calls.push({ program, args, options });
    return this.#answer(args);
  };
}

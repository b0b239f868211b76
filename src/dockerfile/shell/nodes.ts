import type { Heredoc } from './tokens.ts';
import type { Word } from './word.ts';

/** A step of a script. Pipelines and lists (`&&`, `;`) are steps one after the other. */
export type Node =
  | CommandNode
  /** Changes of folder and variables in it end with it. */
  | { readonly kind: 'subshell'; readonly body: readonly Node[] }
  /** The first clause with a true condition runs; that of `else` has none. */
  | { readonly kind: 'if'; readonly clauses: readonly Clause[] }
  /** What follows a test and `&&`, or `||`. */
  | {
      readonly kind: 'tested';
      readonly test: CommandNode;
      readonly if: boolean;
      readonly body: readonly Node[];
    }
  | { readonly kind: 'case'; readonly word: Word; readonly branches: readonly Branch[] }
  /** It may be left out: the body of `while`; `failure`: what follows `||`. */
  | { readonly kind: 'maybe'; readonly when: 'maybe' | 'failure'; readonly body: readonly Node[] }
  | {
      readonly kind: 'for';
      readonly variable: string;
      readonly values: readonly Word[];
      readonly body: readonly Node[];
    }
  | { readonly kind: 'function'; readonly name: string; readonly body: readonly Node[] };

export interface CommandNode {
  readonly kind: 'command';
  readonly words: readonly Word[];
  readonly input?: Heredoc;
  readonly output?: { readonly file: Word; readonly appends: boolean };
}

export interface Clause {
  readonly condition: readonly Node[];
  readonly body: readonly Node[];
}

export interface Branch {
  readonly patterns: readonly Word[];
  readonly body: readonly Node[];
}

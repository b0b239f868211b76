import { hasWildcard } from '../wildcards.ts';
import { branchesOf, type Option, resultOf } from './conditions.ts';
import { type Argument, expandWord } from './expand-word.ts';
import { programName, withoutLauncher } from './launchers.ts';
import type { Clause, CommandNode, Node } from './nodes.ts';
import { isOfAnotherLanguage, shellStart } from './shells.ts';
import { assign, changeState, State, type Surroundings, splitAssignments } from './state.ts';
import { type Streams, streamsOf } from './streams.ts';
import { readScript } from './syntax.ts';

export type When = 'always' | 'maybe' | 'failure';

/** A program that a script starts, as far as that can be said without running the script. */
export interface Call extends Streams {
  /** The program and its arguments. Launchers (`exec`, `env`, `tini`, `sh -c`) are left out. */
  readonly words: readonly Argument[];
  /** Absolute folder in which it runs; undefined: unknown. */
  readonly folder: string | undefined;
  /** `maybe`: in a branch; `failure`: after `||`. */
  readonly when: When;
  /** The first word is a script that a shell reads: `bash start.sh`. */
  readonly isScript: boolean;
}

// Bounds on what a hostile script can cost.
const mostSteps = 5000;
const deepest = 20;
/** Characters, of the script and of those that it gives to other shells. */
const mostText = 1_000_000;

/** What the text of a script starts, in order. */
export function callsOfScript(text: string, around: Surroundings): readonly Call[] {
  const walk = new Walk();
  walk.script(text, new State(around), START);
  return walk.calls;
}

/** What a program with arguments (the exec form) starts. */
export function callsOfWords(words: readonly string[], around: Surroundings): readonly Call[] {
  const walk = new Walk();
  const values = words.map((value) => ({ value }));
  walk.call(values, new State(around), START);
  return walk.calls;
}

interface Place {
  readonly when: When;
  readonly depth: number;
}

const START: Place = { when: 'always', depth: 0 };

class Walk {
  readonly calls: Call[] = [];
  private readonly functions = new Map<string, readonly Node[]>();
  private steps = 0;
  private textRead = 0;

  /** Answers true if nothing after it runs. */
  script(text: string, state: State, place: Place): boolean {
    this.textRead += text.length;
    if (this.textRead > mostText || isOfAnotherLanguage(text)) return false;
    return this.nodes(readScript(text), state, place);
  }

  private nodes(nodes: readonly Node[], state: State, place: Place): boolean {
    if (place.depth > deepest) return true;
    return nodes.some((node) => this.steps++ > mostSteps || this.node(node, state, place));
  }

  private node(node: Node, state: State, place: Place): boolean {
    const deeper = { ...place, depth: place.depth + 1 };
    switch (node.kind) {
      case 'command':
        return this.command(node, state, place);
      case 'subshell':
        this.nodes(node.body, state.copy(), deeper);
        return false;
      case 'maybe':
        this.maybe(node.body, state, deeper, node.when);
        return false;
      case 'if':
        return this.firstOf(this.clauses(node.clauses, state, deeper), state, deeper);
      case 'tested': {
        const result = resultOf([node.test], state);
        if (result === node.if) return this.nodes(node.body, state, deeper);
        if (result === undefined) this.maybe(node.body, state, deeper, node.if ? 'maybe' : 'failure');
        return false;
      }
      case 'case':
        return this.firstOf(branchesOf(node, state), state, deeper);
      case 'function':
        this.functions.set(node.name, node.body);
        return false;
      case 'for':
        return this.loop(node, state, deeper);
    }
  }

  private maybe(nodes: readonly Node[], state: State, place: Place, when: 'maybe' | 'failure'): void {
    this.nodes(nodes, state, { ...place, when: place.when === 'failure' ? 'failure' : when });
  }

  /** Runs the first body with a true condition; those before it whose condition is unknown may run. */
  private firstOf(options: Iterable<Option>, state: State, place: Place): boolean {
    let isCertain = true;
    for (const { result, body } of options) {
      if (result === false) continue;
      if (result === true && isCertain) return this.nodes(body, state, place);
      this.maybe(body, state, place, 'maybe');
      if (result === true) return false;
      isCertain = false;
    }
    return false;
  }

  private *clauses(clauses: readonly Clause[], state: State, place: Place): Iterable<Option> {
    for (const { condition, body } of clauses) {
      this.nodes(condition, state, place);
      yield { result: condition.length === 0 ? true : resultOf(condition, state), body };
    }
  }

  private loop(node: Node & { kind: 'for' }, state: State, place: Place): boolean {
    const values = node.values.flatMap((word) => expandWord(word, state));
    const hasWildcards = values.some((value) => 'value' in value && hasWildcard(value.value));
    const known = hasWildcards ? [{ unknown: 'file names for wildcards are not known' }] : values;
    return known.some((value) => {
      state.set(node.variable, value, false);
      return this.nodes(node.body, state, place);
    });
  }

  private command(node: CommandNode, state: State, place: Place): boolean {
    const { input } = node;
    // `RUN <<EOF` of a Dockerfile.
    if (node.words.length === 0 && input !== undefined) return this.script(input.body, state, place);
    const { assignments, words } = splitAssignments(node.words);
    const expanded = words.flatMap((word) => expandWord(word, state));
    const isOptional = place.when !== 'always';
    // `A=b program` sets the variable for the program only.
    const forProgram = words.length === 0 ? state : state.copy();
    for (const one of assignments) assign(one, forProgram, isOptional && words.length === 0);
    if (words.length === 0 || changeState(words, expanded, state, isOptional)) return false;
    const name = programName(expanded) ?? '';
    const called = this.functions.get(name);
    if (called !== undefined) {
      const deeper = { ...place, depth: place.depth + 1 };
      return this.nodes(called, state.withParameters(expanded.slice(1)), deeper);
    }
    if (name === 'exit' || name === 'return') return true;
    // `exec >file` starts nothing.
    if (name === 'exec' && words.length === 1) return false;
    this.call(expanded, forProgram, place, streamsOf(node, state));
    return name === 'exec';
  }

  /** A program with its arguments, maybe with launchers before it. */
  call(words: readonly Argument[], state: State, place: Place, streams: Streams = {}): void {
    if (place.depth > deepest) return;
    const deeper = { ...place, depth: place.depth + 1 };
    const inner = withoutLauncher(words);
    if (inner !== undefined) {
      this.call(inner, state, deeper, streams);
      return;
    }
    if (words.length === 0) {
      this.add([{ unknown: 'its program is named when the container starts' }], state, place, false);
      return;
    }
    const shell = shellStart(words);
    if (shell === undefined) this.add(words, state, place, false, streams);
    else if ('file' in shell) this.add(shell.file, state, place, true);
    else if ('unknown' in shell) this.add([shell], state, place, false);
    else if ('text' in shell) this.script(shell.text, state.withParameters(shell.parameters), deeper);
    else if (streams.input !== undefined) this.script(streams.input, state.copy(), deeper);
  }

  private add(
    words: readonly Argument[],
    { folder }: State,
    { when }: Place,
    isScript: boolean,
    streams: Streams = {},
  ): void {
    this.calls.push({ words, folder, when, isScript, ...streams });
  }
}

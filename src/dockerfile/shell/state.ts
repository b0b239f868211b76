import { resolveIn } from '../paths.ts';
import type { Expanded, Lookup } from '../text/expand.ts';
import { type Argument, expandText, type Values } from './expand-word.ts';
import { bareText, type Word } from './word.ts';

/** What a script finds when it starts. */
export interface Surroundings {
  /** Absolute; undefined: unknown. */
  readonly folder: string | undefined;
  readonly variables: Lookup;
  /** `$1` and so on; undefined: unknown. */
  readonly parameters?: readonly Argument[] | undefined;
}

/** The folder and the variables of a running script. */
export class State implements Values {
  folder: string | undefined;
  parameters: readonly Argument[] | undefined;
  private readonly inherited: Lookup;
  private readonly variables = new Map<string, Expanded>();
  /** Of pushd. */
  private readonly folders: (string | undefined)[] = [];

  constructor({ folder, variables, parameters }: Surroundings) {
    this.folder = folder;
    this.inherited = variables;
    this.parameters = parameters;
  }

  readonly lookup: Lookup = (name) => {
    if (name === 'PWD' && this.folder !== undefined) return { value: this.folder };
    return this.variables.get(name) ?? this.inherited(name);
  };

  /** For a part of the script that changes nothing outside of it. */
  copy(): State {
    return this.withParameters(this.parameters);
  }

  withParameters(parameters: readonly Argument[] | undefined): State {
    const { folder, lookup } = this;
    return new State({ folder, variables: lookup, parameters });
  }

  /** A value that only one branch sets is not certain if there was another before. */
  set(name: string, value: Expanded, isOptional: boolean): void {
    const before = isOptional ? this.lookup(name) : undefined;
    const isCertain =
      before === undefined || ('value' in before && ['', known(value)].includes(before.value));
    this.variables.set(name, isCertain ? value : { unknown: `\`$${name}\` has several values` });
  }

  changeFolder(path: string | undefined): void {
    this.folder = path === undefined ? undefined : resolveIn(this.folder, path);
  }

  pushFolder(path: string | undefined): void {
    this.folders.push(this.folder);
    this.changeFolder(path);
  }

  popFolder(): void {
    this.folder = this.folders.pop();
  }
}

function known(value: Argument): string | undefined {
  return 'value' in value ? value.value : undefined;
}

interface Assignment {
  readonly name: string;
  readonly value: Word;
}

/** `NAME=value`; undefined for another word. */
function assignmentOf(word: Word): Assignment | undefined {
  const [first, ...others] = word;
  if (first === undefined || !('text' in first) || first.quoted) return undefined;
  const found = /^([A-Za-z_]\w*)=/.exec(first.text.slice(0, longestName));
  if (found?.[1] === undefined) return undefined;
  return { name: found[1], value: [{ text: first.text.slice(found[0].length), quoted: false }, ...others] };
}

const mostParameters = 200;
/** Characters. */
const longestName = 128;

/** The assignments before a program, and the program with its arguments. */
export function splitAssignments(words: readonly Word[]): {
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
} {
  const assignments: Assignment[] = [];
  for (const [index, word] of words.entries()) {
    const assignment = assignmentOf(word);
    if (assignment === undefined) return { assignments, words: words.slice(index) };
    assignments.push(assignment);
  }
  return { assignments, words: [] };
}

export function assign({ name, value }: Assignment, state: State, isOptional: boolean): void {
  state.set(name, expandText(value, state), isOptional);
}

const DECLARATIONS = new Set(['export', 'readonly', 'local', 'declare', 'typeset']);

/** Carries out a command that changes only the state of the script. False for any other command. */
export function changeState(
  words: readonly Word[],
  expanded: readonly Argument[],
  state: State,
  isOptional: boolean,
): boolean {
  const name = words[0] === undefined ? undefined : bareText(words[0]);
  if (name === undefined) return false;
  const path = expanded
    .slice(1)
    .map(known)
    .find((value) => value === undefined || !value.startsWith('-'));
  if (DECLARATIONS.has(name)) {
    for (const word of words.slice(1)) {
      const assignment = assignmentOf(word);
      if (assignment !== undefined) assign(assignment, state, isOptional);
    }
  } else if (name === ':') assignDefaults(words, state);
  else if (name === 'cd') state.changeFolder(path);
  else if (name === 'pushd') state.pushFolder(path);
  else if (name === 'popd') state.popFolder();
  else if (name === 'set') setParameters(expanded, state);
  else if (name === 'shift') state.parameters = state.parameters?.slice(1);
  else if (name === 'read' || name === 'unset') forget(expanded, state);
  else return false;
  return true;
}

/** `: "${NAME:=value}"` sets the variable if it has no value. */
function assignDefaults(words: readonly Word[], state: State): void {
  for (const part of words.flat()) {
    const name = 'variable' in part ? /^\$\{(\w+):?=/.exec(part.variable)?.[1] : undefined;
    if (name !== undefined) state.set(name, expandText([part], state), false);
  }
}

/** `set -- program arguments`; with options only, it changes no parameter. */
function setParameters(expanded: readonly Argument[], state: State): void {
  const dashes = expanded.findIndex((word) => known(word) === '--');
  const parameters = expanded.slice(dashes + 1);
  // `set -- "$@" "$@"` doubles them.
  if (dashes !== -1) state.parameters = parameters.length > mostParameters ? undefined : parameters;
}

function forget(expanded: readonly Argument[], state: State): void {
  for (const name of expanded.slice(1).map(known)) {
    if (name !== undefined) state.set(name, { unknown: `\`$${name}\` is known only when it runs` }, false);
  }
}

import { type Expanded, expand, type Lookup } from './expand.ts';
import type { Instruction } from './instructions.ts';
import { type Assignment, splitAtEquals, splitQuoted } from './words.ts';

interface Variable {
  readonly value: Expanded;
  /** From ENV: a container and the stages that are built on this one find it, whatever an ARG said later. */
  readonly fromEnv: boolean;
  /** How many changes came before. */
  readonly since: number;
}

/** The sources of ARG values. */
export interface ArgSources {
  /** From `--build-arg`: they override the default of an ARG. */
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The values of ARGs without a default: the ARGs before the first FROM, and the platform's. */
  readonly inherited: Lookup;
  readonly escapeCharacter: string;
  /** See ExpandOptions. */
  readonly unset: 'empty' | 'unknown';
}

/** The variables in force at a point of a Dockerfile. */
export class Variables {
  /** All values that each variable had, the latest last: a RUN keeps those in force when it runs. */
  private readonly history: Map<string, Variable[]>;
  private readonly sources: ArgSources;
  private changes = 0;

  /** A stage starts with the variables of the stage that it is built on. */
  constructor(sources: ArgSources, parent?: Variables) {
    this.sources = sources;
    this.history = new Map();
    for (const [name, values] of parent?.history ?? []) {
      const last = values.findLast(({ fromEnv }) => fromEnv) ?? values.at(-1);
      if (last !== undefined) this.history.set(name, [{ ...last, since: 0 }]);
    }
  }

  readonly lookup: Lookup = (name) => this.history.get(name)?.at(-1)?.value;

  /** The variables as they are now, whatever is applied later. */
  snapshot(): Lookup {
    const now = this.changes;
    return (name) => this.history.get(name)?.findLast(({ since }) => since <= now)?.value;
  }

  /** What ENV set: the variables of a container. */
  environment(): Lookup {
    const now = this.changes;
    return (name) => this.history.get(name)?.findLast(({ since, fromEnv }) => fromEnv && since <= now)?.value;
  }

  private set(name: string, value: Expanded, fromEnv: boolean): void {
    const variable = { value, fromEnv, since: ++this.changes };
    const values = this.history.get(name);
    if (values === undefined) this.history.set(name, [variable]);
    else values.push(variable);
  }

  expand(word: string): Expanded {
    const { escapeCharacter, unset } = this.sources;
    return expand(word, { lookup: this.lookup, escapeCharacter, unset });
  }

  /** Applies an ARG or ENV instruction; others change nothing. */
  apply({ keyword, text }: Instruction): void {
    if (keyword === 'ARG') this.applyArg(readAssignments(text, this.sources.escapeCharacter));
    if (keyword === 'ENV') this.applyEnv(readEnv(text, this.sources.escapeCharacter));
  }

  private applyArg(assignments: readonly Assignment[]): void {
    for (const { name, value } of assignments) {
      const found = this.argValue(name, value);
      if (found !== undefined) this.set(name, found, false);
    }
  }

  /** All assignments of one ENV use the values from before it. */
  private applyEnv(assignments: readonly Assignment[]): void {
    const set = assignments.map(({ name, value = '' }) => ({
      name: this.expand(name),
      value: this.expand(value),
    }));
    for (const { name, value } of set) if ('value' in name) this.set(name.value, value, true);
  }

  /** Dockerfile reference, "ARG": undefined if nothing sets it; an ENV of the base image may still do so. */
  private argValue(name: string, standard: string | undefined): Expanded | undefined {
    const given = Object.hasOwn(this.sources.buildArgs, name) ? this.sources.buildArgs[name] : undefined;
    if (given !== undefined) return { value: given };
    if (standard !== undefined) return this.expand(standard);
    return this.sources.inherited(name) ?? this.lookup(name);
  }
}

function readAssignments(text: string, escapeCharacter: string): Assignment[] {
  return splitQuoted(text, escapeCharacter).map(splitAtEquals);
}

/** ENV has an old form too, `ENV NAME the rest of the line`. */
function readEnv(text: string, escapeCharacter: string): Assignment[] {
  const assignments = readAssignments(text, escapeCharacter);
  const isOldForm = assignments[0]?.value === undefined;
  const [name = ''] = text.split(/\s/, 1);
  return isOldForm ? [{ name, value: text.slice(name.length).trim() }] : assignments;
}

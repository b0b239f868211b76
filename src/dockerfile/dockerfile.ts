import { UserError } from '../model/user-error.ts';
import type { Expanded } from './expand.ts';
import { type Instruction, readInstructions } from './instructions.ts';
import { globalScope, type ReadingOptions, readStage, type StageRead } from './stage.ts';

/** A Dockerfile as far as this action reads it. Variables are replaced with the build arguments given. */
export interface Dockerfile {
  /** For messages. */
  readonly path: string;
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly index: number;
  /** Lower case, as BuildKit compares names. */
  readonly name?: string;
  /** Of its FROM, counted from 1. */
  readonly line: number;
  /** The image or stage that FROM names. */
  readonly from: Expanded;
  /** The `--platform` of FROM, as written. */
  readonly platform?: string;
  /** Index of the earlier stage that FROM names. */
  readonly parent?: number;
  /** Indexes of earlier stages that COPY, ADD or a mount takes files from. */
  readonly uses: readonly number[];
  /** Files of the build context that COPY, ADD or a bind mount takes. */
  readonly sources: readonly ContextSource[];
  readonly entrypoint?: Command;
  readonly cmd?: Command;
  /** The RUN instructions as written, heredoc bodies included. */
  readonly runs: readonly string[];
}

/** A path in the build context, with `/` between its parts; it may hold wildcards. */
export interface ContextSource {
  readonly path: string;
  readonly line: number;
}

/** What an ENTRYPOINT, a CMD or both together start. */
export interface Command {
  readonly words: readonly string[];
  /** Of the instruction that names the program, counted from 1. */
  readonly line: number;
}

/**
 * Reads a Dockerfile. `path` is for messages only.
 * Throws a UserError for a text that is no Dockerfile: too long, without a FROM, or with too many of them.
 */
export function readDockerfile(text: string, path: string, options: ReadingOptions = {}): Dockerfile {
  const { escapeCharacter, instructions } = readInstructions(text, path);
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
  if (first === -1) {
    throw new UserError(`${path} has no FROM instruction. Is it a Dockerfile?`);
  }
  const scope = globalScope(instructions.slice(0, first), escapeCharacter, options);
  const read: StageRead[] = [];
  const parts = splitAtFrom(instructions.slice(first));
  if (parts.length > mostStages) {
    throw new UserError(`${path} has ${parts.length} stages; a Dockerfile has at most ${mostStages}.`);
  }
  for (const part of parts) {
    read.push(readStage(part, read, scope));
  }
  return { path, stages: read.map(({ stage }) => stage) };
}

/** Far more than anyone writes; keeps a hostile text from costing time. */
const mostStages = 500;

function splitAtFrom(instructions: readonly Instruction[]): Instruction[][] {
  const parts: Instruction[][] = [];
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM') parts.push([]);
    parts.at(-1)?.push(instruction);
  }
  return parts;
}

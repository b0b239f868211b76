import { UserError } from '../model/user-error.ts';
import type { Dockerfile } from './dockerfile.ts';
import { globalScope, type ReadingOptions } from './global-scope.ts';
import { readStage, type StageRead } from './stage.ts';
import { type Instruction, readInstructions } from './text/instructions.ts';

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

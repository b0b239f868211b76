import { UserError } from '../model/user-error.ts';
import { type CommandRead, DEFAULT_SHELL, readCommand, readShell } from './command.ts';
import type { Command, CopyStep, Stage, Step } from './dockerfile.ts';
import { type GlobalScope, readFrom, type StageHead } from './global-scope.ts';
import { folderOf, type Workdir } from './image-path.ts';
import { readRun } from './run-step.ts';
import { readCopy, readWorkdir } from './steps.ts';
import type { Lookup } from './text/expand.ts';
import { type Instruction, readInstructions, readTrigger } from './text/instructions.ts';
import { Variables } from './text/variables.ts';

/** A stage, and what the stages that are built on it start with. */
export interface StageRead {
  readonly stage: Stage;
  readonly variables: Variables;
  readonly workdir: Workdir;
  readonly interpreter: readonly string[];
  /** No image is below it. */
  readonly fromScratch: boolean;
  /** Of its ONBUILD instructions. */
  readonly triggers: readonly Instruction[];
}

/** Far more than anyone writes; every stage that is built on one with ONBUILD reads them again. */
const mostTriggers = 100;

/**
 * Reads one stage: a FROM and what follows it. `earlier` are the stages before it.
 * Throws a UserError if the image or the stage that it is built on has too many ONBUILD instructions.
 */
export function readStage(
  [from, ...body]: readonly Instruction[],
  earlier: readonly StageRead[],
  scope: GlobalScope,
): StageRead {
  if (from === undefined) throw new TypeError('a stage starts with its FROM');
  const stages = earlier.map(({ stage }) => stage);
  const head = readFrom(from, stages, scope);
  const parent = head.parent === undefined ? undefined : earlier[head.parent];
  const triggers = parent?.triggers ?? imageTriggers(head, scope);
  if (triggers.length > mostTriggers) {
    const what = 'value' in head.from ? head.from.value : 'the image';
    throw new UserError(
      `${what} has ${triggers.length} ONBUILD instructions; at most ${mostTriggers} are read.`,
    );
  }
  const reader = new StageReader(head, stages, parent, scope);
  for (const instruction of [...triggers, ...body]) reader.apply(instruction);
  return reader.read(
    body.filter(({ keyword }) => keyword === 'ONBUILD').flatMap((one) => readTrigger(one) ?? []),
  );
}

function imageTriggers({ from, line }: StageHead, { triggers }: GlobalScope): readonly Instruction[] {
  if (!('value' in from)) return [];
  const texts = triggers.get(from.value) ?? [];
  return texts.flatMap((text) =>
    readInstructions(text, from.value).instructions.map((instruction) => ({ ...instruction, line })),
  );
}

class StageReader {
  private readonly head: StageHead;
  private readonly earlier: readonly Stage[];
  private readonly escapeCharacter: string;
  private readonly fromScratch: boolean;
  private readonly variables: Variables;
  private readonly steps: Step[] = [];
  private readonly uses: number[] = [];
  private workdir: Workdir;
  private interpreter: readonly string[];
  private entrypoint: CommandRead | undefined;
  private cmd: CommandRead | undefined;

  constructor(head: StageHead, earlier: readonly Stage[], parent: StageRead | undefined, scope: GlobalScope) {
    const { escapeCharacter, buildArgs, lookup } = scope;
    this.head = head;
    this.earlier = earlier;
    this.escapeCharacter = escapeCharacter;
    this.fromScratch = parent?.fromScratch ?? ('value' in head.from && head.from.value === 'scratch');
    // A base image can set variables that this action does not know.
    const unset = this.fromScratch ? 'empty' : 'unknown';
    const sources = { buildArgs, inherited: lookup, escapeCharacter, unset } as const;
    this.variables = new Variables(sources, parent?.variables);
    this.workdir = parent?.workdir ?? { unset: true };
    this.interpreter = parent?.interpreter ?? DEFAULT_SHELL;
  }

  apply(instruction: Instruction): void {
    const { earlier, variables, workdir, escapeCharacter } = this;
    const around = { earlier, variables, workdir, escapeCharacter };
    switch (instruction.keyword) {
      case 'ARG':
      case 'ENV':
        variables.apply(instruction);
        break;
      case 'WORKDIR':
        this.workdir = readWorkdir(instruction, around);
        break;
      case 'SHELL':
        this.interpreter = readShell(instruction) ?? this.interpreter;
        break;
      case 'COPY':
      case 'ADD':
        this.add(readCopy(instruction, around));
        break;
      case 'RUN': {
        const { step, uses } = readRun(instruction, around);
        this.steps.push(step);
        this.uses.push(...uses);
        break;
      }
      case 'ENTRYPOINT':
        this.entrypoint = readCommand(instruction, this.interpreter);
        break;
      case 'CMD':
        this.cmd = readCommand(instruction, this.interpreter);
        break;
    }
  }

  private add(copies: readonly CopyStep[]): void {
    this.steps.push(...copies);
    for (const { from } of copies) if (typeof from !== 'string') this.uses.push(from.stage);
  }

  read(triggers: readonly Instruction[]): StageRead {
    const { head, steps, uses, workdir, variables, interpreter, fromScratch } = this;
    const environment = variables.environment();
    const stage: Stage = {
      ...head,
      steps,
      uses,
      workdir: 'unset' in workdir ? undefined : folderOf(workdir),
      environment,
      ...started('entrypoint', this.entrypoint, environment),
      ...started('cmd', this.cmd, environment),
    };
    return { stage, variables, workdir, interpreter, fromScratch, triggers };
  }
}

function started(
  which: 'entrypoint' | 'cmd',
  command: CommandRead | undefined,
  variables: Lookup,
): { entrypoint?: Command; cmd?: Command } {
  return command === undefined ? {} : { [which]: { ...command, variables } };
}

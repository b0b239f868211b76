import { posix } from 'node:path';
import type { ContextSource, Stage } from './dockerfile.ts';
import type { Instruction } from './instructions.ts';
import type { Variables } from './variables.ts';
import { flagValue, readWords } from './words.ts';

/** What one COPY, ADD or mount takes files from: an earlier stage, an image, or the build context. */
export interface FilesTaken {
  readonly stage?: number;
  /** Of the build context, without the paths that have an unknown variable. */
  readonly sources: readonly ContextSource[];
}

export function readCopy(
  { text, line }: Instruction,
  earlier: readonly Stage[],
  variables: Variables,
  escapeCharacter: string,
): FilesTaken {
  const read = readWords(text);
  const from = flagValue(read, 'from');
  if (from !== undefined) return takenFrom(from, earlier);
  const written = read.words.slice(0, -1).filter((word) => !isHeredoc(word) && !isRemote(word));
  return { sources: written.flatMap((word) => contextSource(word, line, variables, escapeCharacter)) };
}

/** Dockerfile reference, "RUN --mount": a bind mount without `from` mounts the build context. */
export function readMounts(
  { text, line }: Instruction,
  earlier: readonly Stage[],
  variables: Variables,
  escapeCharacter: string,
): FilesTaken[] {
  const mounts = readWords(text).flags.filter(({ name }) => name === 'mount');
  return mounts.map(({ value }) => {
    const fields = new Map(
      value.split(',').map((field) => {
        const equals = field.indexOf('=');
        return equals === -1 ? [field, ''] : [field.slice(0, equals), field.slice(equals + 1)];
      }),
    );
    const from = fields.get('from');
    if (from !== undefined) return takenFrom(from, earlier);
    if ((fields.get('type') ?? 'bind') !== 'bind') return { sources: [] };
    const source = fields.get('source') ?? fields.get('src') ?? '.';
    return { sources: contextSource(source, line, variables, escapeCharacter) };
  });
}

function takenFrom(from: string, earlier: readonly Stage[]): FilesTaken {
  const name = from.toLowerCase();
  const stage = earlier.findLast((candidate) => candidate.name === name) ?? earlier[indexOf(from)];
  // Otherwise it is an image or a named context.
  return stage === undefined ? { sources: [] } : { stage: stage.index, sources: [] };
}

function indexOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : -1;
}

function contextSource(
  word: string,
  line: number,
  variables: Variables,
  escapeCharacter: string,
): ContextSource[] {
  const expanded = variables.expand(word);
  if ('unknown' in expanded || expanded.value === '') return [];
  // A Dockerfile has a backtick as its escape character to write Windows paths.
  const path = escapeCharacter === '`' ? expanded.value.replaceAll('\\', '/') : expanded.value;
  // Every path is relative to the root of the context, which `..` cannot leave.
  return [{ path: posix.join('/', path).slice(1) || '.', line }];
}

function isHeredoc(word: string): boolean {
  return word.startsWith('<<');
}

function isRemote(word: string): boolean {
  return /^(https?:\/\/|git:\/\/|git@|ssh:\/\/)/.test(word);
}

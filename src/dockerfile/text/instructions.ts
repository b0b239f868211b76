import { UserError } from '../../model/user-error.ts';
import { readHeredocs } from './heredocs.ts';

/** One instruction of a Dockerfile. */
export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  /** Of its first line, counted from 1. */
  readonly line: number;
  /** The text after the keyword, flags included: continued lines are joined, comments between them left out. */
  readonly text: string;
  /** The lines of its heredocs as written, each after a line break; empty without heredocs. */
  readonly heredocs: string;
}

export interface Instructions {
  /** The escape character: a backslash, or a backtick if a parser directive says so. */
  readonly escapeCharacter: string;
  readonly instructions: readonly Instruction[];
}

/** Characters. BuildKit has no bound; Dockerfiles with whole applications in heredocs stay far below this one. */
const longestDockerfile = 131_072;

/**
 * Splits a Dockerfile into its instructions. `path` is for messages only.
 * Throws a UserError for a text that is too long for a Dockerfile.
 * Source: BuildKit, frontend/dockerfile/parser/parser.go, "Parse".
 */
export function readInstructions(text: string, path: string): Instructions {
  if (text.length > longestDockerfile) {
    throw new UserError(
      `${path} has ${text.length} characters; a Dockerfile has at most ${longestDockerfile}.`,
    );
  }
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const escapeCharacter = readEscapeCharacter(lines);
  return { escapeCharacter, instructions: splitLines(lines, escapeCharacter) };
}

/** The instruction that ONBUILD keeps for later; undefined if there is none. */
export function readTrigger({ text, heredocs, line }: Instruction): Instruction | undefined {
  const trigger = readInstruction(text, line);
  return trigger && { ...trigger, heredocs };
}

/** Parser directives are comments in the first lines; the first other line ends them. */
function readEscapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^\s*#\s*(syntax|check|escape)\s*=(.*)$/i.exec(line.trimEnd());
    if (directive === null) break;
    const [, name = '', value = ''] = directive;
    if (name.toLowerCase() === 'escape') return value.trim() === '`' ? '`' : '\\';
  }
  return '\\';
}

function splitLines(lines: readonly string[], escapeCharacter: string): Instruction[] {
  const untabbed = lines.map((line) => line.replace(/^\t+/, ''));
  const instructions: Instruction[] = [];
  let next = 0;
  while (next < lines.length) {
    const line = next + 1;
    const { text, end } = joinContinuedLines(lines, next, escapeCharacter);
    next = end;
    const instruction = readInstruction(text, line);
    if (instruction === undefined) continue;
    const heredocs = readHeredocs(instruction, { lines, untabbed }, end);
    next = heredocs.end;
    instructions.push({ ...instruction, heredocs: heredocs.text });
  }
  return instructions;
}

/** @returns undefined for a comment or an empty line. */
function readInstruction(text: string, line: number): Instruction | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const [keyword = ''] = trimmed.split(/\s/, 1);
  return { keyword: keyword.toUpperCase(), line, text: trimmed.slice(keyword.length).trim(), heredocs: '' };
}

/** @returns the index of the line after them too. */
function joinContinuedLines(
  lines: readonly string[],
  start: number,
  escapeCharacter: string,
): { readonly text: string; readonly end: number } {
  const first = lines[start] ?? '';
  if (isComment(first) || !isContinued(first, escapeCharacter)) return { text: first, end: start + 1 };
  const joined = [withoutContinuation(first)];
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || isComment(line)) continue;
    if (!isContinued(line, escapeCharacter)) {
      return { text: joined.join('') + line.trimEnd(), end: index + 1 };
    }
    joined.push(withoutContinuation(line));
  }
  return { text: joined.join(''), end: lines.length };
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

/** A doubled escape character does not continue a line. */
function isContinued(line: string, escapeCharacter: string): boolean {
  const trimmed = line.trimEnd();
  return trimmed.endsWith(escapeCharacter) && trimmed.at(-2) !== escapeCharacter;
}

function withoutContinuation(line: string): string {
  return line.trimEnd().slice(0, -1);
}

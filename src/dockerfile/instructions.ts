import { DockerfileParser } from 'dockerfile-ast';
import { UserError } from '../model/user-error.ts';

/** One instruction of a Dockerfile. */
export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  /** Of its first line, counted from 1. */
  readonly line: number;
  /** The text after the keyword: continued lines are joined; comments and heredoc bodies are left out. */
  readonly text: string;
  /** All of its lines as written, heredoc bodies included. */
  readonly source: string;
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
 */
export function readInstructions(text: string, path: string): Instructions {
  if (text.length > longestDockerfile) {
    throw new UserError(
      `${path} has ${text.length} characters; a Dockerfile has at most ${longestDockerfile}.`,
    );
  }
  const normal = withoutComments(
    text
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', ' '),
  );
  const lines = normal.split('\n');
  const dockerfile = DockerfileParser.parse(normal);
  const escapeCharacter = dockerfile.getEscapeCharacter();
  const instructions = dockerfile.getInstructions().map((instruction) => {
    const { start, end } = instruction.getRange();
    const keywordEnd = instruction.getInstructionRange().end;
    return {
      keyword: instruction.getKeyword(),
      line: start.line + 1,
      text: joinContinuedLines(textBetween(lines, keywordEnd, end), escapeCharacter),
      source: textBetween(lines, start, end),
    };
  });
  return { escapeCharacter, instructions };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

function textBetween(lines: readonly string[], start: Position, end: Position): string {
  const selected = lines.slice(start.line, end.line + 1);
  selected[selected.length - 1] = (selected.at(-1) ?? '').slice(0, end.character);
  selected[0] = (selected[0] ?? '').slice(start.character);
  return selected.join('\n');
}

/** Parser directives are in the first lines; there are fewer kinds of them than this. */
const directiveLines = 4;

/**
 * Empties comment lines, so that line numbers stay the same.
 * dockerfile-ast assigns every comment to a stage by comparing it with all of them: 100 kB of `FROM` and
 * `#` lines take it 4 s.
 */
function withoutComments(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (index >= directiveLines && line.trimStart().startsWith('#') ? '' : line))
    .join('\n');
}

function joinContinuedLines(text: string, escapeCharacter: string): string {
  let joined = '';
  for (const line of text.split('\n')) {
    const trimmed = line.trimEnd();
    if (joined !== '' && (trimmed === '' || trimmed.trimStart().startsWith('#'))) continue;
    if (!isContinued(trimmed, escapeCharacter)) return (joined + trimmed).trim();
    joined += trimmed.slice(0, -1);
  }
  return joined.trim();
}

/** BuildKit, parser.go, "lineContinuationRegex": a doubled escape character does not continue a line. */
function isContinued(line: string, escapeCharacter: string): boolean {
  return line.endsWith(escapeCharacter) && line.at(-2) !== escapeCharacter;
}

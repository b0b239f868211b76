import { posix } from 'node:path';
import type { CopyStep, FilesFrom, Stage } from './dockerfile.ts';
import { imagePath, type Workdir } from './image-path.ts';
import { expandHeredoc, heredocTexts, isHeredoc } from './text/heredocs.ts';
import type { Instruction } from './text/instructions.ts';
import type { Variables } from './text/variables.ts';
import { flagValue, readWords } from './text/words.ts';

/** What an instruction finds when it is carried out. */
export interface Surroundings {
  /** The stages before this one. */
  readonly earlier: readonly Stage[];
  readonly variables: Variables;
  readonly workdir: Workdir;
  readonly escapeCharacter: string;
}

/** A COPY or ADD: one step for each folder that its sources are relative to, which is one but for `--parents`. */
export function readCopy(instruction: Instruction, around: Surroundings): CopyStep[] {
  const { text, line } = instruction;
  const read = readWords(text);
  const from = filesFrom(flagValue(read, 'from'), around.earlier);
  const written = read.words.slice(0, -1).filter((word) => !isHeredoc(word));
  const sources = written.flatMap((word) => expandPath(word, around) ?? []).filter((path) => !isRemote(path));
  const target = expandPath(read.words.at(-1) ?? '', around);
  const to = target === undefined ? undefined : imagePath(target, around.workdir);
  const texts = readTexts(instruction, to, around);
  if (!isOn(flagValue(read, 'parents'))) {
    const paths = sources.map((source) => sourcePath(source, from));
    return [{ kind: 'copy', line, from, sources: paths, to, parents: undefined, texts }];
  }
  const byPivot = Map.groupBy(sources, (source) => sourcePath(pivotOf(source), from));
  return [...byPivot].map(([parents, some]) => ({
    kind: 'copy',
    line,
    from,
    sources: some.map((source) => sourcePath(source, from)),
    to,
    parents,
    texts,
  }));
}

/** Heredocs of a COPY. In a folder, the file has the name that ends its heredoc. */
function readTexts(
  { text, heredocs }: Instruction,
  to: string | undefined,
  { variables }: Surroundings,
): ReadonlyMap<string, string> {
  if (heredocs === '' || to === undefined) return new Map();
  return new Map(
    heredocTexts(text, heredocs).map(({ name, text: written, isRaw }) => [
      to.endsWith('/') ? posix.join(to, name) : to,
      isRaw ? written : expandHeredoc(written, (variable) => variables.expand(variable)),
    ]),
  );
}

/** Dockerfile reference, "COPY --parents": `src/./App/App.cs` keeps the folders after `/./`. */
function pivotOf(source: string): string {
  const pivot = source.indexOf('/./');
  return pivot === -1 ? '.' : source.slice(0, pivot);
}

/** @param name of `--from`. */
export function filesFrom(name: string | undefined, earlier: readonly Stage[]): FilesFrom {
  if (name === undefined || name === '') return 'context';
  const lower = name.toLowerCase();
  const stage = earlier.findLast((candidate) => candidate.name === lower) ?? earlier[indexOf(name)];
  return stage === undefined ? 'elsewhere' : { stage: stage.index };
}

function indexOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : -1;
}

/** The path of what is taken: every path is relative to a root, which `..` cannot leave. */
export function sourcePath(path: string, from: FilesFrom): string {
  const absolute = posix.join('/', path);
  return from === 'context' ? absolute.slice(1) || '.' : absolute;
}

/** Undefined: a variable in it is unknown. */
export function expandPath(word: string, { variables, escapeCharacter }: Surroundings): string | undefined {
  const expanded = variables.expand(word);
  if ('unknown' in expanded) return undefined;
  // A Dockerfile has a backtick as its escape character to write Windows paths.
  return escapeCharacter === '`' ? expanded.value.replaceAll('\\', '/') : expanded.value;
}

/** The working directory after a WORKDIR. */
export function readWorkdir({ text }: Instruction, around: Surroundings): Workdir {
  const written = expandPath(text, around);
  const path = written === undefined ? undefined : imagePath(written, around.workdir);
  return path === undefined ? { unknown: true } : { path: path.length > 1 ? path.replace(/\/$/, '') : path };
}

/** A flag such as `--parents`, `--parents=true` or `--parents=false`. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== 'false';
}

/**
 * ADD takes it from the network: an address, or a Git repository such as `git@example.com:shop.git#main:src`.
 * Source: BuildKit, frontend/dockerfile/dfgitutil and util/sshutil.
 */
function isRemote(source: string): boolean {
  return /^(?:https?|git|ssh):\/\/|^[\w-]+@[\w.-]+:/i.test(source);
}

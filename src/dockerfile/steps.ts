import { posix } from 'node:path';
import type { BindMount, CopyStep, FilesFrom, RunStep, Stage } from './dockerfile.ts';
import { folderOf, imagePath, type Workdir } from './image-path.ts';
import { isHeredoc } from './text/heredocs.ts';
import type { Instruction } from './text/instructions.ts';
import type { Variables } from './text/variables.ts';
import { flagValue, readWords } from './text/words.ts';

/** What a COPY, ADD or RUN finds when it is carried out. */
export interface Surroundings {
  /** The stages before this one. */
  readonly earlier: readonly Stage[];
  readonly variables: Variables;
  readonly workdir: Workdir;
  readonly escapeCharacter: string;
}

export function readCopy({ text, line }: Instruction, around: Surroundings): CopyStep {
  const read = readWords(text);
  const from = filesFrom(flagValue(read, 'from'), around.earlier);
  const written = read.words.slice(0, -1).filter((word) => !isHeredoc(word) && !isRemote(word));
  const to = expandPath(read.words.at(-1) ?? '', around);
  return {
    kind: 'copy',
    line,
    from,
    sources: written.flatMap((word) => sourcePath(word, from, around) ?? []),
    to: to === undefined ? undefined : imagePath(to, around.workdir),
    parents: isOn(flagValue(read, 'parents')),
  };
}

/** A RUN, and the stages that mounts other than bind mounts take files from. */
export function readRun(
  { text, heredocs, line }: Instruction,
  around: Surroundings,
): { readonly step: RunStep; readonly uses: readonly number[] } {
  const { flags, rest } = readWords(text);
  const mounts = flags.filter(({ name }) => name === 'mount').map(({ value }) => readMount(value));
  const uses = mounts.flatMap(({ from }) => {
    const taken = filesFrom(from, around.earlier);
    return typeof taken === 'string' ? [] : [taken.stage];
  });
  const step: RunStep = {
    kind: 'run',
    line,
    command: rest + heredocs,
    workdir: folderOf(around.workdir),
    variables: around.variables.snapshot(),
    mounts: mounts.filter(({ type }) => type === 'bind').flatMap((mount) => bindMount(mount, around) ?? []),
  };
  return { step, uses };
}

interface Mount {
  readonly type: string;
  readonly from: string | undefined;
  readonly source: string;
  readonly target: string;
}

/** Dockerfile reference, "RUN --mount". */
function readMount(value: string): Mount {
  const fields = new Map(
    value.split(',').map((field) => {
      const equals = field.indexOf('=');
      return equals === -1 ? [field, ''] : [field.slice(0, equals), field.slice(equals + 1)];
    }),
  );
  return {
    type: fields.get('type') ?? 'bind',
    from: fields.get('from'),
    source: fields.get('source') ?? fields.get('src') ?? '.',
    target: fields.get('target') ?? fields.get('dst') ?? fields.get('destination') ?? '.',
  };
}

function bindMount(mount: Mount, around: Surroundings): BindMount | undefined {
  const from = filesFrom(mount.from, around.earlier);
  const source = sourcePath(mount.source, from, around);
  const target = expandPath(mount.target, around);
  if (source === undefined) return undefined;
  return { from, source, target: target === undefined ? undefined : imagePath(target, around.workdir) };
}

function filesFrom(from: string | undefined, earlier: readonly Stage[]): FilesFrom {
  if (from === undefined) return 'context';
  const name = from.toLowerCase();
  const stage = earlier.findLast((candidate) => candidate.name === name) ?? earlier[indexOf(from)];
  return stage === undefined ? 'elsewhere' : { stage: stage.index };
}

function indexOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : -1;
}

/** Of a file that is taken; undefined: unknown. */
function sourcePath(word: string, from: FilesFrom, around: Surroundings): string | undefined {
  const path = expandPath(word, around);
  if (path === undefined || path === '') return undefined;
  // Every path is relative to a root, which `..` cannot leave.
  const absolute = imagePath(posix.join('/', path), { unset: true });
  return from === 'context' ? absolute?.slice(1) || '.' : absolute;
}

function expandPath(word: string, { variables, escapeCharacter }: Surroundings): string | undefined {
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
  return value !== undefined && value.toLowerCase() !== 'false';
}

function isRemote(word: string): boolean {
  return /^(https?:\/\/|git:\/\/|git@|ssh:\/\/)/.test(word);
}

import type { Stage } from '../dockerfile.ts';
import { resolveIn } from '../paths.ts';
import type { Call } from './calls.ts';
import { type Argument, textOf } from './expand-word.ts';
import { callsOfRun } from './instruction-calls.ts';
import { programName } from './launchers.ts';

/**
 * Files whose text the Dockerfile has, by their absolute paths in the image: heredocs of COPY, and what RUN writes with
 * `cat <<EOF > file`, `echo` and `printf`.
 */
export function writtenFiles({ steps }: Stage): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const step of steps) {
    if (step.kind === 'copy') {
      for (const [path, text] of step.texts) files.set(path, text);
    } else {
      for (const call of callsOfRun(step)) write(call, files);
    }
  }
  return files;
}

/** Characters. Appending to a file over and over must not cost memory. */
const longestFile = 131_072;

function write(call: Call, files: Map<string, string>): void {
  const { output, folder, words } = call;
  const name = programName(words);
  const file =
    output?.file ??
    (name === 'tee' ? words.slice(1).findLast((word) => !textOf(word).startsWith('-')) : undefined);
  const path = file === undefined ? undefined : pathOf(file, folder);
  if (path === undefined) return;
  const text = outputOf(call);
  const appends = output?.appends ?? words.some((word) => textOf(word) === '-a');
  const before = appends ? files.get(path) : '';
  if (text === undefined || before === undefined) files.delete(path);
  else files.set(path, (before + text).slice(0, longestFile));
}

function pathOf(file: Argument, folder: string | undefined): string | undefined {
  const written = textOf(file);
  return written === '' ? undefined : resolveIn(folder, written);
}

/** What a command prints; undefined if that is unknown. */
function outputOf({ words, input }: Call): string | undefined {
  const rest = words.slice(1).filter((word) => !/^-[neE]+$/.test(textOf(word)));
  const texts = rest.map((word) => ('value' in word ? word.value : undefined));
  switch (programName(words)) {
    case 'cat':
    case 'tee':
      return input;
    case 'echo':
      return texts.includes(undefined) ? undefined : `${withEscapes(texts.join(' '))}\n`;
    case 'printf':
      return texts.includes(undefined) ? undefined : formatted(texts as readonly string[]);
    default:
      return undefined;
  }
}

/** The shells of most images read escapes in `echo`, the others do so with `-e`. */
function withEscapes(text: string): string {
  return text.replace(/\\([nt\\"])/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char);
}

/** `printf FORMAT ARGUMENTS` with `%s` and `%%`; the format is used again for arguments that are left. */
function formatted([format = '', ...values]: readonly string[]): string {
  const left = [...values];
  let text = '';
  do {
    const before = left.length;
    text += withEscapes(format).replace(/%([s%])/g, (_, kind: string) =>
      kind === '%' ? '%' : (left.shift() ?? ''),
    );
    if (left.length === before) break;
  } while (left.length > 0 && text.length < longestFile);
  return text;
}

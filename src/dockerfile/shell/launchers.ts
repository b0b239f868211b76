import { type Argument, textOf } from './expand-word.ts';

/** A program that starts another one, which its arguments name. */
interface Launcher {
  /** Options that take the next argument as their value. */
  readonly withValue?: readonly string[];
  /** Arguments before the program. */
  readonly before?: number;
}

const WITHOUT_ARGUMENTS: Launcher = {};

const LAUNCHERS: ReadonlyMap<string, Launcher> = new Map<string, Launcher>([
  ['exec', { withValue: ['-a'] }],
  ['command', WITHOUT_ARGUMENTS],
  ['builtin', WITHOUT_ARGUMENTS],
  ['nohup', WITHOUT_ARGUMENTS],
  ['time', { withValue: ['-f', '-o'] }],
  ['nice', { withValue: ['-n'] }],
  ['ionice', { withValue: ['-c', '-n'] }],
  ['timeout', { withValue: ['-s', '-k'], before: 1 }],
  ['stdbuf', { withValue: ['-i', '-o', '-e'] }],
  ['env', { withValue: ['-u', '-C'] }],
  ['sudo', { withValue: ['-u', '-g', '-h', '-p', '-C'] }],
  ['doas', { withValue: ['-u'] }],
  ['runuser', { withValue: ['-u', '-g', '-G'] }],
  ['setpriv', { withValue: ['--reuid', '--regid', '--groups'] }],
  ['chroot', { before: 1 }],
  ['xargs', { withValue: ['-n', '-P', '-L', '-I', '-d', '-s', '-a', '-E'] }],
  // Init programs and those that change the user.
  ['tini', { withValue: ['-p', '-e'] }],
  ['tini-static', { withValue: ['-p', '-e'] }],
  ['docker-init', { withValue: ['-p', '-e'] }],
  ['dumb-init', { withValue: ['-r', '--rewrite'] }],
  ['catatonit', WITHOUT_ARGUMENTS],
  ['init', WITHOUT_ARGUMENTS],
  ['with-contenv', WITHOUT_ARGUMENTS],
  ['gosu', { before: 1 }],
  ['su-exec', { before: 1 }],
  ['setuidgid', { before: 1 }],
  ['s6-setuidgid', { before: 1 }],
  ['chpst', { withValue: ['-u', '-U', '-e'] }],
  // Wrappers that wait, observe or provide something.
  ['instrument.sh', WITHOUT_ARGUMENTS],
  ['ddtrace-run', WITHOUT_ARGUMENTS],
  ['dockerize', { withValue: ['-wait', '-timeout', '-template', '-stdout', '-stderr'] }],
  ['xvfb-run', { withValue: ['-n', '-s', '-e', '-f', '-w'] }],
  ['catchsegv', WITHOUT_ARGUMENTS],
]);

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** The program and its arguments without the launcher before them; undefined if there is no launcher. */
export function withoutLauncher(words: readonly Argument[]): readonly Argument[] | undefined {
  const name = programName(words);
  if (name === undefined) return undefined;
  if (name === 'find') return afterExec(words);
  const launcher = LAUNCHERS.get(name);
  if (launcher === undefined) return afterDashes(name, words);
  const inner = skipArguments(words, launcher);
  return name === 'xargs' ? [...inner, { unknown: 'what `xargs` adds is known only when it runs' }] : inner;
}

/** `find . -name '*.csproj' -exec dotnet publish {} ;` */
function afterExec(words: readonly Argument[]): readonly Argument[] | undefined {
  const start = words.findIndex((word) => /^-(exec|execdir|ok)$/.test(textOf(word)));
  if (start === -1) return undefined;
  const rest = words.slice(start + 1);
  const end = rest.findIndex((word) => /^[;+]$/.test(textOf(word)));
  return rest
    .slice(0, end === -1 ? rest.length : end)
    .map((word) =>
      textOf(word) === '{}' ? { unknown: 'what `find` finds is known only when it runs' } : word,
    );
}

/** `wait-for-it.sh db:5432 -- dotnet App.dll`: scripts and tools of .NET name another program like this. */
function afterDashes(name: string, words: readonly Argument[]): readonly Argument[] | undefined {
  if (!/\.sh$|^wait|^dotnet-/.test(name)) return undefined;
  const dashes = words.findIndex((word) => textOf(word) === '--');
  return dashes === -1 ? undefined : words.slice(dashes + 1);
}

function skipArguments(words: readonly Argument[], { withValue = [], before = 0 }: Launcher) {
  let position = 1;
  let left = before;
  while (position < words.length) {
    const text = textOf(words[position]);
    if (text === '--') {
      position++;
      if (left === 0) break;
    } else if (withValue.includes(text)) position += 2;
    else if (text.startsWith('-') || ASSIGNMENT.test(text)) position++;
    else if (left-- > 0) position++;
    else break;
  }
  return words.slice(position);
}

/** The file name of the program; undefined if it is unknown. Its folder may be unknown. */
export function programName([program]: readonly Argument[]): string | undefined {
  if (program === undefined) return undefined;
  const path = 'value' in program ? program.value : fileOf(program);
  return path
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\.exe$/i, '');
}

/** `/App.dll` of `$FOLDER/App.dll`. */
export function fileOf(word: Argument): string | undefined {
  return 'unknown' in word && /\/[^/]+$/.test(word.end ?? '') ? word.end : undefined;
}

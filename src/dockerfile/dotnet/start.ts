import type { Dockerfile, Stage } from '../dockerfile.ts';
import { startCommandOf } from '../final-stage.ts';
import { resolveIn } from '../paths.ts';
import { type Call, callsOfScript } from '../shell/calls.ts';
import type { Argument } from '../shell/expand-word.ts';
import { callsOfCommand } from '../shell/instruction-calls.ts';
import { SCRIPT_FILE } from './build-scripts.ts';
import { searchedPath, writtenText } from './image-files.ts';
import { originsOf } from './origins.ts';
import { type Started, startedProgram } from './started-program.ts';

/** What an image starts. */
export type Start =
  /**
   * `Shop` of `dotnet Shop.dll`; also an apphost or a single file. The file is an absolute path in the image; undefined
   * if its folder is unknown.
   */
  | { readonly assembly: string; readonly file: string | undefined; readonly line: number }
  | ScriptStart
  /** Why that cannot be said, and the command of the SDK that it starts. */
  | { readonly unknown: string; readonly line: number; readonly sdkCommand?: string }
  /** Only the base image says (Azure Functions, nginx, AWS Lambda). */
  | { readonly none: true };

/** Its text decides, see `startOfScript`. */
export interface ScriptStart {
  /** Absolute path in the image. */
  readonly script: string;
  readonly arguments: readonly Argument[];
  readonly line: number;
}

/**
 * What the image of a stage starts, by ENTRYPOINT and CMD of the stage and the stages that it is built on.
 * Dockerfile reference, "Understand how CMD and ENTRYPOINT interact".
 */
export function startOf(dockerfile: Dockerfile, stage: Stage): Start {
  const command = startCommandOf(dockerfile, stage);
  if (command === undefined) return { none: true };
  const { line, words } = command;
  if (command.malformed) return { unknown: `\`${words.join(' ')}\` is not valid JSON`, line };
  return startOfCalls(callsOfCommand(command, stage), { dockerfile, stage, line, scripts: [] });
}

/**
 * What a script that an image starts in turn starts. `text` is the text of `start.script`. Scripts that the Dockerfile
 * itself writes are read by `startOf`.
 */
export function startOfScript(text: string, start: ScriptStart, dockerfile: Dockerfile, stage: Stage): Start {
  return startOfText(text, start, { dockerfile, stage, line: start.line, scripts: [start.script] });
}

interface Place {
  readonly dockerfile: Dockerfile;
  readonly stage: Stage;
  readonly line: number;
  /** Those that were read on the way. */
  readonly scripts: readonly string[];
}

const mostScripts = 5;

function startOfText(text: string, start: Pick<ScriptStart, 'script' | 'arguments'>, place: Place): Start {
  const { stage, line } = place;
  const around = { folder: stage.workdir ?? '/', variables: stage.environment, parameters: start.arguments };
  const found = startOfCalls(callsOfScript(text, around), place);
  // A script that starts itself again, as another user, says nothing more.
  const isItself = 'script' in found && found.script === start.script;
  return isItself ? { unknown: `${start.script} starts only itself`, line } : found;
}

interface Candidate {
  readonly started: Started;
  readonly call: Call;
}

function startOfCalls(calls: readonly Call[], place: Place): Start {
  const candidates = calls.flatMap((call, index) => {
    const started = startedProgram(call);
    // A program without a folder may be any tool: it counts if nothing comes after it.
    if (started === undefined) return [];
    const isTool = 'as' in started && started.as === 'name' && index < calls.length - 1;
    return isTool ? [] : [{ started, call }];
  });
  const chosen = choose(candidates);
  const { line } = place;
  if (chosen === undefined) return { unknown: 'its start command names no assembly', line };
  if (typeof chosen === 'string') return { unknown: chosen, line };
  const { started, call } = chosen;
  if ('unknown' in started) {
    const { unknown, sdkCommand } = started;
    return { unknown, line, ...(sdkCommand === undefined ? {} : { sdkCommand }) };
  }
  const path = pathOf(started, call, place);
  const written = path === undefined || isHosted(started) ? undefined : startOfWritten(path, call, place);
  if (written !== undefined) return written;
  if ('assembly' in started && !isCopiedScript(started, path, place)) {
    return { assembly: started.assembly, file: path, line };
  }
  if (path === undefined) return { unknown: 'it starts a script in an unknown folder', line };
  return { script: path, arguments: call.words.slice(1), line };
}

/** `COPY docker/start.sh /usr/local/bin/start-app`. */
function isCopiedScript(started: Started, path: string | undefined, { dockerfile, stage }: Place): boolean {
  if (path === undefined || isHosted(started)) return false;
  return originsOf(dockerfile, stage, path).some((origin) => SCRIPT_FILE.test(origin));
}

function isHosted(started: Started): boolean {
  return 'as' in started && started.as === 'hosted';
}

/** What a script starts that the Dockerfile itself writes; undefined if it writes no such file. */
function startOfWritten(path: string, { words }: Call, place: Place): Start | undefined {
  const { scripts, dockerfile, stage } = place;
  if (scripts.includes(path) || scripts.length === mostScripts) return undefined;
  const text = writtenText(dockerfile, stage, path);
  if (text === undefined) return undefined;
  const script = { script: path, arguments: words.slice(1) };
  return startOfText(text, script, { ...place, scripts: [...scripts, path] });
}

/** The absolute path of the file that is started; undefined if it is unknown. */
function pathOf(
  started: Exclude<Started, { unknown: string }>,
  { folder }: Call,
  { dockerfile, stage }: Place,
): string | undefined {
  const file = 'script' in started ? { value: started.script } : started.file;
  if ('unknown' in file) return undefined;
  const isSearched = 'script' in started ? started.isSearched : started.as === 'name';
  if (isSearched) return searchedPath(file.value, dockerfile, stage);
  return resolveIn(folder, file.value.replaceAll('\\', '/'));
}

/** `dotnet App.dll` before apphosts and scripts; the last of several. A text says why there is no answer. */
function choose(all: readonly Candidate[]): Candidate | string | undefined {
  const main = all.filter(({ call }) => call.when !== 'failure');
  const candidates = main.length > 0 ? main : all;
  const hosted = candidates.filter(({ started }) => isHosted(started));
  if (hosted.length > 0) return last(hosted);
  const own = candidates.filter(({ started }) => !('unknown' in started));
  const chosen = last(candidates);
  // `./Shop & nginx`: the server is no app.
  return typeof chosen === 'object' && 'unknown' in chosen.started && own.length > 0 ? last(own) : chosen;
}

/** Those in branches count only after the last one that surely runs, and if they are all the same. */
function last(candidates: readonly Candidate[]): Candidate | string | undefined {
  const sure = candidates.findLastIndex(({ call }) => call.when === 'always');
  const branches = candidates.slice(sure + 1);
  const names = [...new Set(branches.map(({ started }) => nameOf(started)))];
  if (names.length > 1) return `it starts one of ${names.join(', ')}`;
  return branches.at(-1) ?? candidates[sure];
}

function nameOf(started: Started): string {
  if ('assembly' in started) return started.assembly;
  return 'script' in started ? started.script : started.unknown;
}

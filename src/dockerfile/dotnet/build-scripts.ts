import { type Argument, textOf } from '../shell/expand-word.ts';
import { programName } from '../shell/launchers.ts';

/** Tools that run the targets of a build script. */
const BUILD_TOOLS = new Set([
  'make',
  'gmake',
  'just',
  'task',
  'cake',
  'nuke',
  'fake',
  'dotnet-cake',
  'dotnet-nuke',
]);
/** Commands of `dotnet` that run a program of the user's. */
const RUN_COMMANDS = new Set(['run', 'cake', 'nuke', 'fake', 'fsi', 'script']);
/** Of a shell. */
export const SCRIPT_FILE = /\.(sh|bash|ash|ps1|cmd|bat)$/i;
const BUILD_FILE = /\.(cake|fsx|csx)$/i;
const BUILDS = /build|publish|compile|cake|nuke/i;
/** `./eng.sh --target Publish`. */
const BUILD_TARGET = /^(-+(target|t)[=:])?(build|publish|compile)$/i;

/** True for `./build.sh`, `pwsh build.ps1`, `dotnet cake`, `make publish`, `dotnet run --project build`. */
export function isBuildScript(words: readonly Argument[], isScript: boolean): boolean {
  const program = programName(words) ?? '';
  const argument = textOf(words[1]);
  if (isScript || SCRIPT_FILE.test(program) || BUILD_FILE.test(program)) {
    return BUILDS.test(program) || words.slice(1).some((word) => BUILD_TARGET.test(textOf(word)));
  }
  if (program === 'dotnet') {
    const command = argument === 'tool' && textOf(words[2]) === 'run' ? textOf(words[3]) : argument;
    return RUN_COMMANDS.has(command) || /\.cs$/i.test(command);
  }
  return BUILD_TOOLS.has(program);
}

import { joined } from '../command.ts';
import type { Command, RunStep, Stage } from '../dockerfile.ts';
import { resolveIn } from '../paths.ts';
import type { Call } from '../shell/calls.ts';
import { type Argument, textOf } from '../shell/expand-word.ts';
import { callsOfCommand, callsOfRun } from '../shell/instruction-calls.ts';
import { programName } from '../shell/launchers.ts';
import { type BuildArguments, readBuildArguments } from './build-arguments.ts';
import { isBuildScript } from './build-scripts.ts';

/** A command that builds an app. */
export interface BuildCommand {
  /**
   * `script`: a build script or tool (`./build.sh`, Cake, NUKE, `make`), which alone knows what it builds.
   * `run`: ENTRYPOINT or CMD build the project when the container starts. `other`: `dotnet pack`.
   */
  readonly verb: 'publish' | 'build' | 'msbuild' | 'run' | 'script' | 'other';
  /** Absolute path in the image of the project, solution or folder that it builds; undefined if that is unknown. */
  readonly path: string | undefined;
  /** `-p:AssemblyName=` of the command. */
  readonly assemblyName?: string;
  /** Absolute path in the image of the folder that it publishes to, if the command names it. */
  readonly output?: string;
  /** Of its instruction, counted from 1. */
  readonly line: number;
}

/** What the RUN instructions of a stage build, in order; last, what its ENTRYPOINT and CMD build. */
export function buildCommands(stage: Stage): readonly BuildCommand[] {
  const built = stage.steps.flatMap((step) => (step.kind === 'run' ? builtByRun(step) : []));
  const command = joined(stage.entrypoint, stage.cmd);
  return command === undefined ? built : [...built, ...builtAtStart(command, stage)];
}

/** What runs only after a failure (`dotnet publish || …`) counts if nothing else builds. */
function builtByRun(step: RunStep): readonly BuildCommand[] {
  const calls = callsOfRun(step);
  const commandsOf = (some: readonly Call[]) => some.flatMap((call) => buildCommandOf(call, step.line) ?? []);
  const main = commandsOf(calls.filter(({ when }) => when !== 'failure'));
  return main.length > 0 ? main : commandsOf(calls);
}

/** `dotnet run` and `dotnet watch`. */
function builtAtStart(command: Command, stage: Stage): readonly BuildCommand[] {
  return callsOfCommand(command, stage).flatMap(({ words, folder }) => {
    if (!runsProject(words)) return [];
    const { options } = readBuildArguments(words.slice(2), false);
    return [
      { verb: 'run', path: pathOf(options.get('project') ?? { value: '.' }, folder), line: command.line },
    ];
  });
}

/** `dotnet run` and `dotnet watch`, which build a project to start it. */
export function runsProject(words: readonly Argument[]): boolean {
  return programName(words) === 'dotnet' && ['run', 'watch'].includes(textOf(words[1]));
}

function buildCommandOf({ words, folder, isScript }: Call, line: number): BuildCommand | undefined {
  const program = programName(words) ?? '';
  const isDotNet = program === 'dotnet' && !isScript;
  const verb = isDotNet ? textOf(words[1]) : program;
  const rest = words.slice(isDotNet ? 2 : 1);
  if (isDotNet && (verb === 'publish' || verb === 'build')) return build(verb, rest, folder, line);
  if (isDotNet && verb === 'pack') return build('other', rest, folder, line);
  if (isDotNet && verb === 'lambda' && /^package/.test(textOf(rest[0]))) {
    return build('publish', rest.slice(1), folder, line);
  }
  if (verb === 'msbuild' || program === 'xbuild') {
    return runsBuildTarget(readBuildArguments(rest, true)) ? build('msbuild', rest, folder, line) : undefined;
  }
  return isBuildScript(words, isScript) ? { verb: 'script', path: undefined, line } : undefined;
}

/** `-getProperty:` alone only evaluates; `-t:Restore` alone builds nothing. */
function runsBuildTarget({ targets, options }: BuildArguments): boolean {
  if (targets.length > 0) return targets.some((target) => !['restore', 'clean'].includes(target));
  return !['getproperty', 'getitem', 'version', 'help'].some((option) => options.has(option));
}

function build(
  verb: 'publish' | 'build' | 'msbuild' | 'other',
  words: readonly Argument[],
  folder: string | undefined,
  line: number,
): BuildCommand {
  const { operands, options, properties } = readBuildArguments(words, verb === 'msbuild');
  const named = operands.find((operand) => 'value' in operand) ?? operands[0];
  const project = named ?? options.get('project-location') ?? { value: '.' };
  const assemblyName = properties.get('assemblyname');
  const directory = properties.get('publishdir');
  const output = options.get('output') ?? (directory === undefined ? undefined : { value: directory });
  const outputPath = output === undefined ? undefined : pathOf(output, folder);
  return {
    verb,
    path: pathOf(project, folder),
    ...(assemblyName === undefined || assemblyName === '' ? {} : { assemblyName }),
    ...(outputPath === undefined ? {} : { output: outputPath }),
    line,
  };
}

/** The folder of `*.csproj`: only one of them can be built. Other wildcards are unknown. */
function pathOf(word: Argument, folder: string | undefined): string | undefined {
  if ('unknown' in word) return undefined;
  const written = word.value.replaceAll('\\', '/').replace(/(^|\/)\*\.(\w*proj|slnx?)$/, '$1.');
  if (/[*?[\]$]/.test(written)) return undefined;
  return resolveIn(folder, written);
}

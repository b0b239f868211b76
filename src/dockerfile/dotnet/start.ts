import type { Command, Dockerfile, Stage } from '../dockerfile.ts';
import { startCommandOf } from '../final-stage.ts';

/** What an image starts. */
export type Start =
  /** `Shop` of `dotnet Shop.dll`; also an apphost or a single file. */
  | { readonly assembly: string; readonly line: number }
  /** Absolute path in the image of a script, see `startOfScript`. */
  | { readonly script: string; readonly line: number }
  /** Why that cannot be said. */
  | { readonly unknown: string; readonly line: number }
  /** Only the base image says (Azure Functions, nginx, AWS Lambda). */
  | { readonly none: true };

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'cmd', 'powershell', 'pwsh']);

/**
 * What the image of a stage starts, by ENTRYPOINT and CMD of the stage and the stages that it is built on.
 * Dockerfile reference, "Understand how CMD and ENTRYPOINT interact".
 */
export function startOf(dockerfile: Dockerfile, stage: Stage): Start {
  const command = startCommandOf(dockerfile, stage);
  if (command === undefined) return { none: true };
  const { line } = command;
  const assembly = startedAssembly(command);
  if (assembly === undefined) return { unknown: `\`${command.words.join(' ')}\` starts no assembly`, line };
  return { assembly, line };
}

/**
 * The name of the assembly that a command starts: `App` of `dotnet App.dll`, `dotnet exec App.dll`, `./App`,
 * `/app/App`, also after `exec` or `sh -c`. Undefined if the command does not say (a script, a shell, `dotnet run`).
 */
export function startedAssembly(command: Pick<Command, 'words'>): string | undefined {
  // A shell's script is one word in exec form.
  const words = command.words.flatMap((word) => word.split(/[\s"']/)).filter((word) => word !== '');
  const programAt = words.findIndex((word) => word !== 'exec' && !word.includes('='));
  const program = nameOf(words[programAt] ?? '');
  if (program === 'dotnet' || SHELLS.has(program)) {
    const assembly = words.find((word) => word.toLowerCase().endsWith('.dll'));
    if (assembly !== undefined) return nameOf(assembly).slice(0, -'.dll'.length);
    return SHELLS.has(program) ? startedByShell(words.slice(programAt + 1)) : undefined;
  }
  return program === '' || program.endsWith('.sh') ? undefined : program;
}

function startedByShell(words: readonly string[]): string | undefined {
  const program = words.find((word) => /^\.?\//.test(word));
  return program === undefined || program.endsWith('.sh') ? undefined : nameOf(program);
}

function nameOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').replace(/\.exe$/i, '');
}

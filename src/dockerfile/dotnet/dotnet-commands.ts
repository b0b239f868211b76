import type { Command, Dockerfile } from '../dockerfile.ts';
import { stagesBuilt } from '../final-stage.ts';

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'cmd', 'powershell', 'pwsh']);

/**
 * The name of the assembly that a command starts: `App` of `dotnet App.dll`, `dotnet exec App.dll`, `./App`,
 * `/app/App`, also after `exec` or `sh -c`. Undefined if the command does not say (a script, a shell, `dotnet run`).
 */
export function startedAssembly(command: Command): string | undefined {
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

/** True if the build itself runs `dotnet publish` or `dotnet build`. */
export function buildsFromSource(dockerfile: Dockerfile, target?: string): boolean {
  return stagesBuilt(dockerfile, target).some(({ runs }) => runs.some(runsBuild));
}

/** True for a Dockerfile that builds with .NET, or has an image of .NET. */
export function isDotNet({ stages }: Dockerfile): boolean {
  return stages.some(
    ({ from, runs }) => runs.some(runsBuild) || ('value' in from && /(^|\/)dotnet\//.test(from.value)),
  );
}

function runsBuild(run: string): boolean {
  // This splits at the quotes and commas of the exec form and at the escapes of continued lines too.
  const words = run.split(/[\s"',;&|()[\]\\`]+/);
  return words.some(
    (word, index) =>
      /(^|\/)dotnet(\.exe)?$/.test(word) && ['publish', 'build'].includes(words[index + 1] ?? ''),
  );
}

/** What a container starts: the words of ENTRYPOINT and CMD together. */
export interface Command {
  readonly words: readonly string[];
  /** Of the instruction that starts the program, counted from 1. */
  readonly line: number;
}

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'cmd', 'powershell', 'pwsh']);

/**
 * The name of the assembly that a command starts: `App` of `dotnet App.dll`, `dotnet exec App.dll`, `./App`,
 * `/app/App`, also behind `exec` or `sh -c`. Undefined where that cannot be told (a script, a shell, `dotnet run`).
 */
export function startedAssembly(command: Command): string | undefined {
  // A shell's script is one word in exec form.
  const words = command.words.flatMap((word) => word.split(/[\s"']/)).filter((word) => word !== '');
  const programAt = words.findIndex((word) => word !== 'exec' && !word.includes('='));
  const program = nameOf(words[programAt] ?? '');
  if (program === 'dotnet' || shells.has(program)) {
    const assembly = words.find((word) => word.toLowerCase().endsWith('.dll'));
    if (assembly !== undefined) return nameOf(assembly).slice(0, -'.dll'.length);
    return shells.has(program) ? startedBehindShell(words.slice(programAt + 1)) : undefined;
  }
  return program === '' || program.endsWith('.sh') ? undefined : program;
}

function startedBehindShell(words: readonly string[]): string | undefined {
  const program = words.find((word) => /^\.?\//.test(word));
  return program === undefined || program.endsWith('.sh') ? undefined : nameOf(program);
}

function nameOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').replace(/\.exe$/i, '');
}

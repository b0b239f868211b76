import type { Execute } from '../../process/execute.ts';
import { globalProperty } from '../cli/global-property.ts';
import { runDotNet, workingFolder } from '../cli/run-dotnet.ts';
import type { BuildOptions } from '../project/build-options.ts';

/** Restores all projects of a solution at once. Throws a UserError with NuGet's error lines. */
export async function restore(execute: Execute, solution: string, options: BuildOptions): Promise<void> {
  const cwd = workingFolder(solution, options.root);
  await runDotNet(execute, { args: restoreArgs(solution, options), cwd });
}

/** `dotnet` and these; the properties are those that `dotnet publish` restores with. */
export function restoreArgs(solution: string, { configuration }: BuildOptions): readonly string[] {
  return [
    'restore',
    solution,
    globalProperty('Configuration', configuration),
    globalProperty('_IsPublishing', 'true'),
  ];
}

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NAME = 'Directory.Build.rsp';

/** The nearest Directory.Build.rsp: MSBuild reads its arguments from there. */
export function responseFileOf(project: string): string | undefined {
  for (let folder = dirname(project); ; folder = dirname(folder)) {
    const file = join(folder, NAME);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Gives a project that is written into the folder the arguments that MSBuild would have for `project`. */
export async function writeResponseFile(folder: string, project: string): Promise<void> {
  const file = responseFileOf(project);
  // Also without one: MSBuild must not search for one above the folder.
  await writeFile(join(folder, NAME), file === undefined ? '' : `@"${file}"\n`);
}

import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const TEMPLATE_CONTENT = 'content of a dotnet new template; name it with input project';

/** Files that were found below a folder. Absolute paths. */
export interface FoundBelow {
  readonly paths: readonly string[];
  /** What the user means to search. If it is a template itself, the user means its content. */
  readonly folder: string;
}

/**
 * The found files that are the content of a template: `dotnet new` copies them, and nobody builds them where they are.
 * A folder is a template if it has `.template.config/template.json`.
 * Source: "Custom templates for dotnet new", learn.microsoft.com/dotnet/core/tools/custom-templates.
 * @param root a repository that is a template as a whole is an app too.
 */
export function templateContent(found: readonly FoundBelow[], root: string): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  const isTemplate = (folder: string): boolean => {
    const answer = known.get(folder) ?? existsSync(join(folder, '.template.config', 'template.json'));
    known.set(folder, answer);
    return answer;
  };
  const content = new Set<string>();
  const others = new Set<string>();
  for (const { paths, folder } of found) {
    for (const path of paths) {
      const top = isBelow(path, folder) ? folder : root;
      (foldersAbove(path, top).some(isTemplate) ? content : others).add(path);
    }
  }
  return new Set([...content].filter((path) => !others.has(path)));
}

/** The folders between the file and the top, without the top. */
function foldersAbove(path: string, top: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); isBelow(folder, top); folder = dirname(folder)) folders.push(folder);
  return folders;
}

function isBelow(path: string, folder: string): boolean {
  const from = relative(folder, path);
  return from !== '' && !/^\.\.(?:[\\/]|$)/.test(from);
}

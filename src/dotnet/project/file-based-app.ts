import { open } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { mapConcurrently } from '../../process/concurrency.ts';
import { ifOurs } from './walk.ts';

/**
 * An app that is one C# file without a project file, since .NET 10. The lines that begin with `#:` are its project.
 * "File-based apps", learn.microsoft.com/dotnet/core/sdk/file-based-apps.
 */
export interface FileBasedApp {
  /** Absolute. */
  readonly path: string;
  /** Of its first `#:sdk` line, without the version; undefined: Microsoft.NET.Sdk. */
  readonly sdk: string | undefined;
}

/** The `#:` lines come before any code. */
const BYTES_READ = 4_096;
/** Those nearest to the root are read. */
const MOST_FILES_READ = 1_000;
const READ_AT_ONCE = 16;

export function isSourceFile(file: string): boolean {
  return extname(file).toLowerCase() === '.cs';
}

/**
 * The apps among these files (absolute paths). A C# file belongs to the project in its folder or in the nearest folder
 * above, and is not read.
 */
export async function fileBasedApps(
  files: readonly string[],
  hasProject: (folder: string) => boolean,
): Promise<readonly FileBasedApp[]> {
  const free = files.filter((file) => isSourceFile(file) && !hasProject(dirname(file)));
  const nearest = free.sort((a, b) => depth(a) - depth(b)).slice(0, MOST_FILES_READ);
  const apps = await mapConcurrently(nearest, READ_AT_ONCE, (file) =>
    readFileBasedApp(file).catch(ifOurs(undefined)),
  );
  return apps.filter((app) => app !== undefined).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function depth(path: string): number {
  return path.split(/[\\/]/).length;
}

/** Undefined if the file does not begin with `#:` lines. */
export async function readFileBasedApp(path: string): Promise<FileBasedApp | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BYTES_READ), 0, BYTES_READ, 0);
    const directives = readDirectives(buffer.toString('utf8', 0, bytesRead));
    return directives && { path, ...directives };
  } finally {
    await file.close();
  }
}

/** What the `#:` lines at the beginning of a C# file say; undefined if there are none. */
export function readDirectives(text: string): Pick<FileBasedApp, 'sdk'> | undefined {
  let found: Pick<FileBasedApp, 'sdk'> | undefined;
  let inComment = false;
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    let rest = line.trim();
    while (inComment || rest.startsWith('/*')) {
      const end = rest.indexOf('*/', inComment ? 0 : 2);
      inComment = end < 0;
      if (inComment) break;
      rest = rest.slice(end + 2).trim();
    }
    if (inComment || rest === '' || rest.startsWith('//') || rest.startsWith('#!')) continue;
    if (!rest.startsWith('#:')) break;
    const sdk = /^#:sdk\s+([^\s@]+)/.exec(rest)?.[1];
    found = { sdk: found?.sdk ?? sdk };
  }
  return found;
}

/**
 * Why a file-based app that input `project` does not name is left out, or undefined.
 * @param isSearchedFor a folder or a glob of the input finds it. Without input, it is never measured.
 */
export function whyFileLeftOut({ sdk = '' }: FileBasedApp, isSearchedFor: boolean): string | undefined {
  if (/^Aspire\.AppHost\.Sdk$/i.test(sdk)) return 'Aspire AppHost';
  if (!/^Microsoft\.NET\.Sdk\.(?:Web|Worker)$/i.test(sdk))
    return 'file-based app with neither Web nor Worker SDK';
  return isSearchedFor ? undefined : `has #:sdk ${sdk}; name it with input project`;
}

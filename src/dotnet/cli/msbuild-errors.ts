import type { ErrorDetail } from '../../model/user-error.ts';

/** Longer lines are cut: no compiler writes them, and the search must stay linear. */
const longestLine = 4_000;

/**
 * The error lines of dotnet's output, in their order and each once:
 * `path(line,column): error CODE: message [project]`, of which all but `error` and message may be missing.
 * Format: "MSBuild and Visual Studio format for diagnostic messages", learn.microsoft.com.
 */
export function msbuildErrors(output: string): readonly ErrorDetail[] {
  const found = new Map<string, ErrorDetail>();
  for (const line of output.split(/\r?\n/)) {
    const detail = parse(line.slice(0, longestLine));
    if (detail === undefined) continue;
    const key = [detail.file, detail.line, detail.column, detail.message].join('\n');
    if (!found.has(key)) found.set(key, detail);
  }
  return [...found.values()];
}

/**
 * The same for output that other programs write to as well, such as that of a Docker build: only errors with a code. A
 * line without one can be anything, for example `curl: (22) The requested URL returned error: 404`.
 */
export function codedErrors(output: string): readonly ErrorDetail[] {
  return msbuildErrors(output).filter(({ message }) => /^[A-Z]+\d+: /.test(message));
}

function parse(line: string): ErrorDetail | undefined {
  const marker = /(?:^|\s)(?:fatal )?error(?: +([A-Z]+[0-9]+))? *: ?/.exec(line);
  if (marker === null || /(?:^|\s)warning +[A-Z]+\d+ *:/.test(line.slice(0, marker.index))) return undefined;
  const { text, project } = withoutProject(line.slice(marker.index + marker[0].length).trimEnd());
  // The frames of a task's stack trace: the exception's own line came before them.
  if (text === '' || /^(?:\s+at |\s*---)/.test(text)) return undefined;
  const message = marker[1] === undefined ? text.trim() : `${marker[1]}: ${text.trim()}`;
  return { message, ...place(line.slice(0, marker.index).trim(), project) };
}

/** MSBuild ends a line with the project in brackets, followed by `::TargetFramework=…` if it has several. */
function withoutProject(text: string): { text: string; project?: string } {
  const start = text.lastIndexOf(' [');
  if (start < 0 || !text.endsWith(']')) return { text };
  const project = text.slice(start + 2, -1).split('::')[0] ?? '';
  return isPath(project) ? { text: text.slice(0, start), project } : { text };
}

function place(origin: string, project: string | undefined): Omit<ErrorDetail, 'message'> {
  const parts = /^(.*?)(?:\((\d+)(?:,(\d+))?[-,\d]*\))?\s*:$/.exec(origin);
  const file = parts?.[1]?.trim() ?? '';
  // An error in the SDK's own targets has no place in the user's sources except the project.
  if (!isPath(file) || isInsideSdk(file)) return project === undefined ? {} : { file: project };
  return {
    file,
    ...(parts?.[2] === undefined ? {} : { line: Number(parts[2]) }),
    ...(parts?.[3] === undefined ? {} : { column: Number(parts[3]) }),
  };
}

/** `MSBUILD`, `CSC` and `NuGet` can be in place of a path. */
function isPath(origin: string): boolean {
  return /[\\/]/.test(origin) || /\.\w*(?:proj|sln|slnx|cs|fs|vb|props|targets|razor|cshtml)$/.test(origin);
}

function isInsideSdk(file: string): boolean {
  return /[\\/]sdk[\\/]\d+\.\d+\.\d+[^\\/]*[\\/]/.test(file);
}

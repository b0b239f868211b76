import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { UserError } from '../../model/user-error.ts';
import type { Execute } from '../../process/execute.ts';
import { runDotNet, workingFolder } from '../cli/run-dotnet.ts';

/** The project files of a solution (.sln, .slnx) or solution filter (.slnf); absolute, in the solution's order. */
export async function projectsOfSolution(
  execute: Execute,
  solution: string,
  root: string,
): Promise<readonly string[]> {
  const path = resolve(root, solution);
  if (/\.slnf$/i.test(path)) return projectsOfFilter(path);
  const args = ['sln', path, 'list'];
  const { stdout } = await runDotNet(execute, { args, cwd: workingFolder(path, root), silent: true });
  return listed(stdout).map((project) => resolve(dirname(path), project));
}

/** A heading, a line of dashes, then one path a line, relative to the solution. An empty one has no dashes. */
function listed(stdout: string): readonly string[] {
  const lines = stdout.split(/\r?\n/).map((line) => line.trim());
  const heading = lines.findIndex((line) => /^-+$/.test(line));
  if (heading < 0) return [];
  return lines
    .slice(heading + 1)
    .filter((line) => line !== '')
    .map(slashed);
}

const solutionFilter = v.object({
  solution: v.object({ path: v.string(), projects: v.optional(v.array(v.string()), []) }),
});

/**
 * The project files of a solution filter (.slnf); absolute, in the filter's order. They are relative to the folder of the
 * solution, which is relative to the folder of the filter. "Filtered solutions in MSBuild", learn.microsoft.com.
 * `path` is absolute.
 */
async function projectsOfFilter(path: string): Promise<readonly string[]> {
  const json = withoutComments(await readFile(path, 'utf8'));
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), solutionFilter), json);
  if (!read.success) {
    throw new UserError(
      `${path} is not a solution filter: ${v.getDotPath(read.issues[0]) ?? 'file'}: ${read.issues[0].message}`,
    );
  }
  const { solution } = read.output;
  const file = resolve(dirname(path), slashed(solution.path));
  if (!existsSync(file)) {
    throw new UserError(`The solution filter ${path} names the solution ${file}, which does not exist.`);
  }
  return solution.projects.map((project) => resolve(dirname(file), slashed(project)));
}

/** MSBuild allows comments and a comma after the last element. Visual Studio writes a byte order mark. */
function withoutComments(json: string): string {
  const uncommented = json
    .replace(/^\uFEFF/, '')
    .replace(STRING_OR_COMMENT, (part) => (part.startsWith('"') ? part : ''));
  return uncommented.replace(STRING_OR_LAST_COMMA, (part) => (part === ',' ? '' : part));
}

// A string or a comment that does not end goes to the end of the line or the file, so each character is read once.
const STRING_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const STRING_OR_LAST_COMMA = /"(?:[^"\\\n]|\\.)*"?|,(?=\s*[\]}])/g;

/** Visual Studio writes backslashes in solutions and filters. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

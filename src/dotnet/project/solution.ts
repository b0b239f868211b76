import { dirname, resolve } from 'node:path';
import type { Execute } from '../../process/execute.ts';
import { runDotNet, workingFolder } from '../cli/run-dotnet.ts';
import { projectsOfFilter } from './solution-filter.ts';

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
    .map((line) => line.replaceAll('\\', '/'));
}

import { posix } from 'node:path';
import { readInputs } from '../../src/action/inputs.ts';
import { type Planned, plan } from '../../src/plan/plan.ts';
import { findBuildFiles } from '../../src/plan/repository/find-build-files.ts';
import { filesInMemory } from '../fakes/files-in-memory.ts';
import type { RepositoryTexts } from '../fixtures/repositories/sources.ts';
import { fakeFound } from './fake-msbuild.ts';

const WORKSPACE = '/w';

/** The plan for a repository in memory. @param given inputs of the action. */
export async function planOf(
  texts: RepositoryTexts,
  given: Readonly<Record<string, string>> = {},
): Promise<Planned> {
  const absolute = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [posix.join(WORKSPACE, path), text]),
  );
  const inputs = readInputs((name) => given[name] ?? '');
  const files = filesInMemory(absolute);
  const named = inputs.projects.map((path) => posix.join(WORKSPACE, path));
  const request = {
    found: fakeFound(absolute, named),
    buildFiles: await findBuildFiles(WORKSPACE, files),
    inputs,
    workspace: WORKSPACE,
  };
  return plan(request, files, async (project) => project);
}

/** One row for each image: project, builder, Dockerfile, stage, context, publish folder, base. Failures come last. */
export function rowsOf({ targets, failures }: Pick<Planned, 'targets' | 'failures'>): readonly string[] {
  const rows = targets.map(({ projectPath, build, docker }) => {
    const { builder, dockerfile, stage, context, publish, base } = build;
    const where =
      dockerfile === undefined
        ? [docker === undefined ? builder : 'generated']
        : [builder, dockerfile, stage, context, ...(publish === undefined ? [] : [`publish ${publish}`])];
    return [projectPath, ...where, 'reference' in base ? base.reference : 'unknown'].join(' | ');
  });
  return [...rows, ...failures.map(({ project, error }) => `${project} | ${String(error)}`)];
}

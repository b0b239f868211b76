import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readInputs } from '../../src/action/inputs.ts';
import { dotnet } from '../../src/dotnet/dotnet.ts';
import { findProjects, type ProjectReader } from '../../src/dotnet/project/find-projects.ts';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import { UserError } from '../../src/model/user-error.ts';
import { plan } from '../../src/plan/plan.ts';
import { repositoryFiles } from '../../src/plan/repository/file-tree.ts';
import { findBuildFiles } from '../../src/plan/repository/find-build-files.ts';
import { execute } from '../../src/process/execute.ts';
import { rowsOf } from '../plan/plan-of.ts';
import { PLANNED_REPOSITORIES } from '../plan/planned-repositories.ts';

const sdk = dotnet((command, args, options) => execute(command, args, { ...options, silent: true }));
let root: string;
let facts: ReadonlyMap<string, ProjectFacts | UserError>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'planned-'));
  const paths: string[] = [];
  for (const [index, { texts }] of PLANNED_REPOSITORIES.entries()) {
    for (const [path, text] of Object.entries(texts)) {
      const file = join(root, `${index}`, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      if (/\.csproj$/.test(path)) paths.push(file);
    }
  }
  const options = { root, configuration: 'Release' };
  const answers = await sdk.factsOfMany(paths, options, []);
  facts = new Map(answers.map((answer) => [answer.path, answer.facts]));
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** What MSBuild said of all projects at once. */
const known: ProjectReader = {
  factsOfMany: async (paths) =>
    paths.map((path) => ({ path, facts: facts.get(path) ?? new UserError(`${path} was not asked`) })),
  projectsOfSolution: async () => [],
};

async function rowsIn(
  workspace: string,
  given: Readonly<Record<string, string>>,
  reader: ProjectReader,
): Promise<readonly string[]> {
  const inputs = readInputs((name) => given[name] ?? '');
  const options = { root: workspace, configuration: 'Release' };
  const files = repositoryFiles(workspace);
  const [found, buildFiles] = await Promise.all([
    findProjects({ patterns: inputs.projects, options }, reader),
    findBuildFiles(workspace, files),
  ]);
  const request = { found, buildFiles, inputs, workspace };
  return rowsOf(await plan(request, files, async (project) => project));
}

it.each(PLANNED_REPOSITORIES.map((repository, index) => ({ ...repository, index })))(
  'the plan for $name, as the .NET SDK evaluates its projects',
  async ({ index, inputs, rows }) => {
    expect(await rowsIn(join(root, `${index}`), inputs, known)).toEqual(rows);
  },
);

const real = process.env.PLANNED_REPOSITORY;

it.runIf(real)('the plan for the repository in PLANNED_REPOSITORY', async () => {
  const rows = await rowsIn(real ?? '', {}, sdk);
  console.log(['project | builder | Dockerfile | stage | context | base', ...rows].join('\n'));
  expect(rows.filter((row) => row.includes('| unknown'))).toEqual([]);
});

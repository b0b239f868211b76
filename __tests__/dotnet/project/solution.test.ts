import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectsOfSolution } from '../../../src/dotnet/project/solution.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { FakeExecute, recorded } from '../recorded.ts';
import { temporaryTree } from '../temporary-tree.ts';

test.each(['sln-all-sln', 'sln-allx-slnx'])('lists the projects of %s', async (name) => {
  const fake = new FakeExecute(recorded(name));
  expect(await projectsOfSolution(fake.execute, 's/all.sln', '/repo')).toEqual([
    '/repo/lib/lib.csproj',
    '/repo/multi/multi.csproj',
    '/repo/web/web.csproj',
  ]);
  expect(fake.calls[0]).toMatchObject({
    args: ['sln', '/repo/s/all.sln', 'list'],
    options: { cwd: '/repo', silent: true },
  });
});

test('lists the projects of a solution in a subfolder, with backslashes, spaces, folders and other kinds of projects', async () => {
  const fake = new FakeExecute(recorded('sln-subfolder-slnx'));
  expect(await projectsOfSolution(fake.execute, 'build/All.slnx', '/repo')).toEqual([
    '/repo/db/Db.sqlproj',
    '/repo/docker-compose.dcproj',
    '/repo/src/Api/Api.csproj',
    '/repo/src/My App/My App.csproj',
    '/repo/web/web.esproj',
  ]);
});

test('finds nothing in an empty solution', async () => {
  const fake = new FakeExecute(recorded('sln-empty-sln'));
  expect(await projectsOfSolution(fake.execute, 's/empty.sln', '/repo')).toEqual([]);
});

test("gives the SDK's reason for a solution that cannot be read", async () => {
  const fake = new FakeExecute(recorded('sln-bad-sln'));
  await expect(projectsOfSolution(fake.execute, 's/bad.sln', '/repo')).rejects.toMatchObject({
    message: 'dotnet sln /repo/s/bad.sln list failed with exit code 1.',
    details: [{ message: expect.stringContaining('Invalid solution') }],
  });
});

describe('a solution filter', () => {
  const nobody = new FakeExecute(() => {
    throw new Error('started');
  });
  const projectsOf = async (files: Readonly<Record<string, string>>, filter: string) => {
    const root = temporaryTree(files);
    const projects = await projectsOfSolution(nobody.execute, filter, root);
    return projects.map((project) => relative(root, project));
  };

  test.each([
    ['filters/Api.slnf', 'All.slnx', '..\\\\All.slnx'],
    ['Api.slnf', 'All.slnx', 'All.slnx'],
    ['a/b/Api.SLNF', 'a/All.sln', '../All.sln'],
  ])('%s has the projects of %s, relative to the solution', async (filter, solution, path) => {
    const text = `{ "solution": { "path": "${path}", "projects": [ "src\\\\Api\\\\Api.csproj", "src/My App/My App.csproj" ] } }`;
    const folder = dirname(solution);
    expect(await projectsOf({ [filter]: text, [solution]: '' }, filter)).toEqual([
      join(folder, 'src/Api/Api.csproj'),
      join(folder, 'src/My App/My App.csproj'),
    ]);
  });

  test('may have comments and a comma after the last element, as MSBuild reads it', async () => {
    const text = `\uFEFF{ // Api, "without" the rest
      "solution": { "path": "All.sln", /* , ] */
        "projects": [ "a//b, ]/*.csproj", // last
        ],
      },
    }`;
    expect(await projectsOf({ 'Api.slnf': text, 'All.sln': '' }, 'Api.slnf')).toEqual(['a/b, ]/*.csproj']);
  });

  test.each(['"\\"', '/*', '"', ', ', '//'])('of many %j is refused', async (part) => {
    const text = `{${part.repeat(200_000)}`;
    await expect(projectsOf({ 'Api.slnf': text }, 'Api.slnf')).rejects.toThrow('is not a solution filter');
  });

  test('may have no projects', async () => {
    const text = '{"solution":{"path":"All.sln"}}';
    expect(await projectsOf({ 'Api.slnf': text, 'All.sln': '' }, 'Api.slnf')).toEqual([]);
  });

  test.each([
    ['not JSON', 'is not a solution filter'],
    ['{"solution":{"projects":[]}}', 'is not a solution filter: solution.path: '],
    ['{"solution":{"path":3}}', 'is not a solution filter: solution.path: '],
    ['{"solution":{"path":"Gone.sln"}}', 'Gone.sln, which does not exist.'],
  ])('that reads %j is an error that names the file', async (text, message) => {
    const error = await projectsOf({ 'Api.slnf': text }, 'Api.slnf').catch((caught) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('Api.slnf');
    expect(error.message).toContain(message);
  });
});

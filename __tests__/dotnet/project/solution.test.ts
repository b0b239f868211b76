import { expect, test } from 'vitest';
import { projectsOfSolution } from '../../../src/dotnet/project/solution.ts';
import { FakeExecute, recorded } from '../recorded.ts';

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

test('lists only the projects that a solution filter keeps', async () => {
  const fake = new FakeExecute(recorded('sln-part-slnf'));
  expect(await projectsOfSolution(fake.execute, 's/part.slnf', '/repo')).toEqual(['/repo/web/web.csproj']);
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

import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readInputs } from '../../src/action/inputs.ts';
import { restoreTogether } from '../../src/build/restore-together.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { ProjectTarget } from '../../src/plan/plan.ts';
import { LogFake } from '../fakes/log.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';
import { webProject } from '../plan/facts.ts';

const scratch = await scratchFolder();
let workspace: string;
let log: LogFake;

beforeEach(async () => {
  workspace = await mkdtemp(join(scratch, 'workspace-'));
  log = new LogFake();
});

function target(name: string): ProjectTarget {
  const path = join(workspace, name, `${name}.csproj`);
  return { name, project: webProject(path), projectPath: `${name}/${name}.csproj`, docker: undefined };
}

interface Given {
  readonly solutions?: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly listed?: readonly string[];
  readonly failure?: Error;
  readonly names?: readonly string[];
}

async function restoring({
  solutions = ['Shop.slnx'],
  inputs = {},
  listed = ['A', 'B', 'Lib'],
  failure,
  names = ['A', 'B'],
}: Given = {}) {
  for (const solution of solutions) await writeFile(join(workspace, solution), '');
  const restored: string[] = [];
  const dotnet = {
    projectsOfSolution: async () => listed.map((name) => join(workspace, name, `${name}.csproj`)),
    restore: async (solution: string) => {
      if (failure) throw failure;
      restored.push(solution);
    },
  };
  const read = readInputs((name) => inputs[name] ?? '');
  const places = { workspace, temporaryFolder: scratch };
  // Nothing else of dotnet is used.
  const tools = { dotnet, log } as unknown as Parameters<typeof restoreTogether>[3];
  const targets = await restoreTogether(names.map(target), read, places, tools);
  return { restored, together: targets.every((one) => 'project' in one && one.restored === true) };
}

describe('several projects', () => {
  it('are restored at once if one solution holds them all', async () => {
    expect(await restoring()).toEqual({ restored: [join(workspace, 'Shop.slnx')], together: true });
  });

  it('are restored with the solution that input project names', async () => {
    const inputs = { project: 'Shop.sln' };
    const given = { solutions: ['Shop.sln', 'Other.sln'], inputs };
    expect(await restoring(given)).toEqual({ restored: [join(workspace, 'Shop.sln')], together: true });
  });

  it.each<[string, Given]>([
    ['there is no solution', { solutions: [] }],
    ['there are two', { solutions: ['A.sln', 'B.sln'] }],
    ['the solution lacks one of them', { listed: ['A', 'Lib'] }],
    ['the user has arguments, on which it may depend', { inputs: { 'publish-args': '-r linux-x64' } }],
    ['there is one only', { names: ['A'] }],
    ['the solution cannot be restored', { failure: new UserError('NU1101') }],
  ])('are restored one by one if %s', async (_reason, given) => {
    expect(await restoring(given)).toEqual({ restored: [], together: false });
  });

  it('do not catch a bug', async () => {
    await expect(restoring({ failure: new TypeError('x') })).rejects.toThrow(TypeError);
  });
});

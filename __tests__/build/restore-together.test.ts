import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/action/inputs.ts';
import { restoreTogether } from '../../src/build/restore-together.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { ProjectTarget, Target } from '../../src/plan/target.ts';
import { LogFake } from '../fakes/log.ts';
import { dockerfileTarget, imageTarget, projectTarget } from '../fakes/targets.ts';
import { webProject } from '../plan/facts.ts';

function target(path: string, docker?: ProjectTarget['docker']): ProjectTarget {
  return projectTarget(webProject(`/repo/${path}`), { name: path, projectPath: path, docker });
}

const [A, B, C] = [target('A/A.csproj'), target('B/B.fsproj'), target('C/C.csproj')];
const IMAGE = imageTarget({ kind: 'local', reference: 'image' });

interface Given {
  readonly targets?: readonly Target[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly failure?: Error;
}

/** What was restored at once, and which targets are marked. */
async function restoring({ targets = [A, B], inputs = {}, failure }: Given) {
  const log = new LogFake();
  const restored: (readonly string[])[] = [];
  const dotnet = {
    restore: async (projects: readonly string[]) => {
      if (failure) throw failure;
      restored.push(projects);
    },
  };
  const read = readInputs((name) => inputs[name] ?? '');
  const places = { workspace: '/repo', temporaryFolder: '/tmp' };
  // Nothing else of dotnet is used.
  const tools = { dotnet, log } as unknown as Parameters<typeof restoreTogether>[3];
  const after = await restoreTogether(targets, read, places, tools);
  const marked = after.filter((one) => 'project' in one && one.restored === true).map(({ name }) => name);
  return { restored, marked };
}

describe('several projects', () => {
  it('are restored at once, and no project that is not published', async () => {
    expect(await restoring({ targets: [A, IMAGE, B, C] })).toEqual({
      restored: [['/repo/A/A.csproj', '/repo/B/B.fsproj', '/repo/C/C.csproj']],
      marked: ['A/A.csproj', 'B/B.fsproj', 'C/C.csproj'],
    });
  });

  it('are restored with the arguments of publish', async () => {
    const { marked } = await restoring({ inputs: { 'publish-args': '-p:Flavor=mint' } });
    expect(marked).toEqual(['A/A.csproj', 'B/B.fsproj']);
  });

  it('do not include what a Dockerfile of the user may restore', async () => {
    const platform = { os: 'linux', architecture: 'amd64' };
    const docker = dockerfileTarget('/repo/D/Dockerfile', 'FROM scratch', platform);
    const own = target('D/D.csproj', docker);
    const generated = target('E/E.csproj', { generated: true });
    expect((await restoring({ targets: [A, own, generated] })).marked).toEqual(['A/A.csproj', 'E/E.csproj']);
    const published = target('D/D.csproj', { ...docker, publishTo: '/repo/D/publish' });
    expect((await restoring({ targets: [A, published] })).marked).toEqual(['A/A.csproj', 'D/D.csproj']);
  });

  it.each<[string, Given]>([
    ['there is one only', { targets: [A] }],
    ['there is one only that is a project file', { targets: [A, target('app.cs')] }],
    ['the arguments say that they were restored', { inputs: { 'publish-args': '--no-restore' } }],
    ['the arguments say that they were built', { inputs: { 'publish-args': '--no-build' } }],
    ['one of them cannot be restored', { failure: new UserError('NU1101') }],
  ])('are restored one by one if %s', async (_reason, given) => {
    expect(await restoring(given)).toEqual({ restored: [], marked: [] });
  });

  it('do not catch a bug', async () => {
    await expect(restoring({ failure: new TypeError('x') })).rejects.toThrow(TypeError);
  });
});

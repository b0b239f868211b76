import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { publishArgs } from '../../../src/dotnet/publish/publish.ts';
import { publishContainerArgs } from '../../../src/dotnet/publish/publish-container.ts';
import { projectList, restore, restoreArgs } from '../../../src/dotnet/publish/restore.ts';
import { FakeExecute } from '../recorded.ts';
import { someFacts } from '../some-facts.ts';
import { temporaryTree } from '../temporary-tree.ts';

const options = { root: '/repo', configuration: 'Debug' };
const restored = { ...options, restored: true };

describe('a project is restored as publishing would', () => {
  it('without arguments', () => {
    expect(restoreArgs('/repo/Shop.csproj', options)).toEqual([
      'restore',
      '/repo/Shop.csproj',
      '-p:Configuration=Debug',
      '-p:_IsPublishing=true',
    ]);
  });

  it.each([
    [
      ['-r', 'linux-x64', '-p:A=1', '-o', 'out', '-v:q'],
      ['-r', 'linux-x64', '-p:A=1'],
    ],
    [['--framework', 'net10.0', '--self-contained'], ['--self-contained']],
    [['-f:net10.0', '-p:A=1'], ['-p:A=1']],
  ])('with %j, for all target frameworks', (given, kept) => {
    expect(restoreArgs('/repo/Shop.csproj', { ...options, publishArgs: given })).toEqual([
      'build',
      '/repo/Shop.csproj',
      '--no-restore',
      '-c',
      'Debug',
      '-p:_IsPublishing=true',
      ...kept,
      '-t:Restore',
    ]);
  });
});

describe('several projects are restored', () => {
  /** The projects that each start of dotnet was given, and the folder it was started in. */
  async function starts(projects: readonly string[], root: string) {
    const seen: { cwd: string | undefined; content: string; file: string }[] = [];
    const fake = new FakeExecute((args) => {
      const file = args[1] ?? '';
      const content = file.endsWith('restore.proj') ? readFileSync(file, 'utf8') : file;
      seen.push({ cwd: fake.calls.at(-1)?.options?.cwd, content, file });
      return { exitCode: 0, stdout: '', stderr: '' };
    });
    await restore(fake.execute, projects, { ...options, root });
    return seen;
  }

  it('by one start, from a file that is removed', async () => {
    const seen = await starts(['/repo/A.csproj', '/repo/B.csproj', '/repo/A.csproj'], '/repo');
    expect(seen).toEqual([
      { cwd: '/repo', content: projectList(['/repo/A.csproj', '/repo/B.csproj']), file: expect.anything() },
    ]);
    expect(existsSync(seen[0]?.file ?? '')).toBe(false);
  });

  it('with the SDK and the response file of each', async () => {
    const root = temporaryTree([
      'old/global.json',
      'old/A.csproj',
      'with/Directory.Build.rsp',
      'with/B.csproj',
      'C.csproj',
      'D.csproj',
    ]);
    const [a = '', b = '', ...others] = ['old/A.csproj', 'with/B.csproj', 'C.csproj', 'D.csproj'].map(
      (path) => join(root, path),
    );
    expect(await starts([a, b, ...others], root)).toMatchObject([
      { cwd: join(root, 'old'), content: a },
      { cwd: root, content: b },
      { cwd: root, content: projectList(others) },
    ]);
  });

  it('whatever their paths are', () => {
    expect(projectList(['/a;b/$(c)/d & "e"<f>.csproj'])).toContain(
      '<RestoreGraphProjectInputItems Include="/a%3Bb/%24%28c%29/d &#38; %22e%22&#60;f&#62;.csproj" />',
    );
  });
});

test('publishes without another restore what was restored', () => {
  expect(
    publishArgs({ project: someFacts(), options: restored, output: '/o' }, { extensions: '/x', list: '/l' }),
  ).toContain('--no-restore');
  expect(
    publishArgs({ project: someFacts(), options, output: '/o' }, { extensions: '/x', list: '/l' }),
  ).not.toContain('--no-restore');
});

test.each([
  [undefined, [], true],
  ['linux-arm64', [], false],
  ['linux-arm64', ['linux-x64', 'linux-arm64'], true],
])(
  'an image for the runtime %s of a project that lists %j is published without another restore: %s',
  (runtimeIdentifier, runtimeIdentifiers, without) => {
    const request = {
      project: someFacts({ runtimeIdentifiers }),
      options: restored,
      registry: '127.0.0.1:5000',
      repository: 'a',
      tag: 'b',
      runtimeIdentifier,
    };
    const args = publishContainerArgs(request, { extensions: '/x', resultFile: '/r', output: '/o' });
    expect(args.includes('--no-restore')).toBe(without);
  },
);

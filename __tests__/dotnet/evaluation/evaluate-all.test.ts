import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateAll } from '../../../src/dotnet/evaluation/evaluate-all.ts';
import { UserError } from '../../../src/model/user-error.ts';
import type { Finished } from '../../../src/process/execute.ts';
import { FakeExecute, recorded } from '../recorded.ts';
import { temporaryTree } from '../temporary-tree.ts';

const options = { root: '/repo', configuration: 'Release' };
const path = (name: string) => `/repo/${name}/${name}.csproj`;
const everything = ['web', 'multi', 'rids', 'alone', 'libs', 'broken', 'nosdk', 'props'];

/** MSBuild with one recorded survey, and recordings of projects that are asked alone. */
function sdk(name = 'survey-many', alone: (project: string) => Finished = () => recorded('facts-web')) {
  const { result = '', ...finished } = recorded(name);
  return new FakeExecute((args) => {
    const file = args.find((word) => word.startsWith('-getResultOutputFile:'));
    if (file === undefined) return alone(args[1] ?? '');
    writeFileSync(file.slice(file.indexOf(':') + 1), result);
    return finished;
  });
}

async function evaluated(fake: FakeExecute, names: readonly string[], more = {}) {
  const answers = await evaluateAll(fake.execute, names.map(path), { ...options, ...more });
  return Object.fromEntries(answers.map(({ path, facts }) => [/([^/]+)\.csproj$/.exec(path)?.[1], facts]));
}

test('asks one MSBuild about all projects', async () => {
  const fake = sdk();
  const answers = await evaluateAll(fake.execute, everything.map(path), options);
  expect(answers.map((answer) => answer.path)).toEqual(everything.map(path));
  expect(fake.calls).toHaveLength(1);
  expect(fake.calls[0]?.options).toMatchObject({ cwd: '/repo', silent: true });
  expect(fake.calls[0]?.args.slice(2, -1)).toEqual([
    '--no-restore',
    '-c',
    'Release',
    '-p:_IsPublishing=true',
    expect.stringMatching(/^-p:MSBuildUserExtensionsPath=.*project-facts-\w+\/extensions$/),
    expect.stringMatching(/^-p:CustomAfterMicrosoftCommonCrossTargetingTargets=.*question\.targets$/),
    '-t:Survey',
    '-getTargetResult:Survey',
  ]);
});

test('asks one MSBuild about one project too', async () => {
  const fake = sdk();
  const { web } = await evaluated(fake, ['web']);
  expect(web).toMatchObject({
    name: 'web',
    sdk: 'web',
    sdkBaseImage: 'mcr.microsoft.com/dotnet/aspnet:10.0',
  });
  expect(fake.calls).toHaveLength(1);
});

const aspnet = 'mcr.microsoft.com/dotnet/aspnet:10.0';
test.each([
  ['web', { '': aspnet }],
  ['multi', { '': aspnet }],
  ['alone', { 'linux-musl-x64': 'mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine' }],
  ['rids', { 'linux-x64': aspnet, 'linux-musl-arm64': `${aspnet}-alpine` }],
  ['libs', {}],
])('reads the base images of %s', async (name, images) => {
  const answers = await evaluated(sdk(), everything);
  expect(answers[name]).toMatchObject({ sdkBaseImages: new Map(Object.entries(images)) });
});

test('has the facts of the only target framework that runs in a Linux container', async () => {
  const { multi, libs } = await evaluated(sdk(), everything);
  expect(multi).toMatchObject({ framework: 'net10.0', dotnetVersion: '10.0' });
  expect(libs).toMatchObject({ framework: undefined, targetFrameworks: ['netstandard2.0', 'net10.0'] });
});

test('does not use the answer about another target framework than the one to publish', async () => {
  const fake = sdk('survey-many', () => recorded('facts-multi-net10'));
  const { multi } = await evaluated(fake, ['multi'], { framework: 'net10.0-windows' });
  expect(fake.calls.map(({ args }) => args[1]).slice(1)).toEqual([path('multi')]);
  expect(multi).toMatchObject({ sdkBaseImages: new Map() });
});

test('gives each broken project the error that MSBuild has for it', async () => {
  const { broken, nosdk, props } = await evaluated(sdk(), everything);
  expect(broken).toMatchObject({
    name: 'UserError',
    message: 'dotnet build /repo/broken/broken.csproj --no-restore -c Release failed with exit code 1.',
    details: [{ message: expect.stringMatching(/^MSB4025: /), file: path('broken'), line: 1 }],
  });
  expect(nosdk).toMatchObject({
    details: [
      { message: expect.stringMatching(/^Could not resolve SDK "Nowhere.Sdk"/) },
      { message: expect.stringContaining('MSBuildWorkloadSdkResolver') },
      { message: expect.stringContaining('there was no version specified') },
      { message: "MSB4236: The SDK 'Nowhere.Sdk' specified could not be found.", file: path('nosdk') },
    ],
  });
  expect(props).toMatchObject({
    details: [{ message: expect.stringMatching(/^MSB4019: /), file: '/repo/props/Directory.Build.props' }],
  });
});

test('has the same error for a broken project as MSBuild that is asked about it alone', async () => {
  const alone = await evaluated(
    new FakeExecute((args) =>
      args[1]?.endsWith('.proj') ? { exitCode: 1, stdout: '', stderr: '' } : recorded('facts-broken'),
    ),
    ['broken'],
  );
  const { broken } = await evaluated(sdk(), everything);
  expect(broken).toMatchObject({ message: (alone.broken as UserError).message });
});

test('asks those alone that do not have its targets', async () => {
  const fake = sdk('survey-without-targets');
  const { plain, web } = await evaluated(fake, ['web', 'plain']);
  expect([plain, web].some((facts) => facts instanceof UserError)).toBe(false);
  expect(fake.calls.map(({ args }) => args[1]).slice(1)).toEqual([path('plain')]);
});

test('goes on alone if MSBuild answers nothing', async () => {
  const fake = new FakeExecute((args) =>
    args[1]?.endsWith('.proj') ? { exitCode: 1, stdout: 'nothing', stderr: '' } : recorded('facts-web'),
  );
  const answers = await evaluateAll(fake.execute, ['web', 'lib'].map(path), options);
  expect(answers.every(({ facts }) => !(facts instanceof UserError))).toBe(true);
  expect(fake.calls).toHaveLength(3);
});

test('asks a file-based app without a survey, by the path of its file', async () => {
  const fake = sdk('survey-file-based');
  const [answer] = await evaluateAll(fake.execute, ['/repo/shop/app.cs'], options);
  expect(answer?.facts).toMatchObject({
    path: '/repo/shop/app.cs',
    name: 'app',
    assemblyName: 'app',
    sdk: 'web',
    sdkBaseImage: aspnet,
  });
  expect(fake.calls).toHaveLength(1);
  expect(fake.calls[0]?.args.slice(0, 2)).toEqual(['build', '/repo/shop/app.cs']);
});

test('starts at most three at once', async () => {
  let running = 0;
  let most = 0;
  const fake = new FakeExecute(async (args) => {
    if (args[1]?.endsWith('.proj')) return { exitCode: 1, stdout: '', stderr: '' };
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    return recorded('facts-web');
  });
  const projects = Array.from({ length: 12 }, (_, index) => path(`p${index}`));
  await evaluateAll(fake.execute, projects, options);
  expect(most).toBe(3);
});

test('stops at a missing dotnet instead of calling every project broken', async () => {
  const fake = new FakeExecute(() => {
    throw new UserError('dotnet could not be started');
  });
  const all = evaluateAll(fake.execute, ['web', 'lib'].map(path), options);
  await expect(all).rejects.toThrow(/actions\/setup-dotnet/);
});

test('asks once if the SDK is not installed that a global.json requests for several projects', async () => {
  const fake = new FakeExecute(recorded('sdk-not-installed'));
  const answers = await evaluateAll(fake.execute, ['web', 'lib'].map(path), options);
  expect(answers.map(({ facts }) => facts)).toEqual([expect.any(UserError), expect.any(UserError)]);
  expect(fake.calls).toHaveLength(1);
});

test('asks projects apart that have another global.json or response file', async () => {
  const root = temporaryTree([
    'a/A.csproj',
    'pinned/global.json',
    'pinned/B.csproj',
    'args/Directory.Build.rsp',
    'args/C.csproj',
    'args/D.csproj',
  ]);
  const fake = sdk('survey-many');
  const projects = ['a/A', 'pinned/B', 'args/C', 'args/D'].map((name) => join(root, `${name}.csproj`));
  await evaluateAll(fake.execute, projects, { ...options, root });
  const surveys = fake.calls.filter(({ args }) => args[1]?.endsWith('.proj'));
  expect(surveys.map((call) => call.options?.cwd).sort()).toEqual([root, root, join(root, 'pinned')]);
});

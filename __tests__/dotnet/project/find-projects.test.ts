import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { findProjects, type ProjectReader } from '../../../src/dotnet/project/find-projects.ts';
import type { ProjectFacts } from '../../../src/dotnet/project/project-facts.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { someFacts } from '../some-facts.ts';
import { temporaryTree } from '../temporary-tree.ts';

/** An SDK that knows these projects by their file names; any other is a web app. */
class FakeFinder implements ProjectReader {
  readonly asked: string[] = [];
  readonly #known: Readonly<Record<string, Parameters<typeof someFacts>[0] | UserError>>;
  readonly #solution: readonly string[];

  constructor(
    known: Readonly<Record<string, Parameters<typeof someFacts>[0] | UserError>> = {},
    solution: readonly string[] = [],
  ) {
    this.#known = known;
    this.#solution = solution;
  }

  async facts(path: string): Promise<ProjectFacts> {
    this.asked.push(basename(path));
    const known = this.#known[basename(path, '.csproj')] ?? {};
    if (known instanceof UserError) throw known;
    return someFacts({ ...known, path, name: basename(path, '.csproj') });
  }

  async factsOfMany(paths: readonly string[]) {
    return Promise.all(
      paths.map(async (path) => ({ path, facts: await this.facts(path).catch((error: UserError) => error) })),
    );
  }

  async projectsOfSolution() {
    return this.#solution;
  }
}

const library = { sdk: 'other', outputType: 'Library' } as const;
const console_ = { sdk: 'other' } as const;
const several = { targetFramework: undefined, targetFrameworks: ['net9.0', 'net10.0'] };

function find(
  finder: ProjectReader,
  files: readonly string[],
  patterns: readonly string[] = [],
  framework?: string,
) {
  const root = temporaryTree(files);
  return findProjects({ patterns, options: { root, configuration: 'Release', framework } }, finder);
}

const names = (projects: readonly ProjectFacts[]) => projects.map((project) => project.name);

test('finds web and worker apps in the whole checkout, in order', async () => {
  const finder = new FakeFinder({ W: { sdk: 'worker' } });
  const { projects, leftOut } = await find(finder, ['b/App.csproj', 'a/W.csproj']);
  expect(names(projects)).toEqual(['W', 'App']);
  expect(leftOut).toEqual([]);
});

test.each([
  ['class library', library],
  ['test project', { isTest: true }],
  ['.NET tool', { isTool: true }],
  ['Aspire AppHost', { isAspireHost: true }],
  ['runs in the browser', { sdk: 'webassembly' as const, runtimeIdentifier: 'browser-wasm' }],
  [
    'runs on Windows only (net10.0-windows)',
    { targetPlatform: 'Windows', targetFrameworks: ['net10.0-windows'] },
  ],
  ['runs on Windows only (net48)', { frameworkIdentifier: '.NETFramework', targetFrameworks: ['net48'] }],
  ['runs on Windows only (net10.0)', { runtimeIdentifier: 'win-x64' }],
  [
    'runs on Windows only (net48, net10.0-windows)',
    { ...several, targetFrameworks: ['net48', 'net10.0-windows'] },
  ],
  ['IsPublishable is false', { isPublishable: false }],
  ['neither Web nor Worker SDK, no Dockerfile, no Container properties', console_],
])('leaves out a project: %s', async (reason, differences) => {
  const finder = new FakeFinder({ Other: differences });
  const { projects, leftOut } = await find(finder, ['App/App.csproj', 'Other/Other.csproj']);
  expect(names(projects)).toEqual(['App']);
  expect(leftOut).toEqual([{ path: 'Other/Other.csproj', reason }]);
});

const dockerfile = { path: '/repo/Dockerfile', named: false, context: undefined };
test.each([
  ['a Dockerfile', { ...console_, dockerfile }],
  ['a library with a Dockerfile', { ...library, dockerfile }],
  ['Container properties', { ...console_, container: { configured: true } }],
])('takes a project with %s', async (_, differences) => {
  const { projects } = await find(new FakeFinder({ Other: differences }), ['Other/Other.csproj', 'x.md']);
  expect(names(projects)).toEqual(['Other']);
});

test('does not take a test project for its Dockerfile', async () => {
  const finder = new FakeFinder({ T: { isTest: true, dockerfile } });
  await expect(find(finder, ['T/T.csproj'])).rejects.toThrow(/T\/T\.csproj: test project/);
});

test('takes what is named, whatever kind of app it is', async () => {
  const finder = new FakeFinder({ C: console_, T: { isTest: true } });
  const { projects } = await find(
    finder,
    ['C/C.csproj', 'T/T.csproj', 'App/App.csproj'],
    ['C/C.csproj', 'T'],
  );
  expect(names(projects)).toEqual(['C', 'T']);
});

test('refuses a named library, and says so of all of them at once', async () => {
  const finder = new FakeFinder({ L: library, N: { isPublishable: false } });
  await expect(find(finder, ['L/L.csproj', 'N/N.csproj'], ['L', 'N'])).rejects.toThrow(
    /Input project names projects that cannot become a Linux container image\. .*\nL\/L\.csproj: class library\nN\/N\.csproj: IsPublishable is false/,
  );
});

test('takes the apps of a solution', async () => {
  const root = temporaryTree(['All.sln']);
  const finder = new FakeFinder({ Lib: library }, [
    `${root}/A/A.csproj`,
    `${root}/Lib/Lib.csproj`,
    `${root}/D.dcproj`,
  ]);
  const { projects, leftOut } = await findProjects(
    { patterns: ['All.sln'], options: { root, configuration: 'Release' } },
    finder,
  );
  expect(names(projects)).toEqual(['A']);
  expect(leftOut.map(({ path }) => path)).toEqual(['Lib/Lib.csproj']);
});

test('takes each project once, however often it is named', async () => {
  const finder = new FakeFinder();
  const files = ['A/A.csproj', 'B/B.csproj'];
  const { projects } = await find(finder, files, ['A/A.csproj', '*', 'A', '**/*.csproj']);
  expect(names(projects)).toEqual(['A', 'B']);
  expect(finder.asked.sort()).toEqual(['A.csproj', 'B.csproj']);
});

test('names every line that matches nothing', async () => {
  await expect(find(new FakeFinder(), ['A/A.csproj'], ['A', 'B', '*.sln'])).rejects.toThrow(
    /^Input project: nothing in .* matches "B"\..*\nInput project: nothing in .* matches "\*\.sln"\./,
  );
});

test('lists what was looked at when nothing is found', async () => {
  const finder = new FakeFinder({ L: library, C: console_ });
  await expect(find(finder, ['L/L.csproj', 'C/C.csproj'])).rejects.toThrow(
    /^No project to measure was found in .*\. Name one with input project\. These were left out:\nC\/C\.csproj: neither .*\nL\/L\.csproj: class library$/,
  );
});

test('says that there is no project', async () => {
  await expect(find(new FakeFinder(), ['readme.md'])).rejects.toThrow(/^No \.NET project was found in /);
});

test('leaves out what MSBuild cannot evaluate, and says why', async () => {
  const error = new UserError('dotnet build failed', { details: [{ message: 'MSB4025: not closed' }] });
  const { projects, leftOut } = await find(new FakeFinder({ Bad: error }), ['A/A.csproj', 'Bad/Bad.csproj']);
  expect(names(projects)).toEqual(['A']);
  expect(leftOut).toEqual([
    { path: 'Bad/Bad.csproj', reason: 'MSBuild cannot evaluate it: MSB4025: not closed', error },
  ]);
});

test('fails for a named project that MSBuild cannot evaluate', async () => {
  const error = new UserError('dotnet build failed');
  await expect(find(new FakeFinder({ Bad: error }), ['Bad/Bad.csproj'], ['Bad'])).rejects.toBe(error);
});

test('gives the one cause that keeps every project from being evaluated', async () => {
  const error = new UserError('The .NET SDK 8.0.100 is not installed.');
  const finder = new FakeFinder({ A: error, B: error });
  await expect(find(finder, ['A/A.csproj', 'B/B.csproj'])).rejects.toBe(error);
});

test.each([
  ['has no project', {}, ['readme.md']],
  ['has only a library', { L: library }, ['L/L.csproj']],
])('finds nothing at another commit that %s', async (_, known, files) => {
  const options = { root: temporaryTree(files), configuration: 'Release' };
  const request = { patterns: ['**/*.csproj'], options, mayBeAbsent: true };
  expect((await findProjects(request, new FakeFinder(known))).projects).toEqual([]);
});

test('fails at another commit if MSBuild cannot evaluate its only project: it may be the app', async () => {
  const error = new UserError('dotnet build failed');
  const options = { root: temporaryTree(['Bad/Bad.csproj']), configuration: 'Release' };
  const request = { patterns: [], options, mayBeAbsent: true };
  await expect(findProjects(request, new FakeFinder({ Bad: error }))).rejects.toBe(error);
});

test('asks for a target framework', async () => {
  const finder = new FakeFinder({ M: several });
  await expect(find(finder, ['M/M.csproj'])).rejects.toThrow(
    /Choose one with input framework\.\nM\/M\.csproj: net9\.0, net10\.0/,
  );
  await expect(find(finder, ['M/M.csproj'], [], 'net8.0')).rejects.toThrow(
    /Input framework is "net8\.0", which is not a target framework/,
  );
});

test('does not ask for the target framework of a library', async () => {
  const finder = new FakeFinder({ L: { ...library, ...several } });
  const { projects } = await find(finder, ['A/A.csproj', 'L/L.csproj']);
  expect(names(projects)).toEqual(['A']);
});

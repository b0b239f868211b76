import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

  #facts(path: string): ProjectFacts | UserError {
    this.asked.push(basename(path));
    const known = this.#known[basename(path, '.csproj')] ?? {};
    if (known instanceof UserError) return known;
    return someFacts({ ...known, path, name: basename(path, '.csproj') });
  }

  async factsOfMany(paths: readonly string[]) {
    return paths.map((path) => ({ path, facts: this.#facts(path) }));
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

const netStandard = {
  frameworkIdentifier: '.NETStandard',
  targetFramework: 'netstandard2.0',
  targetFrameworks: ['netstandard2.0'],
};
test.each([
  ['test project', { isTest: true }],
  ['Aspire AppHost', { isAspireHost: true }],
  ['class library', { ...library, ...netStandard }],
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
])('leaves out a project, whatever a Dockerfile does with it: %s', async (reason, differences) => {
  const finder = new FakeFinder({ Other: differences });
  const { projects, possible, leftOut } = await find(finder, ['App/App.csproj', 'Other/Other.csproj']);
  expect(names(projects)).toEqual(['App']);
  expect(possible).toEqual([]);
  expect(leftOut).toEqual([{ path: 'Other/Other.csproj', reason }]);
});

test.each([
  ['class library', library],
  ['.NET tool', { isTool: true }],
  ['runs in the browser', { sdk: 'webassembly' as const, runtimeIdentifier: 'browser-wasm' }],
  ['IsPublishable is false', { isPublishable: false }],
  ['neither Web nor Worker SDK, no Dockerfile, no Container properties', console_],
])('leaves out a project unless a Dockerfile builds or starts it: %s', async (reason, differences) => {
  const finder = new FakeFinder({ Other: differences });
  const { projects, possible, leftOut } = await find(finder, ['App/App.csproj', 'Other/Other.csproj']);
  expect(names(projects)).toEqual(['App']);
  expect(possible).toMatchObject([{ facts: { name: 'Other' }, reason, named: false }]);
  expect(leftOut).toEqual([]);
});

const dockerfile = { path: '/repo/Dockerfile', named: false, context: undefined };
test('takes a project with Container properties', async () => {
  const finder = new FakeFinder({
    Other: { ...console_, container: { properties: ['ContainerRepository'] } },
  });
  const { projects } = await find(finder, ['Other/Other.csproj', 'x.md']);
  expect(names(projects)).toEqual(['Other']);
});

test('leaves out a console app with Container properties that are set for every project', async () => {
  const container = { properties: ['ContainerRegistry'], setForAll: true };
  const { possible } = await find(new FakeFinder({ Tool: { ...console_, container } }), ['a/Tool.csproj']);
  expect(possible).toMatchObject([
    { reason: expect.stringMatching(/Directory\.Build\.props.*input project$/) },
  ]);
});

test('does not take a test project for its Dockerfile', async () => {
  const { leftOut, possible } = await find(new FakeFinder({ T: { isTest: true, dockerfile } }), [
    'T/T.csproj',
  ]);
  expect(leftOut).toEqual([{ path: 'T/T.csproj', reason: 'test project' }]);
  expect(possible).toEqual([]);
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

test('refuses a named project that can never become an image, and says so of all of them at once', async () => {
  const finder = new FakeFinder({ H: { isAspireHost: true }, W: { runtimeIdentifier: 'win-x64' } });
  await expect(find(finder, ['H/H.csproj', 'W/W.csproj'], ['H', 'W'])).rejects.toThrow(
    /Input project names projects that cannot become a Linux container image\. .*\nH\/H\.csproj: Aspire AppHost\nW\/W\.csproj: runs on Windows only/,
  );
});

test('leaves it to the Dockerfiles whether a named library is an app', async () => {
  const finder = new FakeFinder({ L: library });
  const { projects, possible } = await find(finder, ['L/L.csproj'], ['L']);
  expect(projects).toEqual([]);
  expect(possible).toMatchObject([{ facts: { name: 'L' }, reason: 'class library', named: true }]);
});

test('takes the apps of a solution', async () => {
  const root = temporaryTree(['All.sln']);
  const finder = new FakeFinder({ Lib: library }, [
    `${root}/A/A.csproj`,
    `${root}/Lib/Lib.csproj`,
    `${root}/D.dcproj`,
  ]);
  const { projects, possible } = await findProjects(
    { patterns: ['All.sln'], options: { root, configuration: 'Release' } },
    finder,
  );
  expect(names(projects)).toEqual(['A']);
  expect(possible.map(({ facts }) => facts.name)).toEqual(['Lib']);
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

describe('apps that are one C# file', () => {
  const files = {
    'shop/app.cs': '#:sdk Microsoft.NET.Sdk.Web\n',
    'host/apphost.cs': '#:sdk Aspire.AppHost.Sdk@13.0.0\n',
    'shop/other.cs': 'class Other;\n',
    'a/App.csproj': '',
  };
  const look = (patterns: readonly string[]) =>
    findProjects(
      { patterns, options: { root: temporaryTree(files), configuration: 'Release' } },
      new FakeFinder(),
    );
  const host = { path: 'host/apphost.cs', reason: 'Aspire AppHost' };

  test('are left out with their reason, if no input names them', async () => {
    const { projects, leftOut } = await look([]);
    expect(names(projects)).toEqual(['App']);
    expect(leftOut).toEqual([
      host,
      { path: 'shop/app.cs', reason: 'has #:sdk Microsoft.NET.Sdk.Web; name it with input project' },
    ]);
  });

  test.each([['shop/app.cs'], ['shop'], ['shop/*.cs']])(
    'are projects like any other for %j',
    async (line) => {
      const { projects } = await look([line]);
      expect(projects.map(({ path }) => basename(path))).toEqual(['app.cs']);
    },
  );

  test('need a #: line, which the error says', async () => {
    await expect(look(['shop/other.cs'])).rejects.toThrow(
      /"shop\/other\.cs".* only if it begins with #: lines/,
    );
  });

  test('are left out of what a glob finds, if they are no apps', async () => {
    const { projects, leftOut } = await look(['*']);
    expect(projects.map(({ path }) => basename(path))).toEqual(['App.csproj', 'app.cs']);
    expect(leftOut).toEqual([host]);
  });
});

describe('projects that are content of a dotnet new template', () => {
  const reason = 'content of a dotnet new template; name it with input project';
  const files = {
    'src/Shop/Shop.csproj': '',
    'templates/api/.template.config/template.json': '{}',
    'templates/api/src/Api/Api.csproj': '',
    'templates/api/src/Jobs/Jobs.csproj': '',
    'templates/single/.template.config/template.json': '{}',
    'templates/single/app.cs': '#:sdk Microsoft.NET.Sdk.Web\n',
    'docs/template.json': '{}',
    'docs/Docs.csproj': '',
  };
  const search = (patterns: readonly string[], tree: Readonly<Record<string, string>> = files) => {
    const root = temporaryTree(tree);
    const solution = ['templates/api/src/Api/Api.csproj', 'src/Shop/Shop.csproj'];
    return findProjects(
      { patterns, options: { root, configuration: 'Release' } },
      new FakeFinder(
        {},
        solution.map((path) => join(root, path)),
      ),
    );
  };

  test('are left out with that reason, if they are only found', async () => {
    const { projects, leftOut } = await search([]);
    expect(names(projects)).toEqual(['Docs', 'Shop']);
    expect(leftOut).toEqual([
      { path: 'templates/single/app.cs', reason: expect.stringContaining('name it with input project') },
      { path: 'templates/api/src/Api/Api.csproj', reason },
      { path: 'templates/api/src/Jobs/Jobs.csproj', reason },
    ]);
  });

  test.each([
    ['templates', []],
    ['templates/**', ['Shop']],
    ['Shop.slnx', ['Shop']],
    ['templates/api', ['Api', 'Jobs']],
    ['templates/api/src', ['Api', 'Jobs']],
    ['templates/api/src/Jobs', ['Jobs']],
    ['templates/api/src/Jobs/Jobs.csproj', ['Jobs']],
    ['templates/api/Api.slnx', ['Shop', 'Api']],
    ['templates/single/app.cs', ['app.cs']],
  ])('are found in %j as %j: whoever names a template means it', async (line, expected) => {
    const { projects } = await search([line], { ...files, 'Shop.slnx': '', 'templates/api/Api.slnx': '' });
    expect(names(projects)).toEqual(expected);
  });

  test('are not left out if another line names them', async () => {
    const jobs = 'templates/api/src/Jobs/Jobs.csproj';
    const { projects, leftOut } = await search(['**', jobs]);
    expect(names(projects)).toEqual(['Docs', 'Shop', 'Jobs']);
    expect(leftOut.map(({ path }) => path)).not.toContain(jobs);
  });

  test('are apps if the whole repository is the template', async () => {
    const { projects } = await search([], {
      '.template.config/template.json': '{}',
      'src/Shop/Shop.csproj': '',
    });
    expect(names(projects)).toEqual(['Shop']);
  });
});

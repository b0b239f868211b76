import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withMeantProperties } from '../../../src/dotnet/evaluation/set-for-all.ts';
import { readSurvey } from '../../../src/dotnet/evaluation/survey-answer.ts';
import type { ProjectFacts } from '../../../src/dotnet/project/project-facts.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { recorded } from '../recorded.ts';
import { someFacts } from '../some-facts.ts';
import { temporaryTree } from '../temporary-tree.ts';

test('MSBuild shows which Container properties come from Directory.Build.props alone', () => {
  const facts = readSurvey(recorded('survey-container').result ?? '', undefined);
  const found = [...facts.values()].map(({ name, container }) => [
    name,
    container.properties,
    container.setForAll,
  ]);
  expect(found).toEqual([
    ['api', ['ContainerRegistry'], false],
    ['bench', ['ContainerRegistry'], true],
    ['own', ['ContainerFamily', 'ContainerRegistry'], false],
    ['imports', ['ContainerRegistry', 'ContainerRepository'], false],
  ]);
});

test('a property of the arguments or the environment is not that of a project', () => {
  const result = (recorded('survey-container').result ?? '').replace(
    /("Identity": "outside",[^}]*?"ContainerFamily": )""/,
    '$1"alpine"',
  );
  expect(readSurvey(result, undefined).get('/repo/c/own/own.csproj')?.container.setForAll).toBe(true);
});

const shared = { properties: ['ContainerRegistry'], setForAll: true };
const console_ = { sdk: 'other' as const, container: shared };
const web = someFacts({ container: { properties: ['ContainerRegistry'] } });

/** Whether the properties of the console app `App/App.csproj` still count as set for all. */
async function setForAll(
  others: readonly (ProjectFacts | UserError)[],
  files: Readonly<Record<string, string>> = { 'App/App.csproj': '<Project />' },
) {
  const app = someFacts({ ...console_, path: join(temporaryTree(files), 'App/App.csproj') });
  const answers = [app, ...others].map((facts) => ({ path: app.path, facts }));
  const [answer] = await withMeantProperties(answers);
  const facts = answer?.facts;
  return facts instanceof UserError ? facts : facts?.container.setForAll;
}

test('properties that every executable has are set for all', async () => {
  expect(await setForAll([web, someFacts(console_)])).toBe(true);
});

test.each([
  ['there is no other project', []],
  [
    'the others are libraries, tests and AppHosts',
    [
      someFacts({ outputType: 'Library', container: shared }),
      someFacts({ isTest: true, container: shared }),
      someFacts({ isAspireHost: true, container: shared }),
    ],
  ],
  ['another executable lacks them', [web, someFacts({ sdk: 'other' })]],
  ['the others cannot be evaluated', [new UserError('broken')]],
])('properties are meant for the project if %s', async (_, others) => {
  expect(await setForAll(others)).toBe(false);
});

test.each([
  ['App/App.csproj', '<ContainerRegistry>ghcr.io</ContainerRegistry>', false],
  ['App/App.csproj', '<ContainerRepository Condition="true">a</ContainerRepository>', false],
  ['App/Directory.Build.props', '<ContainerImageTags>a;b</ContainerImageTags>', false],
  ['App/Directory.Build.targets', '<ContainerFamily>alpine</ContainerFamily>', false],
  ['Directory.Build.props', '<ContainerFamily>alpine</ContainerFamily>', true],
  ['App/App.csproj', '<ContainerUser>root</ContainerUser>', true],
])('a mention in %s is a hint: %s', async (file, text, expected) => {
  expect(await setForAll([web], { 'App/App.csproj': '', [file]: `<Project>${text}</Project>` })).toBe(
    expected,
  );
});

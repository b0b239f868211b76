import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeExtensions } from '../../../src/dotnet/cli/extensions.ts';
import { temporaryTree } from '../temporary-tree.ts';

const IMPORTED = 'Current/Microsoft.Common.targets/ImportAfter';

it.each([
  ['HOME', '.local/share/Microsoft/MSBuild'],
  ['XDG_DATA_HOME', 'Microsoft/MSBuild'],
  ['MSBuildUserExtensionsPath', ''],
])('keeps the extensions that the user has, found by %s', async (variable, place) => {
  const root = temporaryTree([
    join(place, IMPORTED, 'own.targets'),
    join(place, 'Current/Imports/own.props'),
  ]);
  const made = join(temporaryTree([]), 'made');
  await writeExtensions(made, { 'ours.targets': '<Project />' }, { [variable]: root });
  expect(readdirSync(join(made, IMPORTED)).sort()).toEqual(['ours.targets', 'own.targets']);
  expect(readdirSync(join(made, 'Current/Imports'))).toEqual(['own.props']);
});

it('needs none', async () => {
  const made = join(temporaryTree([]), 'made');
  await writeExtensions(made, { 'ours.targets': '<Project />' }, { HOME: join(made, 'no-home') });
  expect(readFileSync(join(made, IMPORTED, 'ours.targets'), 'utf8')).toBe('<Project />');
});

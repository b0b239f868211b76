import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLeftovers, leftoverTargets } from '../../../src/dotnet/publish/leftovers.ts';
import { someFacts } from '../some-facts.ts';
import { temporaryTree } from '../temporary-tree.ts';

const published = (folder: string, name = 'Shop') =>
  ['.dll', '.deps.json', '.runtimeconfig.json'].map((end) => `${folder}/${name}${end}`);

async function found(paths: readonly string[]): Promise<readonly string[]> {
  const root = temporaryTree(['Shop.csproj', ...paths]);
  const project = someFacts({ path: join(root, 'Shop.csproj'), assemblyName: 'Shop' });
  return (await findLeftovers(project)).map((folder) => folder.slice(root.length + 1));
}

describe('what an earlier build left below a project', () => {
  it.each<[string, string[], string[]]>([
    ['the app, published into a folder', published('publish'), ['publish']],
    ['the app, published deeper', published('out/linux/app'), ['out/linux/app']],
    [
      'what another project was built into',
      ['tests/T.csproj', 'tests/bin/a', 'tests/obj/a'],
      ['tests/bin', 'tests/obj'],
    ],
    ["nothing of the project's own folder", [...published('.'), 'appsettings.json'], []],
    ['nothing of another app', published('plugins/Other', 'Other'), []],
    ['nothing of a folder with some of the files', published('publish').slice(1), []],
    ['nothing of the folders that the SDK leaves out itself', published('bin/Release/net10.0/publish'), []],
    ['nothing of a folder bin without a project', ['tools/bin/settings.json'], []],
    ['nothing of packages for the browser', published('node_modules/shop'), []],
  ])('is %s', async (_, paths, folders) => {
    expect(await found(paths)).toEqual(folders);
  });

  it('is nothing if there is no folder', async () => {
    expect(await findLeftovers(someFacts({ path: '/nowhere/Shop.csproj' }))).toEqual([]);
  });
});

it('leaves out folders with any name', () => {
  expect(leftoverTargets(["/a;b/$(c) & 'd'"])).toContain(
    '<_AspnetImageSizeFolder>/a%3Bb/%24%28c%29 &#38; %27d%27/</_AspnetImageSizeFolder>',
  );
});

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { folderState, olderFiles } from '../../../src/dotnet/publish/older-files.ts';
import { temporaryTree } from '../temporary-tree.ts';

it('are those that a publish neither wrote nor lists', async () => {
  const folder = temporaryTree([
    'Old.dll',
    'Same.dll',
    'written.json',
    'removed.txt',
    'de/Old.resources.dll',
  ]);
  const list = join(temporaryTree([]), 'list');
  const before = await folderState(folder);
  // File systems in memory count in ticks of the kernel.
  await setTimeout(20);
  for (const name of ['written.json', 'New.dll'])
    writeFileSync(join(folder, name), 'by a target of the project');
  rmSync(join(folder, 'removed.txt'));
  writeFileSync(list, 'Same.dll\r\nNew.dll\r\n');
  expect(await olderFiles(folder, before, list)).toEqual(['Old.dll', 'de/Old.resources.dll']);
});

it('are none in a folder that did not exist', async () => {
  const folder = join(temporaryTree([]), 'publish');
  expect(await olderFiles(folder, await folderState(folder), join(folder, 'no-list'))).toEqual([]);
});

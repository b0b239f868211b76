import { describe, expect, it } from 'vitest';
import { fileTree } from '../../../src/plan/repository/file-tree.ts';
import { searchBudget, searchTree } from '../../../src/plan/repository/search-tree.ts';
import { MemoryTree } from '../../fakes/memory-tree.ts';
import { testFolder } from '../../fakes/test-folder.ts';

const FILES = [
  'a/Api.csproj',
  'a/b/c/Core.csproj',
  'a/b/readme.md',
  '.git/x/y.csproj',
  'n/node_modules/z.csproj',
];

async function matches(pattern: string): Promise<string[]> {
  const tree = new MemoryTree(Object.fromEntries(FILES.map((path) => [`/w/${path}`, ''])));
  const found: string[] = [];
  await searchTree(tree, { folder: '/w', pattern, budget: searchBudget() }, async (match) => {
    found.push(match);
    return false;
  });
  return found.sort();
}

describe('a search', () => {
  it.each<[string, string[]]>([
    ['.', ['.']],
    ['a/Api.csproj', ['a/Api.csproj']],
    ['a/', ['a']],
    ['a/*.csproj', ['a/Api.csproj']],
    ['*/*', ['.git/x', 'a/Api.csproj', 'a/b', 'n/node_modules']],
    ['a/**/*.csproj', ['a/Api.csproj', 'a/b/c/Core.csproj']],
    ['**/*.csproj', ['a/Api.csproj', 'a/b/c/Core.csproj']],
    ['**/**/c', ['a/b/c']],
    ['a/b/**', ['a/b', 'a/b/c']],
    ['b', []],
    ['a/Api.csproj/x', []],
  ])('for %s finds %j', async (pattern, expected) => {
    expect(await matches(pattern)).toEqual(expected);
  });

  it('ends with its budget', async () => {
    const tree = new MemoryTree({ '/w/a/b/c/d/e': '' });
    const budget = { left: 3 };
    const look = async () => false;
    expect(await searchTree(tree, { folder: '/w', pattern: '**/x', budget }, look)).toBe(true);
    expect(tree.listed.size).toBeLessThan(4);
  });

  it('ends with the first match that is accepted', async () => {
    const tree = new MemoryTree({ '/w/a/1': '', '/w/a/2': '' });
    const found: string[] = [];
    await searchTree(tree, { folder: '/w', pattern: 'a/*', budget: searchBudget() }, async (match) => {
      found.push(match);
      return true;
    });
    expect(found).toHaveLength(1);
  });
});

describe('the file system', () => {
  it.each(['none', 'none/none', 'x\0y', 'n'.repeat(300)])('has no %j', async (name) => {
    const path = `${testFolder()}/${name}`;
    expect(await fileTree.exists(path)).toBe(false);
    expect(await fileTree.list(path)).toEqual([]);
    expect(await fileTree.read(path)).toBeUndefined();
  });
});

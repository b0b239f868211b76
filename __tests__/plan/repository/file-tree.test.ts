import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileTree, repositoryFiles } from '../../../src/plan/repository/file-tree.ts';
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

describe('the files of a checkout', () => {
  async function checkout(names: readonly string[], links: Readonly<Record<string, string>> = {}) {
    const root = await testFolder();
    for (const name of names) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), name);
    }
    for (const [name, target] of Object.entries(links)) await symlink(target, join(root, name));
    const files = repositoryFiles(root);
    const found = (await files.all()).map((path) => relative(root, path));
    return { found, read: (name: string) => files.read(join(root, name)) };
  }

  it('are those in hidden folders too, without those of tools and builds', async () => {
    const meant = ['.docker/Dockerfile', '.github/docker/Dockerfile', 'src/Dockerfile'];
    const others = [
      '.git/Dockerfile',
      '.devcontainer/Dockerfile',
      'obj/Dockerfile',
      'a/node_modules/Dockerfile',
    ];
    expect((await checkout([...meant, ...others])).found).toEqual(meant);
  });

  it('are links that only their name makes a Dockerfile', async () => {
    const links = {
      'src/Dockerfile': '../docker/api',
      'src/Containerfile': '../docker/Dockerfile',
      Dockerfile: 'no',
    };
    const { found } = await checkout(['docker/Dockerfile', 'docker/api', 'src/x.cs'], links);
    expect(found).toEqual(['docker/Dockerfile', 'docker/api', 'src/Dockerfile', 'src/x.cs']);
  });

  it('are not read through links that lead out of it', async () => {
    const { found, read } = await checkout(['src/x.cs'], {
      Dockerfile: '/etc/hostname',
      'a.cs': 'src/x.cs',
      etc: '/etc',
    });
    expect(found).toEqual(['src/x.cs']);
    expect(await read('Dockerfile')).toBeUndefined();
    expect(await read('etc/hostname')).toBeUndefined();
    expect(await read('a.cs')).toBe('src/x.cs');
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { publish } from '../../src/dotnet/publish.ts';
import { execute } from '../../src/process/execute.ts';
import { someFacts } from '../dotnet/some-facts.ts';
import { commit, git, write } from '../fakes/git-scene.ts';

const folder = mkdtempSync(join(tmpdir(), 'reproducible-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const project = (sdk: string, more = '') =>
  `<Project Sdk="${sdk}"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>${more}</Project>`;

/** An app and a library of it, which tells where its source lay when it was compiled. */
const APP = {
  'src/Lib/Lib.csproj': project('Microsoft.NET.Sdk'),
  'src/Lib/Place.cs':
    'namespace Lib; public static class Place { public static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path; }',
  'src/Web/Web.csproj': project(
    'Microsoft.NET.Sdk.Web',
    '<ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup>',
  ),
  'src/Web/Program.cs':
    'var app = WebApplication.CreateBuilder(args).Build(); app.MapGet("/", () => Lib.Place.Here()); app.Run();',
  '.gitignore': 'bin/\nobj/\n',
};

/** Publishes as the action does, and gives all files of the app by path. */
async function published(checkout: string): Promise<Record<string, string>> {
  const output = mkdtempSync(join(folder, 'published-'));
  const facts = someFacts({ path: join(checkout, 'src/Web/Web.csproj'), name: 'Web', assemblyName: 'Web' });
  const quietly: typeof execute = (program, args, options) =>
    execute(program, args, { ...options, silent: true });
  await publish(quietly, {
    project: facts,
    options: { root: checkout, configuration: 'Release' },
    output,
  });
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(output.length + 1), readFileSync(path).toString('base64')];
    }),
  );
}

function differing(one: Record<string, string>, other: Record<string, string>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (path) => one[path] !== other[path],
  );
}

describe('equal sources give equal assemblies', () => {
  it('in a checkout and a worktree elsewhere, at two commits', async () => {
    const checkout = join(folder, 'checkout');
    git(folder, 'init', '--quiet', '--initial-branch=main', checkout);
    git(checkout, 'remote', 'add', 'origin', 'https://github.com/acme/shop.git');
    const base = commit(checkout, APP, 'base');
    commit(checkout, { 'README.md': 'nothing of the app' }, 'head');
    const worktree = join(folder, 'another-folder', 'with-a-longer-name');
    git(checkout, 'worktree', 'add', '--quiet', '--detach', worktree, base);
    const [head, baseline] = [await published(checkout), await published(worktree)];
    expect(Object.keys(head)).toEqual(expect.arrayContaining(['Web.dll', 'Web.pdb', 'Lib.dll', 'Lib.pdb']));
    expect(differing(head, baseline)).toEqual([]);
  });

  it('in two folders that no repository holds', async () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other, with=odd;name')];
    write(one, APP);
    write(other, APP);
    expect(differing(await published(one), await published(other))).toEqual([]);
  });
});

it('other sources give another assembly, and others that refer to it: they name it by a hash', async () => {
  const [one, other] = [join(folder, 'before'), join(folder, 'after')];
  write(one, APP);
  write(other, { ...APP, 'src/Lib/More.cs': 'namespace Lib; public class More;' });
  expect(differing(await published(one), await published(other)).sort()).toEqual([
    'Lib.dll',
    'Lib.pdb',
    'Web.dll',
    'Web.pdb',
  ]);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { publish } from '../../src/dotnet/publish/publish.ts';
import { execute } from '../../src/process/execute.ts';
import { someFacts } from '../dotnet/some-facts.ts';
import { commit, git, write } from '../fakes/git-scene.ts';
import { normalizedDigest } from '../fakes/normalized-digest.ts';

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
  const options = { root: checkout, configuration: 'Release' };
  await publish(quietly, { project: facts, options, output }, process.env);
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

describe('equal code is distinguished from other code', () => {
  /** Files that differ in more than what names their build. */
  const reallyDiffering = (one: Record<string, string>, other: Record<string, string>) =>
    differing(one, other).filter((path) => {
      const [first, second] = [one, other].map((files) => Buffer.from(files[path] ?? '', 'base64'));
      const digest = normalizedDigest(path, first ?? Buffer.alloc(0));
      return (
        digest === undefined ||
        blocks(first) !== blocks(second) ||
        digest !== normalizedDigest(path, second ?? Buffer.alloc(0))
      );
    });
  const blocks = (content = Buffer.alloc(0)) => Math.ceil(content.length / 512);
  const comment = (text: string) => ({
    ...APP,
    'src/Lib/Price.cs': `namespace Lib;\n// ${text}\npublic static class Price { public static int Net(int gross) => gross * 100 / 119; }\n`,
  });

  it('after a comment was edited: the compiler names the assembly by a hash of its sources', async () => {
    const [one, other] = [join(folder, 'comment-1'), join(folder, 'comment-2')];
    write(one, comment('Wihtout tax.'));
    write(other, comment('Without tax.'));
    const [before, after] = [await published(one), await published(other)];
    expect(differing(before, after)).toEqual(expect.arrayContaining(['Lib.dll', 'Lib.pdb']));
    expect(reallyDiffering(before, after)).toEqual([]);
  });

  it('after one character of the code was edited', async () => {
    const [one, other] = [join(folder, 'code-1'), join(folder, 'code-2')];
    write(one, comment('Without tax.'));
    const changed = comment('Without tax.');
    write(other, { ...changed, 'src/Lib/Price.cs': changed['src/Lib/Price.cs'].replace('119', '116') });
    expect(reallyDiffering(await published(one), await published(other))).toContain('Lib.dll');
  });

  it('if Razor pages were compiled in another folder: its path is in a document that is embedded in the .pdb', async () => {
    const [one, other] = [join(folder, 'razor'), join(folder, 'razor', 'in-a', 'longer-path')];
    const razor = {
      ...APP,
      'src/Web/Program.cs':
        'var builder = WebApplication.CreateBuilder(args); builder.Services.AddRazorPages(); var app = builder.Build(); app.MapStaticAssets(); app.MapRazorPages(); app.Run();',
      'src/Web/Pages/Index.cshtml': '@page\n<h1>@DateTime.Now</h1>\n',
      'src/Web/wwwroot/site.css': 'h1 { color: red }\n',
    };
    write(one, razor);
    const before = await published(one);
    write(other, razor);
    const after = await published(other);
    expect(differing(before, after)).toEqual(
      expect.arrayContaining(['Web.dll', 'Web.pdb', 'Web.staticwebassets.endpoints.json']),
    );
    expect(reallyDiffering(before, after)).toEqual([]);
  });
});

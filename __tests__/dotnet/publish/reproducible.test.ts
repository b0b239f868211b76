import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reproducibleArgs } from '../../../src/dotnet/publish/reproducible.ts';
import { temporaryTree } from '../temporary-tree.ts';

const NOTHING = '0'.repeat(40);

it('maps the checkout’s root, of whatever repository it is', () => {
  const root = temporaryTree([
    'app/.git/HEAD',
    'app/src/Web/Web.csproj',
    'worktree/.git',
    'worktree/Web.csproj',
  ]);
  for (const folder of ['app', 'worktree']) {
    expect(reproducibleArgs(join(root, folder, 'Web.csproj'), root)).toEqual([
      '-p:ContinuousIntegrationBuild=true',
      `-p:PathMap=${root}/${folder}/%3D/_/`,
      '-p:EnableSourceLink=false',
      `-p:SourceRevisionId=${NOTHING}`,
    ]);
  }
  expect(reproducibleArgs(join(root, 'app', 'src', 'Web', 'Web.csproj'), root)[1]).toBe(
    `-p:PathMap=${root}/app/%3D/_/`,
  );
});

it('sets no commit without a repository in the workspace', () => {
  const root = temporaryTree(['.git/HEAD', 'workspace/src/Web/Web.csproj']);
  const workspace = join(root, 'workspace');
  expect(reproducibleArgs(join(workspace, 'src', 'Web', 'Web.csproj'), workspace)).toEqual([
    '-p:ContinuousIntegrationBuild=true',
    `-p:PathMap=${workspace}/%3D/_/`,
  ]);
});

it('is one pair for the compiler, whatever the path is', () => {
  const [, map] = reproducibleArgs('/a,b=c;d/Web.csproj', '/a,b=c;d/');
  expect(map).toBe('-p:PathMap=/a%2C%2Cb%3D%3Dc%3Bd/%3D/_/');
});

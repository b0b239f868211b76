import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathMapArg } from '../../../src/dotnet/publish/reproducible.ts';
import { temporaryTree } from '../temporary-tree.ts';

it('maps the checkout’s root, of whatever repository it is', () => {
  const root = temporaryTree([
    'app/.git/HEAD',
    'app/src/Web/Web.csproj',
    'worktree/.git',
    'worktree/Web.csproj',
  ]);
  for (const project of ['app/Web.csproj', 'app/src/Web/Web.csproj', 'worktree/Web.csproj']) {
    expect(pathMapArg(join(root, project), root)).toBe(
      `-p:AspnetImageSizePathMap=${root}/${project.split('/')[0]}/%3D/_/`,
    );
  }
});

it('maps the workspace if it contains no repository, whatever is above it', () => {
  const root = temporaryTree(['.git/HEAD', 'workspace/src/Web/Web.csproj']);
  const workspace = join(root, 'workspace');
  expect(pathMapArg(join(workspace, 'src', 'Web', 'Web.csproj'), workspace)).toBe(
    `-p:AspnetImageSizePathMap=${workspace}/%3D/_/`,
  );
});

it('is one pair for the compiler, whatever the path is', () => {
  expect(pathMapArg('/a,b=c;d/Web.csproj', '/a,b=c;d/')).toBe(
    '-p:AspnetImageSizePathMap=/a%2C%2Cb%3D%3Dc%3Bd/%3D/_/',
  );
});

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import type { PlanInputs } from '../../src/plan/dockerfiles.ts';
import { plan } from '../../src/plan/plan.ts';
import { testFolder } from '../fakes/test-folder.ts';
import { webProject } from './facts.ts';

const inputs: PlanInputs = {
  builder: 'auto',
  dockerfile: undefined,
  name: undefined,
  projects: [],
  docker: {},
  context: undefined,
  publish: undefined,
  publishOutput: undefined,
};
const STARTS_API = 'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENTRYPOINT ["dotnet", "Api.dll"]\n';

/** A folder with these files, and projects in it by their relative paths. */
async function workspace(files: Readonly<Record<string, string>> = {}) {
  const root = testFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const project = (path: string, dockerfile?: string, changes: Partial<ProjectFacts> = {}) =>
    webProject(join(root, path), {
      dockerfile:
        dockerfile === undefined
          ? undefined
          : { path: join(root, dockerfile), named: false, context: undefined },
      ...changes,
    });
  return { root, project };
}

describe('the builder of a project', () => {
  it('is the SDK if it has no Dockerfile', async () => {
    const { root, project } = await workspace();
    expect(await plan([project('src/Api/Api.csproj')], inputs, root)).toMatchObject([
      { name: 'Api', projectPath: 'src/Api/Api.csproj', docker: undefined },
    ]);
  });

  it('is Docker if it has one', async () => {
    const { root, project } = await workspace({ 'Api/Dockerfile': STARTS_API });
    const [target] = await plan([project('Api/Api.csproj', 'Api/Dockerfile')], inputs, root);
    expect(target?.docker).toEqual({ dockerfile: join(root, 'Api/Dockerfile') });
  });

  it('is the SDK if the input says so, even with a Dockerfile', async () => {
    const { root, project } = await workspace({ 'Api/Dockerfile': STARTS_API });
    const [target] = await plan(
      [project('Api/Api.csproj', 'Api/Dockerfile')],
      { ...inputs, builder: 'sdk' },
      root,
    );
    expect(target?.docker).toBeUndefined();
  });

  it('is Docker with a generated Dockerfile if the input says docker and there is none', async () => {
    const { root, project } = await workspace();
    const [target] = await plan([project('Api/Api.csproj')], { ...inputs, builder: 'docker' }, root);
    expect(target?.docker).toEqual({ dockerfile: undefined });
  });
});

describe('a Dockerfile at the root', () => {
  it('belongs to the project that it starts', async () => {
    const { root, project } = await workspace({ Dockerfile: STARTS_API });
    const targets = await plan([project('Api/Api.csproj'), project('Web/Web.csproj')], inputs, root);
    expect(targets.map((target) => [target.name, target.docker?.dockerfile])).toEqual([
      ['Api', join(root, 'Dockerfile')],
      ['Web', undefined],
    ]);
  });

  it('that starts something else belongs to no project, without an error', async () => {
    const { root, project } = await workspace({ Dockerfile: 'FROM nginx\nENTRYPOINT ["nginx"]\n' });
    const targets = await plan([project('Api/Api.csproj'), project('Web/Web.csproj')], inputs, root);
    expect(targets.map((target) => target.docker)).toEqual([undefined, undefined]);
  });

  it('that is not for .NET belongs to no project, whatever it starts', async () => {
    const { root, project } = await workspace({ Dockerfile: 'FROM debian\nRUN apt-get install -y jq\n' });
    expect(await plan([project('Api/Api.csproj')], inputs, root)).toMatchObject([{ docker: undefined }]);
  });

  it('does not take the Dockerfile of a project that has another one', async () => {
    const { root, project } = await workspace({ Dockerfile: STARTS_API, 'Api/Dockerfile': STARTS_API });
    const [target] = await plan([project('Api/Api.csproj', 'Api/Dockerfile')], inputs, root);
    expect(target?.docker).toEqual({ dockerfile: join(root, 'Api/Dockerfile') });
  });

  it('with two owners is an error that lists them', async () => {
    const { root, project } = await workspace({ Dockerfile: STARTS_API });
    const projects = [project('A/Api.csproj'), project('B/Api.csproj')];
    await expect(plan(projects, inputs, root)).rejects.toThrow(/A\/Api\.csproj.*B\/Api\.csproj/);
  });
});

describe('a Dockerfile in the folder of two projects', () => {
  it.each([
    ['no input names it', {}],
    ['an input names it', { dockerfile: 'app/Dockerfile', projects: ['app'] }],
  ])('builds the one that it starts, and no other (%s)', async (_, more) => {
    const { root, project } = await workspace({ 'app/Dockerfile': STARTS_API });
    const projects = [
      project('app/Api.csproj', 'app/Dockerfile'),
      project('app/Web.csproj', 'app/Dockerfile'),
    ];
    const targets = await plan(projects, { ...inputs, ...more }, root);
    expect(targets.map(({ name, docker }) => [name, docker?.dockerfile])).toEqual([
      ['Api', join(root, 'app/Dockerfile')],
      ['Web', undefined],
    ]);
  });
});

it('an input for Docker builds is refused if the SDK builds everything', async () => {
  const { root, project } = await workspace();
  const docker = { target: 'final' };
  await expect(plan([project('Api/Api.csproj')], { ...inputs, docker }, root)).rejects.toThrow(
    'Input target is for Docker builds, but Api has no Dockerfile',
  );
});

describe('the Dockerfile that the input names', () => {
  it('is the only image of the run if no project is named', async () => {
    const { root, project } = await workspace({ 'docker/api.Dockerfile': STARTS_API });
    const projects = [project('Api/Api.csproj'), project('Web/Web.csproj')];
    const targets = await plan(projects, { ...inputs, dockerfile: 'docker/api.Dockerfile' }, root);
    expect(targets).toMatchObject([
      { name: 'Api', docker: { dockerfile: join(root, 'docker/api.Dockerfile') } },
    ]);
  });

  it('must be there', async () => {
    const { root, project } = await workspace();
    await expect(
      plan([project('Api.csproj')], { ...inputs, dockerfile: 'Dockerfile.prod' }, root),
    ).rejects.toThrow(`Input dockerfile: "Dockerfile.prod" does not exist`);
  });

  it('must start one of the projects', async () => {
    const { root, project } = await workspace({
      'x.Dockerfile': 'FROM a\nENTRYPOINT ["dotnet", "Other.dll"]\n',
    });
    const projects = [project('Api/Api.csproj'), project('Web/Web.csproj')];
    await expect(plan(projects, { ...inputs, dockerfile: 'x.Dockerfile' }, root)).rejects.toThrow(
      /belongs to none of the projects: .*Other.*Candidates: Api\/Api\.csproj \(Api\.dll\), Web\/Web\.csproj/,
    );
  });
});

describe('the name of an image', () => {
  it('is the project’s, with its folder if two have the same name', async () => {
    const { root, project } = await workspace();
    const targets = await plan(
      [project('A/Api.csproj'), project('B/Api.csproj'), project('Web/Web.csproj')],
      inputs,
      root,
    );
    expect(targets.map((target) => target.name)).toEqual(['A/Api.csproj', 'B/Api.csproj', 'Web']);
  });

  it('cannot be one for several images', async () => {
    const { root, project } = await workspace();
    const projects = [project('A/A.csproj'), project('B/B.csproj')];
    await expect(plan(projects, { ...inputs, name: 'shop' }, root)).rejects.toThrow(
      'Input name: "shop" is one name, but there are 2 images: A/A.csproj, B/B.csproj',
    );
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import { ownerOf } from '../../src/plan/owner.ts';
import { webProject } from './facts.ts';

const project = (path: string, assemblyName: string, changes: Partial<ProjectFacts> = {}) =>
  webProject(join('/repo', path), { assemblyName, ...changes });
const web = project('src/Web/Web.csproj', 'Shop.Web');
const worker = project('src/Worker/Worker.csproj', 'Shop.Worker');
const projects = [web, worker];

/** @param assembly that the Dockerfile starts. */
const owner = (path: string, among: readonly ProjectFacts[] = projects, assembly?: string) =>
  ownerOf({ path: join('/repo', path), assembly }, among, '/repo');

describe('the owner of a Dockerfile', () => {
  it('is the project next to it', () => {
    expect(owner('src/Web/Dockerfile')).toEqual({ owner: web });
    expect(owner('src/Worker/prod.Dockerfile')).toEqual({ owner: worker });
    // Whatever it starts: a script, for example.
    expect(owner('src/Web/Dockerfile', projects, 'nginx')).toEqual({ owner: web });
  });

  it('is the project that names it, before the one next to it', () => {
    const dockerfile = { path: '/repo/src/Web/Dockerfile', named: true, context: undefined };
    const named = { ...worker, dockerfile };
    expect(owner('src/Web/Dockerfile', [web, named])).toEqual({ owner: named });
    const found = { ...worker, dockerfile: { ...dockerfile, named: false } };
    expect(owner('src/Web/Dockerfile', [web, found])).toEqual({ owner: web });
  });

  it('of a Dockerfile in another folder is the project that it starts', () => {
    expect(owner('Dockerfile', projects, 'Shop.Worker')).toEqual({ owner: worker });
    expect(owner('docker/Dockerfile', projects, 'shop.web')).toEqual({ owner: web });
  });

  it('among several projects in one folder is the one that it starts', () => {
    const tools = project('src/Web/Tools.csproj', 'Shop.Tools');
    expect(owner('src/Web/Dockerfile', [web, tools, worker], 'Shop.Tools')).toEqual({ owner: tools });
  });

  it('is the only project if the Dockerfile does not say what it starts', () => {
    expect(owner('Dockerfile', [web])).toEqual({ owner: web });
  });

  it('is none of the projects if the Dockerfile starts something else', () => {
    const nobody = 'Dockerfile starts `nginx`, which no project builds';
    expect(owner('Dockerfile', projects, 'nginx')).toEqual({ nobody });
    expect(owner('Dockerfile', [web], 'nginx')).toEqual({ nobody });
    expect(owner('Dockerfile', [])).toHaveProperty('nobody');
  });

  it('is unclear, with the candidates, if several projects may be meant', () => {
    expect(() => owner('Dockerfile')).toThrow(
      'It is unclear which project Dockerfile belongs to: its final ENTRYPOINT does not say which assembly it ' +
        'starts. Candidates: src/Web/Web.csproj (Shop.Web), src/Worker/Worker.csproj (Shop.Worker).',
    );
    const twin = project('old/Web.csproj', 'Shop.Web');
    expect(() => owner('Dockerfile', [web, twin], 'Shop.Web')).toThrow(
      /several projects build `Shop.Web`.*old\/Web\.csproj/,
    );
  });
});

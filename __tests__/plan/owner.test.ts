import { describe, expect, it } from 'vitest';
import { namedDockerfile, ownerOf } from '../../src/plan/owner.ts';

const web = { path: 'src/Web/Web.csproj', assemblyName: 'Shop.Web' };
const worker = { path: 'src/Worker/Worker.csproj', assemblyName: 'Shop.Worker' };
const projects = [web, worker];

describe('the owner of a Dockerfile', () => {
  it('is the project next to it', () => {
    expect(ownerOf({ path: 'src/Web/Dockerfile' }, projects)).toEqual({ owner: web });
    expect(ownerOf({ path: './src/Worker/prod.Dockerfile' }, projects)).toEqual({ owner: worker });
  });

  it('is the project that names it, before the one next to it', () => {
    const named = { ...worker, dockerfile: '..\\Web\\Dockerfile' };
    expect(ownerOf({ path: 'src/Web/Dockerfile' }, [web, named])).toEqual({ owner: named });
  });

  it('of a Dockerfile in another folder is the project that it starts', () => {
    expect(ownerOf({ path: 'Dockerfile', assembly: 'Shop.Worker' }, projects)).toEqual({ owner: worker });
    expect(ownerOf({ path: 'docker/Dockerfile', assembly: 'shop.web' }, projects)).toEqual({ owner: web });
  });

  it('among several projects in one folder is the one that it starts', () => {
    const tools = { path: 'src/Web/Tools.csproj', assemblyName: 'Shop.Tools' };
    const dockerfile = { path: 'src/Web/Dockerfile', assembly: 'Shop.Tools' };
    expect(ownerOf(dockerfile, [web, tools, worker])).toEqual({ owner: tools });
  });

  it('is the only project if the Dockerfile does not say what it starts', () => {
    expect(ownerOf({ path: 'Dockerfile' }, [web])).toEqual({ owner: web });
  });

  it('is nobody if the Dockerfile starts something else', () => {
    expect(ownerOf({ path: 'Dockerfile', assembly: 'nginx' }, projects)).toEqual({
      nobody: 'Dockerfile starts `nginx`, which is the assembly of no project looked at',
    });
    expect(ownerOf({ path: 'Dockerfile' }, [])).toHaveProperty('nobody');
  });

  it('is unclear, with the candidates, if several projects may be meant', () => {
    expect(() => ownerOf({ path: 'Dockerfile' }, projects)).toThrow(
      'To which project Dockerfile belongs is unclear: its final ENTRYPOINT does not say which assembly it ' +
        'starts. Candidates: src/Web/Web.csproj (Shop.Web), src/Worker/Worker.csproj (Shop.Worker).',
    );
    const twin = { ...web, path: 'old/Web.csproj' };
    expect(() => ownerOf({ path: 'Dockerfile', assembly: 'Shop.Web' }, [web, twin])).toThrow(
      /several projects build `Shop.Web`.*old\/Web\.csproj/,
    );
  });
});

describe('the Dockerfile that a project names', () => {
  it('counts from the folder of the project', () => {
    expect(namedDockerfile({ ...web, dockerfile: '..\\..\\docker\\web.Dockerfile' })).toBe(
      'docker/web.Dockerfile',
    );
    expect(namedDockerfile({ ...web, path: '/w/src/Web/Web.csproj', dockerfile: '/w/Dockerfile' })).toBe(
      '/w/Dockerfile',
    );
    expect(namedDockerfile({ ...web, dockerfile: ' ' })).toBeUndefined();
  });
});

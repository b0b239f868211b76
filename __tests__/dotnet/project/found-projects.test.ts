import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type LeftOut,
  type PossibleProject,
  requireApps,
} from '../../../src/dotnet/project/found-projects.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { someFacts } from '../some-facts.ts';

const root = '/repo';

/** @param leftOut of the search. @param unused possible projects that no Dockerfile takes. */
function require(
  leftOut: readonly LeftOut[],
  unused: readonly PossibleProject[] = [],
  { isEmpty = true, mayBeAbsent = false } = {},
): void {
  const request = { patterns: [], options: { root, configuration: 'Release' }, mayBeAbsent };
  requireApps({ leftOut }, unused, request, isEmpty);
}

const possible = (name: string, reason: string, named = false): PossibleProject => ({
  facts: someFacts({ path: join(root, name, `${name}.csproj`), name }),
  reason,
  named,
});
const broken = new UserError('dotnet build failed');

describe('a run without a project to measure', () => {
  it('lists what was looked at, and why each was left out', () => {
    const tests = { path: 'T/T.csproj', reason: 'test project' };
    expect(() => require([tests], [possible('L', 'class library'), possible('C', 'neither Web')])).toThrow(
      'No project to measure was found in /repo. Name one with input project. These were left out:\n' +
        'C/C.csproj: neither Web\nL/L.csproj: class library\nT/T.csproj: test project',
    );
  });

  it('says that there is no project', () => {
    expect(() => require([])).toThrow('No .NET project was found in /repo.');
  });

  it('gives the one cause that keeps every project from being evaluated', () => {
    const all = ['A', 'B'].map((path) => ({ path, reason: 'MSBuild cannot evaluate it', error: broken }));
    expect(() => require(all)).toThrow(broken);
  });

  it('is accepted at another commit, unless MSBuild cannot evaluate a project: that one may be the app', () => {
    require([], [possible('L', 'class library')], { mayBeAbsent: true });
    const bad = { path: 'Bad/Bad.csproj', reason: 'MSBuild cannot evaluate it', error: broken };
    expect(() => require([bad], [], { mayBeAbsent: true })).toThrow(broken);
  });
});

describe('a named project that is no app by itself', () => {
  it('is refused if no Dockerfile takes it, even if there are others', () => {
    const unused = [possible('L', 'class library', true), possible('N', 'IsPublishable is false', true)];
    expect(() => require([], unused, { isEmpty: false })).toThrow(
      /Input project names projects that cannot become a Linux container image\. .*\nL\/L\.csproj: class library\nN\/N\.csproj: IsPublishable is false/,
    );
  });

  it('is left out without an error if it was only found', () => {
    require([], [possible('L', 'class library')], { isEmpty: false });
  });
});

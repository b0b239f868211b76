import { describe, expect, it } from 'vitest';
import { type ContextNeed, contextNeeds } from '../../../src/dockerfile/dotnet/needs.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';

const needs = (body: string, target?: string) =>
  contextNeeds(readDockerfile(`FROM sdk AS build\n${body}`, 'Dockerfile'), target);

/** `certain src`, `likely src/Api (project)`. */
const shown = ({ strength, paths, project }: ContextNeed) =>
  `${strength} ${paths.join(' | ')}${project ? ' (project)' : ''}`;

describe('what the build context must hold', () => {
  it.each<[string, string, readonly string[]]>([
    ['what is copied', 'COPY src lib ./', ['certain src', 'certain lib']],
    ['what is added', 'ADD src.tar.gz /', ['certain src.tar.gz']],
    ['what is mounted', 'RUN --mount=type=bind,source=src,target=/x ls', ['certain src']],
    ['what wildcards match, if anything', 'COPY *.sln ./', ['optional *.sln']],
    [
      'what COPY --parents finds, if anything',
      'COPY --parents a b/**/c /',
      ['optional a', 'optional b/**/c'],
    ],
    ['nothing of other stages', 'FROM alpine\nCOPY --from=build /app /app\nCOPY x .', ['certain x']],
  ])('%s', (_, body, expected) => {
    expect(needs(body).map(shown)).toEqual(expected);
  });

  it('has the known folder of a path with an unknown variable', () => {
    const found = needs('WORKDIR /s\nCOPY . .\nRUN dotnet publish "src/$APP/$APP.csproj" -p:X=/a/$Y');
    expect(found.map(shown)).toEqual(['certain .', 'possible src']);
  });

  it.each<[string, string, readonly string[]]>([
    ['a project that it builds', 'dotnet publish src/Api/Api.csproj -o /app', ['likely src/Api/Api.csproj']],
    ['a folder that it builds', 'dotnet publish src/Api -o /app', ['likely src/Api (project)']],
    ['an absolute path', 'dotnet publish /s/src/Api', ['likely src/Api (project)']],
    ['a project in its own folder', 'dotnet publish -c Release -o /app', ['likely . (project)']],
    ['a folder that it goes to', 'cd src/Api && dotnet publish', ['likely src/Api (project)']],
    ['a script that it runs', './build.sh publish', ['likely build.sh']],
  ])('what RUN needs: %s', (_, command, expected) => {
    const found = needs(`WORKDIR /s\nCOPY . .\nRUN ${command}`);
    expect(found.filter(({ strength }) => strength !== 'possible').map(shown)).toEqual([
      'certain .',
      ...expected,
    ]);
  });

  it('a project in the folder that WORKDIR goes to', () => {
    const found = needs('COPY . /s\nWORKDIR /s/util/Migrator\nRUN dotnet publish -o /app');
    expect(found.map(shown)).toContain('likely util/Migrator (project)');
  });

  it('a project of a bind mount', () => {
    const found = needs('WORKDIR /s\nRUN --mount=type=bind,target=. dotnet publish src/Api');
    expect(found.map(shown)).toContain('likely src/Api (project)');
  });

  it('what another stage copied', () => {
    const found = needs(
      'COPY . /s\nFROM sdk\nCOPY --from=build /s /t\nWORKDIR /t/src/Api\nRUN dotnet publish',
    );
    expect(found.map(shown)).toContain('likely src/Api (project)');
  });

  it('what a stage passes on that runs nothing', () => {
    const through = (run: string) =>
      needs(`COPY src /s\n${run}\nFROM a\nCOPY --from=build /s/config /c`).map(shown);
    expect(through('')).toEqual(['certain src', 'likely src/config']);
    expect(through('RUN make')).toEqual(['certain src']);
  });

  it('nothing that is not there yet when RUN runs', () => {
    expect(needs('WORKDIR /s\nRUN dotnet publish src/Api\nCOPY . .').map(shown)).toEqual(['certain .']);
  });

  it('possibly the paths that RUN names, and the folder that it runs in', () => {
    const found = needs('COPY . /s\nWORKDIR /s/web\nRUN npm ci && cp ../src/a.json /tmp && x /s/b/c $D/y');
    expect(found.map(shown)).toEqual(['certain .', 'possible web', 'possible src/a.json', 'possible b/c']);
  });

  it('not what RUN makes or removes', () => {
    const text = 'WORKDIR /s\nCOPY . .\nRUN mkdir -p ./data && rm -rf ./tests && dotnet publish $P -o ./out';
    expect(needs(text).map(shown)).toEqual(['certain .']);
  });

  it('not the folder that RUN runs in, if that was copied', () => {
    expect(needs('WORKDIR /s\nCOPY . .\nRUN npm ci').map(shown)).toEqual(['certain .']);
    expect(needs('COPY a.txt /s/\nWORKDIR /s/x\nCOPY b.d .\nRUN npm ci')).toHaveLength(2);
  });

  it('only of the stages that the target uses', () => {
    expect(needs('COPY a.d .\nFROM sdk AS other\nCOPY b.d .', 'build').map(shown)).toEqual(['certain a.d']);
  });

  it('not without bound', () => {
    const many = Array.from({ length: 1200 }, (_, index) => `RUN cp /s/${index}/x /y`).join('\n');
    expect(needs(`COPY . /s\n${many}`).length).toBeLessThanOrEqual(1000);
  });
});

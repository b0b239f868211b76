// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles spell their variables so.
import { describe, expect, it } from 'vitest';
import type { CopyStep, RunStep } from '../../src/dockerfile/dockerfile.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';

const stages = (text: string) => readDockerfile(text, 'Dockerfile').stages;
const lastStage = (body: string) => stages(`FROM a\n${body}`).at(-1);
const copy = (body: string) =>
  lastStage(body)?.steps.findLast((step): step is CopyStep => step.kind === 'copy');
const run = (body: string) => lastStage(body)?.steps.findLast((step): step is RunStep => step.kind === 'run');

describe('a COPY', () => {
  it.each([
    ['COPY a b /x/', ['a', 'b'], '/x/'],
    ['COPY . .', ['.'], '/'],
    ['COPY ./a/../b /x', ['b'], '/x'],
    ['COPY ["a b", "/x y"]', ['a b'], '/x y'],
    ['ADD a b/', ['a'], '/b/'],
    ['WORKDIR /src\nCOPY . .', ['.'], '/src'],
    ['WORKDIR /src\nCOPY . ./', ['.'], '/src/'],
    ['WORKDIR /src\nWORKDIR App\nCOPY *.csproj ../Core/', ['*.csproj'], '/src/Core/'],
    ['ENV A=/a\nWORKDIR $A/b\nCOPY x .', ['x'], '/a/b'],
    ['COPY x ${UNSET}/y', ['x'], undefined],
    ['COPY $UNSET x y', ['x'], '/y'],
    ['WORKDIR $UNSET\nCOPY x y', ['x'], undefined],
    ['WORKDIR $UNSET\nWORKDIR /y\nCOPY x z', ['x'], '/y/z'],
    ['WORKDIR $UNSET\nCOPY x /y', ['x'], '/y'],
    ['COPY x c:/app/', ['x'], '/app/'],
  ])('%j takes %j to %s', (body, sources, to) => {
    expect(copy(body)).toMatchObject({ from: 'context', sources, to });
  });

  it('names the stage that it takes files from, or says that they come from elsewhere', () => {
    const from = (flag: string) =>
      stages(`FROM a AS One\nFROM b\nCOPY --from=${flag} app/./out /x`).at(-1)?.steps.at(0);
    expect(from('one')).toMatchObject({ from: { stage: 0 }, sources: ['/app/out'] });
    expect(from('0')).toMatchObject({ from: { stage: 0 } });
    expect(from('nginx')).toMatchObject({ from: 'elsewhere', sources: ['/app/out'] });
  });

  it('keeps the folders of its sources if it says so', () => {
    expect(copy('COPY --parents src/*/*.csproj ./')).toMatchObject({ parents: true });
    expect(copy('COPY --parents=false a b')).toMatchObject({ parents: false });
    expect(copy('COPY a b')).toMatchObject({ parents: false });
  });
});

describe('a RUN', () => {
  it('has the command that the shell gets, without its flags', () => {
    expect(
      run('RUN --mount=type=cache,target=/c \\\n --network=none \\\n  dotnet \\\n publish $A')?.command,
    ).toBe('dotnet  publish $A');
    expect(run('run dotnet publish')?.command).toBe('dotnet publish');
    expect(run('RUN <<EOF\ndotnet build\nEOF')?.command).toBe('<<EOF\ndotnet build\nEOF');
  });

  it('runs in the working directory, which is the root if nothing sets it', () => {
    expect(run('RUN x')).toMatchObject({ workdir: '/' });
    expect(run('WORKDIR /src/\nRUN x\nWORKDIR /later')).toMatchObject({ workdir: '/src' });
    expect(run('WORKDIR $UNSET\nRUN x')).toMatchObject({ workdir: undefined });
  });

  it('keeps the variables that are in force when it runs', () => {
    const variables = run('ARG A=1\nENV B=2\nRUN x\nENV A=3\nENV B=4\nENV C=5')?.variables;
    expect(['A', 'B', 'C'].map((name) => variables?.(name))).toEqual([
      { value: '1' },
      { value: '2' },
      undefined,
    ]);
  });

  it('has bind mounts of the context and of stages', () => {
    const stage = stages(
      'FROM a AS one\nFROM b\nWORKDIR /w\nRUN --mount=type=bind,source=src,target=/src --mount=target=. ' +
        '--mount=from=one,src=/o,dst=o --mount=type=cache,from=one,target=/c x',
    ).at(-1);
    expect(stage?.steps).toMatchObject([
      {
        mounts: [
          { from: 'context', source: 'src', target: '/src' },
          { from: 'context', source: '.', target: '/w' },
          { from: { stage: 0 }, source: '/o', target: '/w/o' },
        ],
      },
    ]);
    expect(stage?.uses).toEqual([0, 0]);
  });
});

describe('the working directory of a stage', () => {
  it.each([
    ['', undefined],
    ['WORKDIR /a\nWORKDIR b', '/a/b'],
    ['WORKDIR "/a b"', '/a b'],
    ['WORKDIR b', '/b'],
    ['WORKDIR $UNSET', undefined],
  ])('%j: %s', (body, expected) => {
    expect(lastStage(body)?.workdir).toBe(expected);
  });

  it('is inherited from the stage that it is built on', () => {
    expect(stages('FROM a AS b\nWORKDIR /w\nFROM b\nWORKDIR x').at(-1)?.workdir).toBe('/w/x');
  });
});

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
    ['COPY --exclude=*.txt --chown=1:1 --chmod=755 --link --from="" a b', ['a'], '/b'],
    ['COPY --chown="a b" a b', ['a'], '/b'],
    ['COPY "a" \'/x\'', ['a'], '/x'],
    ['COPY [ab] /x', ['[ab]'], '/x'],
    ['COPY a //x//y/', ['a'], '/x/y/'],
    ['COPY a /x/..', ['a'], '/'],
    ['WORKDIR /w\nCOPY a ..', ['a'], '/'],
    ['WORKDIR "/a b"\nCOPY x y', ['x'], '/a b/y'],
    ['WORKDIR /a b\nCOPY x y', ['x'], '/a b/y'],
    ['WORKDIR ""\nCOPY x y', ['x'], '/y'],
    ['ENV EMPTY=\nCOPY $EMPTY /x/', ['.'], '/x/'],
    ['ADD --keep-git-dir=true --unpack=true a /x', ['a'], '/x'],
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

  it.each([
    ["COPY <<'EOF' /a.sh\necho $X \\$X\nEOF", { '/a.sh': 'echo $X \\$X\n' }],
    ['ARG X=y\nCOPY <<EOF /a.sh\necho "$X" \\$X \\\\ $Z\nEOF', { '/a.sh': 'echo "y" $X \\ $Z\n' }],
    [
      'WORKDIR /w\nCOPY <<-a.txt <<b.txt file ./\n\tone\n\ta.txt\ntwo\nb.txt',
      { '/w/a.txt': 'one\n', '/w/b.txt': 'two\n' },
    ],
    ['COPY <<EOF /empty\nEOF', { '/empty': '' }],
    ['COPY <<EOF $UNSET\nx\nEOF', {}],
    ['COPY a b', {}],
  ])('has the texts of its heredocs: %j', (body, texts) => {
    const { steps } = stages(`FROM a\n${body}`)[0] ?? { steps: [] };
    const last = steps.at(-1);
    expect(last?.kind === 'copy' && Object.fromEntries(last.texts)).toEqual(texts);
  });

  it('keeps the folders of its sources if it says so', () => {
    expect(copy('COPY --parents src/*/*.csproj ./')).toMatchObject({ parents: '.' });
    expect(copy('COPY --link --parents=true ["./a/b", "x/"]')).toMatchObject({ parents: '.' });
    expect(copy('COPY --parents=false a b')).toMatchObject({ parents: undefined });
    expect(copy('COPY a/./b c')).toMatchObject({ sources: ['a/b'], parents: undefined });
  });

  it('keeps the folders after `/./` alone', () => {
    const { steps } = lastStage('COPY --parents src/./*/*.cs a/b src/./Core lib/./x/./y /s/') ?? {
      steps: [],
    };
    expect(steps).toMatchObject([
      { sources: ['src/*/*.cs', 'src/Core'], to: '/s/', parents: 'src' },
      { sources: ['a/b'], to: '/s/', parents: '.' },
      { sources: ['lib/x/y'], to: '/s/', parents: 'lib' },
    ]);
    const [, built] = stages('FROM a AS b\nFROM c\nCOPY --parents --from=b /src/./x y /s');
    expect(built?.steps).toMatchObject([
      { sources: ['/src/x'], parents: '/src' },
      { sources: ['/y'], parents: '/' },
    ]);
  });

  it.each([
    'http://example.com/a.tar.gz',
    'https://example.com/shop.git#main:src',
    'git@github.com:shop/shop.git',
    'git@github.com:shop/shop.git#v1:docs',
    'ssh://git@example.com:22/shop.git',
    'git://example.com/shop.git',
  ])('takes %s from the network', (address) => {
    expect(copy(`ADD ${address} b /x/`)).toMatchObject({ sources: ['b'] });
    expect(copy(`ARG URL=${address}\nADD --checksum=sha256:0 \${URL} /x/`)).toMatchObject({ sources: [] });
  });

  it.each(['github.com/shop/shop', 'httpsfoo', 'a@b', './git@x:y', 'http:/x'])(
    'takes %s from the context',
    (path) => {
      expect(copy(`ADD ${path} /x/`)?.sources).toHaveLength(1);
    },
  );

  it('takes no heredocs from the context', () => {
    expect(copy('COPY <<a <<-"b" c /x/\n1\na\n2\nb')).toMatchObject({ sources: ['c'], to: '/x/' });
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
        '--mount=from=one,src=/o,dst=o --mount=type=cache,from=one,target=/c ' +
        '--mount=type=tmpfs,target=/t --mount=type=secret,id=s --mount=type=ssh --mount=from=image,destination=/i ' +
        '--mount="TYPE=bind,Source=a b,ro" --mount=source=$U,target=/u --mount=target=/u/$U x',
    ).at(-1);
    expect(stage?.steps).toMatchObject([
      {
        mounts: [
          { from: 'context', source: 'src', target: '/src' },
          { from: 'context', source: '.', target: '/w' },
          { from: { stage: 0 }, source: '/o', target: '/w/o' },
          { from: 'elsewhere', source: '/', target: '/i' },
          { from: 'context', source: 'a b', target: '/w' },
          { from: 'context', source: '.', target: undefined },
        ],
        command: 'x',
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
    ['WORKDIR abc\n'.repeat(1100), undefined],
  ])('%j: %s', (body, expected) => {
    expect(lastStage(body)?.workdir).toBe(expected);
  });

  it('is inherited from the stage that it is built on', () => {
    expect(stages('FROM a AS b\nWORKDIR /w\nFROM b\nWORKDIR x').at(-1)?.workdir).toBe('/w/x');
  });
});

describe('ONBUILD', () => {
  it('comes first in a stage that is built on its stage, with what that stage has', () => {
    const [base, built, next] = stages(
      'FROM a AS base\nONBUILD COPY $V .\nonbuild run x\nARG V=v\nWORKDIR /w\nFROM base AS built\nRUN y\nFROM built',
    );
    expect(base?.steps).toEqual([]);
    expect(built?.steps).toMatchObject([
      { kind: 'copy', sources: ['v'], to: '/w', line: 2 },
      { command: 'x', workdir: '/w', line: 3 },
      { command: 'y', line: 7 },
    ]);
    expect(next?.steps).toEqual([]);
  });

  it('can take files from stages before the one that it comes to', () => {
    const [, , built] = stages('FROM a AS base\nONBUILD COPY --from=q /q /p\nFROM b AS q\nFROM base');
    expect(built).toMatchObject({ steps: [{ from: { stage: 1 }, sources: ['/q'] }], uses: [1] });
  });

  it('of an image comes first in each stage that is built on the image', () => {
    const triggers = new Map([
      ['corp/build:1', ['COPY . /src', 'RUN <<E\ndotnet publish\nE', 'WORKDIR /src']],
    ]);
    const { stages: read } = readDockerfile(
      'ARG T=1\nFROM corp/build:$T\nCOPY x .\nFROM other',
      'Dockerfile',
      {
        triggers,
      },
    );
    expect(read[0]).toMatchObject({
      steps: [
        { sources: ['.'], to: '/src', line: 2 },
        { command: '<<E\ndotnet publish\nE', line: 2 },
        { sources: ['x'], to: '/src', line: 3 },
      ],
      workdir: '/src',
    });
    expect(read[1]?.steps).toEqual([]);
  });

  it('is refused in numbers that nobody writes', () => {
    const text = `FROM a AS b\n${'ONBUILD RUN x\n'.repeat(101)}FROM b`;
    expect(() => stages(text)).toThrow('b has 101 ONBUILD instructions; at most 100 are read.');
  });
});

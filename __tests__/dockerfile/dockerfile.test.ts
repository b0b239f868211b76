// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles spell their variables so.
import { describe, expect, it } from 'vitest';
import type { Dockerfile } from '../../src/dockerfile/dockerfile.ts';
import { finalBase, finalStage, stagesBuilt, startCommandOf } from '../../src/dockerfile/final-stage.ts';
import type { ReadingOptions } from '../../src/dockerfile/global-scope.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import { UserError } from '../../src/model/user-error.ts';
import { fixture } from './fixture.ts';

const read = async (name: string, options?: ReadingOptions) =>
  readDockerfile(await fixture(`dockerfiles/${name}.Dockerfile`), `${name}.Dockerfile`, options);
const parse = (text: string, options?: ReadingOptions) => readDockerfile(text, 'Dockerfile', options);
const startCommand = (dockerfile: Dockerfile) => startCommandOf(dockerfile, finalStage(dockerfile));
/** What the stages that are built take from the context, each once. */
const paths = (dockerfile: Dockerfile, target?: string) => {
  const steps = stagesBuilt(dockerfile, target).flatMap((stage) => stage.steps);
  const taken = steps.flatMap((step) =>
    step.kind === 'copy'
      ? step.sources.map((path) => ({ path, from: step.from }))
      : step.mounts.map(({ source, from }) => ({ path: source, from })),
  );
  return [...new Set(taken.filter(({ from }) => from === 'context').map(({ path }) => path))];
};
const base = (dockerfile: Dockerfile, target?: string) => finalBase(dockerfile, { target });

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

describe('Dockerfiles as people write them', () => {
  it('reads one that copies the published app', async () => {
    const dockerfile = await read('copy-published');
    expect(base(dockerfile)).toMatchObject({ reference: 'mcr.microsoft.com/dotnet/aspnet:10.0', line: 1 });
    expect(dockerfile.stages[0]?.steps).toMatchObject([{ sources: ['publish'], line: 4 }]);
    expect(startCommand(dockerfile)?.words).toEqual(['dotnet', 'Shop.Web.dll']);
  });

  it("reads Microsoft's multi-stage sample", async () => {
    const dockerfile = await read('microsoft-sample');
    expect(base(dockerfile)).toMatchObject({ reference: 'mcr.microsoft.com/dotnet/aspnet:10.0', line: 17 });
    expect(dockerfile.stages[0]).toMatchObject({ name: 'build' });
    expect(paths(dockerfile)).toEqual(['aspnetapp/*.csproj', 'aspnetapp']);
    expect(startCommand(dockerfile)).toMatchObject({ words: ['./aspnetapp'], line: 22 });
  });

  it("follows Visual Studio's chain of stages to the base image", async () => {
    const dockerfile = await read('visual-studio');
    expect(base(dockerfile)).toMatchObject({
      reference: 'mcr.microsoft.com/dotnet/aspnet:10.0',
      line: 4,
      stage: { name: 'base' },
    });
    expect(paths(dockerfile)).toEqual([
      'src/Shop.Web/Shop.Web.csproj',
      'src/Shop.Core/Shop.Core.csproj',
      '.',
    ]);
  });

  it('reads Windows paths if a directive makes the backtick the escape character', async () => {
    const dockerfile = await read('visual-studio-windows');
    expect(paths(dockerfile)).toEqual(['obj/Docker/publish']);
    expect(paths(await read('visual-studio-windows', { buildArgs: { source: 'out' } }))).toEqual(['out']);
  });

  it('replaces ARGs by their defaults', async () => {
    const dockerfile = await read('arguments');
    expect(base(dockerfile)).toMatchObject({ reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' });
    expect(paths(dockerfile)).toEqual(['artifacts/publish/', 'config/10.0.json']);
    expect(startCommand(dockerfile)?.words).toEqual(['dotnet', 'Billing.Api.dll', '--verbose']);
  });

  it('replaces ARGs by the build arguments given', async () => {
    const dockerfile = await read('arguments', {
      buildArgs: {
        VARIANT: 'alpine',
        REGISTRY: 'registry.example:5000',
        PUBLISH_DIR: './out',
        DOTNET_VERSION: '9.0',
      },
    });
    expect(base(dockerfile)).toMatchObject({ reference: 'registry.example:5000/dotnet/aspnet:9.0-alpine' });
    expect(paths(dockerfile)).toEqual(['out/', 'config/9.0.json']);
  });

  it('leaves heredocs and addresses out of what the context must hold', async () => {
    const dockerfile = await read('heredocs');
    expect(dockerfile.stages).toHaveLength(1);
    expect(paths(dockerfile)).toEqual(['start.sh', 'assets.tar.gz']);
  });

  it('says that an image from scratch has no base', async () => {
    const dockerfile = await read('scratch');
    expect(base(dockerfile)).toEqual({ scratch: true, line: 4 });
  });

  it('reads lower-case keywords, continued lines and comments between them', async () => {
    const dockerfile = await read('on-sdk');
    expect(base(dockerfile)).toMatchObject({ reference: 'mcr.microsoft.com/dotnet/sdk:10.0', line: 1 });
    expect(startCommand(dockerfile)).toMatchObject({ words: ['dotnet', 'Legacy.dll'], line: 9 });
  });

  it('reads CRLF line ends and a byte order mark', () => {
    const dockerfile = parse('\uFEFFFROM a \\\r\n  AS b\r\nCOPY \\\r\n x y\r\n');
    expect(dockerfile.stages).toMatchObject([{ name: 'b', from: { value: 'a' } }]);
    expect(paths(dockerfile)).toEqual(['x']);
  });
});

describe('the final base image', () => {
  const reason = (text: string, options?: Parameters<typeof finalBase>[1]) => {
    const found = finalBase(parse(text), options);
    return 'unknown' in found ? found.unknown : found;
  };

  it('is unknown with the reason if a build argument is missing', () => {
    expect(reason('ARG TAG\nFROM aspnet:$TAG')).toMatch(/line 2 of Dockerfile gives `aspnet:`/);
    expect(reason('FROM ${BASE}')).toMatch(/is not an image reference/);
    expect(reason('FROM aspnet:${TAG:-1')).toMatch(/lacks a closing brace/);
    expect(reason('FROM aspnet:${TAG^^}')).toMatch(/does not read/);
    expect(reason('FROM aspnet:${TAG:?is_missing}')).toBe('FROM in line 1 of Dockerfile: `TAG`: is_missing');
  });

  it('does not see ARGs of an earlier stage', () => {
    expect(reason('FROM a\nARG TAG=1\nFROM aspnet:$TAG')).toMatch(/is not an image reference/);
  });

  it('is read for the platform that FROM names', () => {
    const platforms = { builder: AMD64, target: ARM64 };
    const platform = (flag: string) => base(parse(`FROM --platform=${flag} a`, { platforms }));
    expect(platform('linux/arm/v7')).toMatchObject({
      platform: { os: 'linux', architecture: 'arm', variant: 'v7' },
    });
    expect(platform('$BUILDPLATFORM')).toMatchObject({ platform: AMD64 });
    expect(platform('linux/aarch64')).toMatchObject({ platform: ARM64 });
    expect(platform('$UNSET')).not.toHaveProperty('platform');
    expect(base(parse('FROM --platform=linux/s390x a AS b\nFROM b'))).toMatchObject({
      platform: { architecture: 's390x' },
    });
  });

  it('lets an ARG before the first FROM replace a variable of the platform', () => {
    const platforms = { builder: AMD64, target: ARM64 };
    const text = 'ARG TARGETARCH=own\nFROM app-$TARGETARCH\nARG TARGETARCH\nCOPY $TARGETARCH .';
    const dockerfile = parse(text, { platforms });
    expect(finalBase(dockerfile)).toMatchObject({ reference: 'app-own' });
    expect(paths(dockerfile)).toEqual(['own']);
  });

  it('is what a named build context puts in its place', () => {
    const text = 'FROM aspnet AS base\nFROM base';
    expect(reason(text, { contexts: { 'aspnet:latest': 'docker-image://mirror/aspnet:1' } })).toMatchObject({
      reference: 'mirror/aspnet:1',
    });
    expect(
      reason(text, { contexts: { 'docker.io/library/aspnet': 'docker-image://mirror/aspnet:1' } }),
    ).toMatchObject({ reference: 'mirror/aspnet:1' });
    expect(reason(text, { contexts: { aspnet: './folder' } })).toMatch(/replaces the image/);
    expect(reason('FROM scratch', { contexts: { scratch: './folder' } })).toEqual({ scratch: true, line: 1 });
  });

  it('is what a named build context puts in the place of its stage', () => {
    const text = 'FROM ${UNSET} AS base\nFROM base AS middle\nFROM middle';
    expect(reason(text, { contexts: { base: 'docker-image://mirror/aspnet:1' } })).toMatchObject({
      reference: 'mirror/aspnet:1',
      line: 1,
    });
    expect(reason(text, { contexts: { middle: './folder', base: './other' } })).toBe(
      'build context middle=./folder replaces the stage in line 2 of Dockerfile',
    );
  });

  it('is the one of the target stage', () => {
    const dockerfile = parse('FROM a AS One\nFROM b AS two\nFROM one AS three\nFROM c');
    expect(base(dockerfile)).toMatchObject({ reference: 'c' });
    expect(base(dockerfile, 'THREE')).toMatchObject({ reference: 'a' });
    expect(base(dockerfile, '1')).toMatchObject({ reference: 'b' });
  });

  it('takes a stage that names itself for an image', () => {
    expect(base(parse('FROM base AS base'))).toMatchObject({ reference: 'base' });
  });

  it('refuses a target that is no stage, listing the stages', () => {
    const dockerfile = parse('FROM a AS one\nFROM b AS two');
    expect(() => finalStage(dockerfile, 'three')).toThrow(
      'Input target: Dockerfile has no stage `three`. Its stages are one, two.',
    );
  });
});

describe('variables', () => {
  const source = (body: string, buildArgs: Record<string, string> = {}) =>
    paths(parse(`FROM a\n${body}`, { buildArgs }));

  it.each([
    ['ARG D=x\nCOPY $D/y .', ['x/y']],
    ['ARG D=x\nCOPY ${D:-z} .', ['x']],
    ['ARG D=\nCOPY ${D:-z} .', ['z']],
    ['ARG D=\nCOPY ${D-z}q .', ['q']],
    ['COPY ${D:-z} .', ['z']],
    ['ARG D=x\nCOPY a${D:+/z} .', ['a/z']],
    ['ARG D="x y"\nCOPY ["$D", "."]', ['x y']],
    ["ARG D='$x'\nCOPY $D .", ['$x']],
    ['ARG A=1 B=${A}2\nCOPY $B .', ['12']],
    ['ENV A 1 2\nCOPY ["$A", "."]', ['1 2']],
    // The later one counts, but a stage that is built on this one finds the ENV.
    ['ARG A=arg\nENV A=env\nCOPY $A .', ['env']],
    ['ENV A=env\nARG A=arg\nCOPY $A .', ['arg']],
    ['ENV N=A\nENV $N=x\nCOPY $A .', ['x']],
    ['ARG A=${B:-${C:-deep}}\nCOPY $A .', ['deep']],
    ['COPY a\\$b .', ['a$b']],
    ['ARG UNSET\nCOPY $UNSET/x y .', ['y']],
  ])('%j takes %j', (body, expected) => {
    expect(source(body)).toEqual(expected);
  });

  it('passes variables on to stages built on a stage', () => {
    expect(paths(parse('FROM a AS b\nARG D=x\nENV E=y\nFROM b\nCOPY $D $E .'))).toEqual(['x', 'y']);
    expect(paths(parse('FROM a AS b\nENV D=env\nARG D=arg\nFROM b\nCOPY $D .'))).toEqual(['env']);
  });

  it('know that nothing else is set in a stage from scratch', () => {
    expect(paths(parse('FROM scratch AS b\nFROM b\nCOPY a${UNSET} .'))).toEqual(['a']);
  });

  it('prefers a build argument to a default, and no other', () => {
    expect(source('ARG D=x\nCOPY $D .', { D: 'given', E: 'other' })).toEqual(['given']);
    expect(source('COPY ${toString:-z} .', {})).toEqual(['z']);
  });

  it('gives up on values that grow without bound', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `ARG V${index + 1}=$V${index}$V${index}`);
    const found = finalBase(parse(`ARG V0=xxxx\n${lines.join('\n')}\nFROM a:$V40`));
    expect(found).toMatchObject({ unknown: expect.stringContaining('too long') });
  });
});

describe('the stages that are built', () => {
  it('leaves out stages that the final one does not need', () => {
    const dockerfile = parse(
      'FROM sdk AS test\nCOPY tests .\nRUN dotnet build\nFROM sdk AS tools\nCOPY tools .\n' +
        'FROM base\nCOPY --from=1 /t /t\nRUN --mount=type=bind,from=tools,target=/x ls',
    );
    expect(stagesBuilt(dockerfile).map(({ index }) => index)).toEqual([1, 2]);
    expect(paths(dockerfile)).toEqual(['tools']);
  });

  it('counts bind mounts of the context, and no other mounts', () => {
    const dockerfile = parse(
      'FROM a\nRUN --mount=type=bind,source=src,target=/src --mount=type=cache,target=/c --mount=type=secret,id=s ls',
    );
    expect(paths(dockerfile)).toEqual(['src']);
  });
});

describe('what is no Dockerfile', () => {
  it('is refused without FROM', () => {
    expect(() => parse('hello')).toThrow('Dockerfile has no FROM instruction. Is it a Dockerfile?');
    expect(() => parse('')).toThrow(UserError);
  });

  it('is refused by its size', () => {
    expect(() => parse('#'.repeat(200_000))).toThrow(/at most 131072/);
  });
});

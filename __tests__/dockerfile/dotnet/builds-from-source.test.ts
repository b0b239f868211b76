import { describe, expect, it } from 'vitest';
import { buildsFromSource, isDotNet } from '../../../src/dockerfile/dotnet/builds-from-source.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';
import { fixture } from '../fixture.ts';

const parse = (text: string) => readDockerfile(text, 'Dockerfile');

describe('a Dockerfile that builds from source', () => {
  it.each(['microsoft-sample', 'visual-studio', 'scratch', 'on-sdk'])('is %s', async (name) => {
    const path = `${name}.Dockerfile`;
    expect(buildsFromSource(readDockerfile(await fixture(`dockerfiles/${path}`), path))).toBe(true);
  });

  it.each(['copy-published', 'visual-studio-windows', 'arguments', 'heredocs'])('is not %s', async (name) => {
    const path = `${name}.Dockerfile`;
    expect(buildsFromSource(readDockerfile(await fixture(`dockerfiles/${path}`), path))).toBe(false);
  });

  it.each([
    'RUN dotnet publish',
    'RUN dotnet build',
    'RUN ["dotnet", "publish"]',
    'RUN /usr/bin/dotnet  publish',
    'RUN cd src && \\\n dotnet \\\n publish',
    'RUN <<E\ncd x\ndotnet publish\nE',
  ])('has %j', (run) => {
    expect(buildsFromSource(parse(`FROM a\n${run}`))).toBe(true);
  });

  it.each(['RUN echo publish', 'RUN dotnet restore', 'COPY dotnet publish', '# RUN dotnet publish'])(
    'does not only have %j',
    (run) => {
      expect(buildsFromSource(parse(`FROM a\n${run}`))).toBe(false);
    },
  );

  it('builds in a stage that the target needs', () => {
    const dockerfile = parse('FROM sdk AS test\nRUN dotnet build\nFROM base AS final\nCOPY publish .');
    expect(buildsFromSource(dockerfile)).toBe(false);
    expect(buildsFromSource(dockerfile, 'test')).toBe(true);
  });
});

describe('a Dockerfile of .NET', () => {
  it.each([
    ['FROM mcr.microsoft.com/dotnet/aspnet:10.0', true],
    ['FROM dotnet/sdk', true],
    ['FROM debian\nRUN dotnet publish', true],
    ['FROM node:24', false],
    ['FROM example.com/dotnets/app', false],
  ])('%j: %s', (text, expected) => {
    expect(isDotNet(parse(text))).toBe(expected);
  });
});

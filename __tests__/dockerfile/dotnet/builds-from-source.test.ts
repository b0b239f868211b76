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

describe('a build script', () => {
  it.each(['mcr.microsoft.com/dotnet/sdk:10.0-alpine', 'registry.example/team/build:1', '$IMAGE'])(
    'builds the app on %s, which may have an SDK',
    (image) => {
      expect(buildsFromSource(parse(`FROM ${image} AS build\nFROM build\nRUN ./build.sh`))).toBe(true);
    },
  );

  it.each([
    'mcr.microsoft.com/dotnet/aspnet:10.0',
    'registry.example/dotnet/runtime-deps:10.0@sha256:00',
    'node:24-alpine',
    'python:3.14',
    'docker.io/library/debian:13',
  ])('builds something else on %s, which has none', (image) => {
    expect(buildsFromSource(parse(`FROM ${image} AS build\nFROM build\nRUN make && ./build.sh`))).toBe(false);
  });

  it('builds the app if the stage installs an SDK', () => {
    expect(buildsFromSource(parse('FROM ubuntu\nRUN apt-get install dotnet-sdk-10.0\nRUN make'))).toBe(true);
    const script = 'RUN curl -sSL https://dot.net/v1/dotnet-install.sh | bash';
    expect(buildsFromSource(parse(`FROM debian AS sdk\n${script}\nFROM sdk\nRUN ./build.sh`))).toBe(true);
  });
});

describe('a Dockerfile of .NET', () => {
  it.each([
    'mcr.microsoft.com/dotnet/aspnet:10.0',
    'mcr.microsoft.com/dotnet/nightly/runtime-deps@sha256:00',
    'mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0',
    'public.ecr.aws/lambda/dotnet:10',
    'cgr.dev/chainguard/aspnet-runtime:latest-dev',
    'registry.access.redhat.com/ubi9/dotnet-100-runtime',
    'dhi.io/aspnetcore:10',
    'microsoft/aspnetcore-build',
    'ubuntu/dotnet-aspnet:10.0-24.04_edge',
    'localhost:5000/mirror/dotnet/sdk',
    'dotnet/sdk',
  ])('has the image %s', (image) => {
    expect(isDotNet(parse(`FROM node\nFROM ${image}`))).toBe(true);
  });

  it.each(['node:24', 'example.com/dotnets/app', 'dotnet.example.com/node', 'nginx:1-dotnet', 'scratch'])(
    'does not only have %s',
    (image) => {
      expect(isDotNet(parse(`FROM ${image}`))).toBe(false);
    },
  );

  it.each([
    'RUN dotnet publish',
    'CMD ["dotnet", "run"]',
    'ENTRYPOINT ["dotnet", "Shop.dll"]',
    'ENTRYPOINT ["tini", "--", "dotnet", "Shop.dll"]',
    'ENTRYPOINT dotnet $APP.dll',
    'CMD ["Shop.dll"]',
    'COPY bin/Release/net10.0/publish/ /app',
    'COPY artifacts/publish /app',
    'COPY ./publish/wwwroot /usr/share/nginx/html',
    'RUN --mount=type=bind,source=bin/Release/net10.0,target=/s cp -r /s /app',
    'ENV ASPNETCORE_URLS=http://+:8080',
    'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1',
  ])('is one by what it does: %s', (instruction) => {
    expect(isDotNet(parse(`FROM debian\n${instruction}`))).toBe(true);
  });

  it.each([
    'COPY dist /usr/share/nginx/html',
    'RUN make publish',
    'ENTRYPOINT ["/app/server"]',
    'CMD ["npm", "run", "publish"]',
    'RUN echo dotnet publish',
    'ENV NODE_ENV=production',
  ])('is not one by %s', (instruction) => {
    expect(isDotNet(parse(`FROM debian\n${instruction}`))).toBe(false);
  });
});

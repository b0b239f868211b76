import { describe, expect, it } from 'vitest';
import { imageRuntimeIdentifier } from '../../../src/dotnet/project/image-identifier.ts';
import { containerImages, platformArgs } from '../../../src/dotnet/publish/container-platform.ts';
import { libcOf, platformOf, runtimeIdentifierOf } from '../../../src/dotnet/publish/image-platform.ts';
import { formatPlatform, parsePlatform } from '../../../src/model/image.ts';
import { someFacts } from '../some-facts.ts';

type Differences = Parameters<typeof someFacts>[0];

function images(project: Differences, platforms: readonly string[] = [], baseImage?: string) {
  const wanted = {
    platforms: platforms.map(parsePlatform).filter((platform) => platform !== undefined),
    architecture: 'x64',
    baseImage,
  };
  return containerImages(someFacts(project), wanted).map(
    ({ platform, runtimeIdentifier }) => [formatPlatform(platform), runtimeIdentifier] as const,
  );
}

describe('a platform and a runtime identifier', () => {
  it.each([
    ['linux/amd64', 'linux-x64'],
    ['linux/386', 'linux-x86'],
    ['linux/arm64', 'linux-arm64'],
    ['linux/arm/v7', 'linux-arm'],
    ['linux/loong64', 'linux-loongarch64'],
    ['linux/ppc64le', 'linux-ppc64le'],
    ['linux/riscv64', 'linux-riscv64'],
    ['linux/s390x', 'linux-s390x'],
  ])('are each other: %s and %s', (text, identifier) => {
    const platform = parsePlatform(text) ?? { os: '', architecture: '' };
    expect(runtimeIdentifierOf(platform, 'glibc')).toBe(identifier);
    expect(formatPlatform(platformOf(identifier))).toBe(text);
    const musl = identifier.replace('linux-', 'linux-musl-');
    expect(runtimeIdentifierOf(platform, 'musl')).toBe(musl);
    expect(formatPlatform(platformOf(musl))).toBe(text);
    expect([libcOf(identifier), libcOf(musl)]).toEqual(['glibc', 'musl']);
  });

  it.each([
    ['linux/arm64/v8', 'linux-arm64'],
    ['linux/arm', 'linux-arm'],
    ['linux/arm/v6', undefined],
    ['windows/amd64', undefined],
    ['linux/mips64le', undefined],
  ])('%s is %s', (text, identifier) => {
    expect(runtimeIdentifierOf(parsePlatform(text) ?? { os: '', architecture: '' }, 'glibc')).toBe(
      identifier,
    );
  });
});

describe('the images of a project', () => {
  const both = ['linux/arm64', 'linux/amd64'];

  it('are those that are asked for, in that order', () => {
    expect(images({}, both)).toEqual([
      ['linux/arm64', 'linux-arm64'],
      ['linux/amd64', 'linux-x64'],
    ]);
  });

  it('are built for the C library of their base image', () => {
    const musl = [
      ['linux/arm64', 'linux-musl-arm64'],
      ['linux/amd64', 'linux-musl-x64'],
    ];
    expect(images({ container: { family: 'alpine-composite' } }, both)).toEqual(musl);
    expect(images({ container: { baseImage: 'mcr.microsoft.com/dotnet/aspnet:10.0-alpine' } }, both)).toEqual(
      musl,
    );
    expect(images({}, both, 'registry.lan/dotnet/aspnet:10.0-alpine')).toEqual(musl);
    expect(images({ container: { family: 'alpine' } }, both, 'registry.lan/base:1')[1]?.[1]).toBe(
      'linux-x64',
    );
  });

  it('are built for the runtimes that the project names, if they fit', () => {
    const own = { runtimeIdentifiers: ['linux-musl-x64', 'linux-x64', 'linux-musl-arm64', 'win-arm64'] };
    expect(images(own, both)).toEqual([
      ['linux/arm64', 'linux-musl-arm64'],
      ['linux/amd64', 'linux-x64'],
    ]);
    expect(images({ runtimeIdentifier: 'linux-musl-x64' }, both)).toEqual([
      ['linux/arm64', 'linux-arm64'],
      ['linux/amd64', undefined],
    ]);
  });

  it('are those of ContainerRuntimeIdentifiers if none is requested', () => {
    const container = { runtimeIdentifiers: ['linux-x64', 'linux-musl-x64', 'win-x64', 'linux-arm64'] };
    expect(images({ container })).toEqual([
      ['linux/amd64', 'linux-x64'],
      ['linux/arm64', 'linux-arm64'],
    ]);
    expect(images({ container }, ['linux/arm64'])).toEqual([['linux/arm64', 'linux-arm64']]);
    expect(images({ container, runtimeIdentifier: 'linux-arm64' })).toEqual([['linux/arm64', undefined]]);
  });

  it('are not made for a platform that .NET does not have', () => {
    expect(() => images({}, ['linux/arm/v6'])).toThrow(
      'Input platforms: linux/arm/v6: .NET has no runtime for it, so the .NET SDK makes no image for it',
    );
    expect(() => images({}, ['windows/amd64'])).toThrow('windows/amd64: .NET has no runtime for it');
  });
});

it.each([
  [{ runtimeIdentifiers: ['linux-arm64', 'linux-x64'] }, 'linux/amd64', 'linux-x64'],
  [{ runtimeIdentifiers: ['win-x64', 'linux-musl-x64'] }, 'linux/amd64', 'linux-musl-x64'],
  [{ runtimeIdentifiers: ['linux-arm64'] }, 'linux/arm64', 'linux-arm64'],
  [{ container: { runtimeIdentifiers: ['linux-arm64', 'win-x64'] } }, 'linux/arm64', 'linux-arm64'],
  [
    { runtimeIdentifiers: ['linux-arm64'], container: { runtimeIdentifier: 'linux-x64' } },
    'linux/amd64',
    undefined,
  ],
  [{ runtimeIdentifiers: ['linux-arm64'], runtimeIdentifier: 'linux-arm' }, 'linux/arm/v7', undefined],
  [{}, 'linux/amd64', undefined],
] as const)('one image is made of a project with %j', (differences, platform, identifier) => {
  const project = structuredClone(differences) as Differences;
  expect(images(project)).toEqual([[platform, identifier]]);
  expect(imageRuntimeIdentifier(someFacts(project), 'x64')).toBe(identifier);
});

it('one runtime is named to MSBuild as both properties', () => {
  expect(platformArgs(undefined)).toEqual([]);
  expect(platformArgs('linux-arm64')).toEqual([
    '-p:RuntimeIdentifier=linux-arm64',
    '-p:ContainerRuntimeIdentifier=linux-arm64',
  ]);
});

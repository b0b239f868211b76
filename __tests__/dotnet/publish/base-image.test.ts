import { describe, expect, test } from 'vitest';
import { baseImage, baseImageArgs } from '../../../src/dotnet/publish/base-image.ts';
import { FakeExecute, recorded } from '../recorded.ts';
import { someFacts } from '../some-facts.ts';

const options = {
  root: '/repo',
  configuration: 'Release',
  publishArgs: ['-p:ContainerFamily=noble-chiseled'],
};

test("asks the SDK's own target, with the publish arguments and one platform", () => {
  const project = someFacts({ framework: 'net10.0', runtimeIdentifiers: ['linux-x64', 'linux-arm64'] });
  expect(baseImageArgs(project, options, 'linux-arm64')).toEqual([
    'build',
    '/repo/src/Web/Web.csproj',
    '--no-restore',
    '-c',
    'Release',
    '-f',
    'net10.0',
    '-p:_IsPublishing=true',
    '-p:ContainerFamily=noble-chiseled',
    '-p:RuntimeIdentifier=linux-arm64',
    '-p:ContainerRuntimeIdentifier=linux-arm64',
    '-t:ComputeContainerBaseImage',
    '-getProperty:ContainerBaseImage,NETCoreSdkVersion',
  ]);
});

test.each([
  ['base-image-web', 'mcr.microsoft.com/dotnet/aspnet:10.0'],
  ['base-image-sc', 'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra'],
])('reads %s', async (name, image) => {
  const fake = new FakeExecute(recorded(name));
  expect(await baseImage(fake.execute, someFacts(), options, undefined)).toBe(image);
});

test('says that an SDK is too old to say', async () => {
  const fake = new FakeExecute(recorded('no-such-target'));
  await expect(baseImage(fake.execute, someFacts(), options, undefined)).rejects.toThrow(
    /Use SDK 8\.0\.300 or later/,
  );
});

test('does not take no image for an image', async () => {
  const stdout = JSON.stringify({ Properties: { ContainerBaseImage: '', NETCoreSdkVersion: '10.0.401' } });
  const fake = new FakeExecute({ exitCode: 0, stdout, stderr: '' });
  await expect(baseImage(fake.execute, someFacts(), options, undefined)).rejects.toThrow(
    /Set ContainerBaseImage/,
  );
});

describe('an answer that came with the facts', () => {
  const computed = new Map([
    ['', 'mcr.microsoft.com/dotnet/aspnet:10.0'],
    ['linux-musl-arm64', 'mcr.microsoft.com/dotnet/aspnet:10.0-alpine'],
  ]);
  const nobody = new FakeExecute(() => {
    throw new Error('started');
  });

  test.each([
    [undefined, 'mcr.microsoft.com/dotnet/aspnet:10.0'],
    ['linux-musl-arm64', 'mcr.microsoft.com/dotnet/aspnet:10.0-alpine'],
  ])('is used for the runtime %s', async (identifier, image) => {
    const project = someFacts({ sdkBaseImages: computed });
    expect(await baseImage(nobody.execute, project, options, identifier)).toBe(image);
  });

  test('is used for the runtime that the project names', async () => {
    const sdkBaseImages = new Map([['linux-x64', 'my/own:1']]);
    const project = someFacts({ runtimeIdentifier: 'linux-x64', sdkBaseImages });
    expect(await baseImage(nobody.execute, project, options, undefined)).toBe('my/own:1');
  });

  test('is asked again after a publish, when what references and packages need is known', async () => {
    const fake = new FakeExecute(recorded('base-image-web'));
    const worker = someFacts({ sdk: 'worker', sdkBaseImages: computed });
    await baseImage(fake.execute, worker, options, undefined, true);
    expect(fake.calls[0]?.args).toContain('-t:ResolvePackageAssets;ComputeContainerBaseImage');
  });

  test.each([
    { sdk: 'web' as const },
    { sdk: 'worker' as const, selfContained: true },
    { sdk: 'worker' as const, container: { baseImage: 'my/own:1' } },
  ])('is used after a publish too, if nothing else can be needed: %j', async (differences) => {
    const project = someFacts({ ...differences, sdkBaseImages: computed });
    const image = await baseImage(nobody.execute, project, options, undefined, true);
    expect(image).toBe('mcr.microsoft.com/dotnet/aspnet:10.0');
  });

  test.each([
    ['linux-arm64', {}],
    ['linux-musl-arm64', { runtimeIdentifier: 'linux-x64' }],
    ['linux-musl-arm64', { container: { runtimeIdentifier: 'linux-x64' } }],
    [undefined, { runtimeIdentifier: 'linux-x64' }],
  ])('is not used for another runtime: %s of %j', async (identifier, differences) => {
    const fake = new FakeExecute(recorded('base-image-sc'));
    const project = someFacts({ ...differences, sdkBaseImages: computed });
    const image = await baseImage(fake.execute, project, options, identifier);
    expect(image).toBe('mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra');
  });
});

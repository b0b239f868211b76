import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishContainer, publishContainerArgs } from '../../../src/dotnet/publish/publish-container.ts';
import { FakeExecute, type Recording, recorded } from '../recorded.ts';
import { someFacts } from '../some-facts.ts';

const options = { root: '/repo', configuration: 'Release' };
const request = {
  project: someFacts(),
  options,
  registry: '127.0.0.1:5001',
  repository: 'measured/app',
  tag: 'head',
  expectedBase: 'mcr.microsoft.com/dotnet/aspnet:10.0',
  onOtherBase: async () => undefined,
};

const files = { extensions: '/tmp/made', resultFile: '/tmp/result.json', output: '/tmp/app' };

/** Leaves MSBuild's answer where the arguments say. */
function answering({ result, ...finished }: Recording): FakeExecute {
  return new FakeExecute((args) => {
    if (result !== undefined) writeFileSync(resultFile(args), result);
    return finished;
  });
}

function resultFile(args: readonly string[]): string {
  return args.find((word) => word.startsWith('-getResultOutputFile:'))?.split(':')[1] ?? '';
}

function run(
  fake: FakeExecute,
  differences: Partial<typeof request & { baseImage: string }> = {},
  environment = {},
) {
  return publishContainer(fake.execute, { ...request, ...differences }, environment);
}

test('pushes one image into the registry, whatever the project says about its place and name', () => {
  expect(publishContainerArgs(request, files)).toEqual([
    'publish',
    '/repo/src/Web/Web.csproj',
    '-c',
    'Release',
    '-p:MSBuildUserExtensionsPath=/tmp/made',
    '-p:AspnetImageSizePathMap=/repo/%3D/_/',
    '-p:PublishDir=/tmp/app/',
    '-t:AspnetImageSizeGuard',
    '-t:PublishContainer',
    '-p:ContainerRegistry=127.0.0.1:5001',
    '-p:ContainerRepository=measured/app',
    '-p:ContainerArchiveOutputPath=',
    '-p:LocalRegistry=',
    '-p:ContainerImageTag=',
    '-p:ContainerImageTags=',
    '-p:ContainerImageName=',
    '-p:RegistryUrl=',
    '-p:PublishImageTag=',
    '-p:AutoGenerateImageTag=',
    '-p:_SkipContainerPublishing=',
    '-p:PublishProtocol=FileSystem',
    '-getProperty:GeneratedContainerDigest,EnableSdkContainerSupport,IsPublishable,OutputType,NETCoreSdkVersion',
    '-getResultOutputFile:/tmp/result.json',
  ]);
});

test('takes the base image from a mirror', () => {
  const args = publishContainerArgs({ ...request, baseImage: 'localhost:5055/dotnet/aspnet:10.0' }, files);
  expect(args).toContain('-p:ContainerBaseImage=localhost:5055/dotnet/aspnet:10.0');
});

test('makes the image for the runtime that is named', () => {
  const args = publishContainerArgs({ ...request, runtimeIdentifier: 'linux-arm64' }, files);
  expect(args).toContain('-p:RuntimeIdentifier=linux-arm64');
  expect(args).toContain('-p:ContainerRuntimeIdentifier=linux-arm64');
});

test('resolves to the digest of what was pushed, and leaves no file behind', async () => {
  const fake = answering(recorded('container-pushed'));
  expect(await run(fake)).toEqual({ digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
  expect(existsSync(resultFile(fake.calls[0]?.args ?? []))).toBe(false);
});

test('shows the log, speaks plain HTTP to both registries and goes round a proxy', async () => {
  const fake = answering(recorded('container-pushed'));
  const environment = {
    DOTNET_CONTAINER_INSECURE_REGISTRIES: 'registry.lan:5000',
    NO_PROXY: 'intranet.example, localhost',
    no_proxy: 'lower.example',
  };
  await run(fake, { baseImage: '127.0.0.1:5055/dotnet/aspnet:10.0' }, environment);
  const noProxy = 'intranet.example,localhost,lower.example,127.0.0.1,::1';
  expect(fake.calls[0]?.options).toMatchObject({
    silent: false,
    env: {
      DOTNET_CONTAINER_INSECURE_REGISTRIES: 'registry.lan:5000;127.0.0.1:5001;127.0.0.1:5055',
      NO_PROXY: noProxy,
      no_proxy: noProxy,
    },
  });
});

test('does not speak plain HTTP to a base image elsewhere', async () => {
  const fake = answering(recorded('container-pushed'));
  await run(fake, { baseImage: 'mirror.example/dotnet/aspnet:10.0' });
  expect(fake.calls[0]?.options?.env?.DOTNET_CONTAINER_INSECURE_REGISTRIES).toBe('127.0.0.1:5001');
});

test.each([
  [
    'container-disabled',
    /reports success, but pushed no image: EnableSdkContainerSupport is false\. Set it to true/,
  ],
  ['container-library', /class library/],
  ['container-unpublishable', /IsPublishable/],
])('does not believe the success of %s', async (name, message) => {
  await expect(run(answering(recorded(name)))).rejects.toThrow(message);
});

test('says what a console app of an older SDK lacks', async () => {
  const result = JSON.stringify({
    Properties: {
      GeneratedContainerDigest: '',
      EnableSdkContainerSupport: '',
      IsPublishable: 'true',
      OutputType: 'Exe',
      NETCoreSdkVersion: '8.0.404',
    },
  });
  const fake = answering({ ...recorded('container-disabled'), result });
  await expect(run(fake)).rejects.toThrow(
    /the \.NET SDK 8\.0\.404 makes images of such projects only with EnableSdkContainerSupport set to true/,
  );
});

const oldSdk = { command: '', exitCode: 1, stderr: '' };
test.each([
  ['no such switch', 'MSBUILD : error MSB1001: Unknown switch.\nSwitch: -getResultOutputFile:/tmp/x\n'],
  [
    'no such target',
    '/a.csproj : error MSB4057: The target "PublishContainer" does not exist in the project.\n',
  ],
])('says that an SDK is too old: %s', async (_, stdout) => {
  await expect(run(answering({ ...oldSdk, stdout }))).rejects.toThrow(
    /The \.NET SDK 10\.0\.401 is too old .* Use SDK 8\.0\.300 or later/,
  );
});

test('says how a project keeps out the targets that guard the push', async () => {
  const stdout =
    '/a.csproj : error MSB4057: The target "AspnetImageSizeGuard" does not exist in the project.\n';
  await expect(run(answering({ ...oldSdk, stdout }))).rejects.toThrow(
    /keeps out the targets .* AfterMicrosoftNETSdkTargets/,
  );
});

test('has no credentials for a push', async () => {
  const fake = answering(recorded('container-pushed'));
  await run(
    fake,
    {},
    { DOTNET_CONTAINER_PUSH_REGISTRY_UNAME: 'me', DOTNET_CONTAINER_PUSH_REGISTRY_PWORD: 'it' },
  );
  expect(fake.calls[0]?.options?.env).toMatchObject({
    DOTNET_CONTAINER_PUSH_REGISTRY_UNAME: 'nobody',
    DOTNET_CONTAINER_PUSH_REGISTRY_PWORD: 'nothing',
  });
});

const private_ = { baseImage: 'registry.example/team/base:1' };
test.each([
  [
    'container-no-credentials',
    /credentials for registry\.example are missing or wrong\..* forks .* no Actions secrets/,
  ],
  ['container-wrong-credentials', /credentials for registry\.example are missing or wrong/],
  ['container-base-missing', /registry\.example does not have the base image/],
  ['container-busy', /registry\.example did not return the base image: it answered TooManyRequests/],
  [
    'container-unreachable',
    /registry\.example of the base image cannot be reached: Name or service not known/,
  ],
])('explains %s', async (name, message) => {
  const error = await run(answering(recorded(name)), private_).catch((caught) => caught);
  expect(error.message).toMatch(/failed with exit code 1\./);
  expect(error.message).toMatch(message);
  expect(error.details.length).toBeGreaterThan(0);
});

test.each([
  [{}, 'mcr.microsoft.com'],
  [{ container: { baseImage: 'ghcr.io/team/base:1' } }, 'ghcr.io'],
  [{ container: { baseImage: 'ubuntu:24.04' } }, 'docker.io'],
])("names the registry of the project's base image: %j", async (differences, registry) => {
  const fake = answering(recorded('container-base-missing'));
  await expect(run(fake, { project: someFacts(differences) })).rejects.toThrow(
    `The registry ${registry} does not`,
  );
});

test("does not blame the base image's registry for a failed push", async () => {
  const refused = recorded('container-push-refused');
  for (const more of ['', 'HTTP status code: Unauthorized\n']) {
    const fake = answering({ ...refused, stdout: `${refused.stdout}${more}` });
    const error = await run(fake).catch((caught) => caught);
    expect(error.message).toMatch(/failed with exit code 1\.$/);
    expect(error.details[0].message).toMatch(/^CONTAINER1013: Failed to push/);
  }
});

test('refuses an answer that is no answer', async () => {
  const fake = answering({ ...recorded('container-pushed'), result: '{"Properties": 3}' });
  await expect(run(fake)).rejects.toThrow(/gave an answer that cannot be read/);
});

import { expect, test } from 'vitest';
import { publishArgs as argsOf, publish } from '../../../src/dotnet/publish/publish.ts';
import { FakeExecute, recorded } from '../recorded.ts';
import { someFacts } from '../some-facts.ts';

const files = { extensions: '/tmp/made', list: '/tmp/list' };
const options = { root: '/repo', configuration: 'Release' };

test('publishes into the folder', () => {
  expect(argsOf({ project: someFacts(), options, output: '/out/app' }, files)).toEqual([
    'publish',
    '/repo/src/Web/Web.csproj',
    '-c',
    'Release',
    '-p:MSBuildUserExtensionsPath=/tmp/made',
    '-p:AspnetImageSizePathMap=/repo/%3D/_/',
    '-p:AspnetImageSizePublishedList=/tmp/list',
    '-p:PublishProtocol=FileSystem',
    '-p:EnableSdkContainerSupport=false',
    '-o',
    '/out/app',
  ]);
});

test('names the target framework of a multi-targeting project only', () => {
  const chosen = { ...options, framework: 'net10.0' };
  expect(argsOf({ project: someFacts(), options: chosen, output: '/o' }, files)).not.toContain('-f');
  const project = someFacts({ targetFrameworks: ['net9.0', 'net10.0'], framework: 'net10.0' });
  expect(argsOf({ project, options: chosen, output: '/o' }, files).slice(2, 6)).toEqual([
    '-c',
    'Release',
    '-f',
    'net10.0',
  ]);
});

test.each([[['-f', 'net9.0']], [['--framework=net9.0']]])(
  'does not name a target framework with %j',
  (publishArgs) => {
    const project = someFacts({ targetFrameworks: ['net9.0', 'net10.0'], framework: 'net9.0' });
    const args = argsOf({ project, options: { ...options, publishArgs }, output: '/o' }, files);
    expect(args.filter((word) => word.startsWith('-f'))).toEqual(publishArgs.filter((word) => word === '-f'));
  },
);

test("lets the user's arguments have the last word", () => {
  const withArgs = { ...options, publishArgs: ['-p:ContinuousIntegrationBuild=false', '--self-contained'] };
  const args = argsOf({ project: someFacts(), options: withArgs, output: '/o' }, files);
  expect(args.slice(4)).toEqual([
    '-p:MSBuildUserExtensionsPath=/tmp/made',
    '-p:AspnetImageSizePathMap=/repo/%3D/_/',
    '-p:ContinuousIntegrationBuild=false',
    '--self-contained',
    '-p:AspnetImageSizePublishedList=/tmp/list',
    '-p:PublishProtocol=FileSystem',
    '-p:EnableSdkContainerSupport=false',
    '-o',
    '/o',
  ]);
});

test("fails with the compiler's errors", async () => {
  const fake = new FakeExecute(recorded('publish-compile-error'));
  await expect(
    publish(fake.execute, { project: someFacts(), options, output: '/o' }, {}),
  ).rejects.toMatchObject({
    message: expect.stringMatching(/^dotnet publish .* failed with exit code 1\.$/),
    details: [
      { file: '/repo/web/Broken.cs', line: 1 },
      { line: 1, column: 31 },
    ],
  });
});

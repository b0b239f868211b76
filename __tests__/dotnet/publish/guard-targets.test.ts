import { expect, test } from 'vitest';
import { answerBaseQuestion, baseOf } from '../../../src/dotnet/publish/base-question.ts';
import { firstTargets, lastTargets } from '../../../src/dotnet/publish/guard-targets.ts';

const guard = {
  project: '/repo/a;b & $(c)/Shop.csproj',
  registry: '127.0.0.1:5001',
  repository: 'measured/app',
  tag: 'head',
  expectedBase: 'mcr.microsoft.com/dotnet/aspnet:10.0',
  mirroredBase: undefined,
  baseQuestion: 'http://127.0.0.1:5002/',
  folder: '/tmp/x',
};

test('every property that leads elsewhere is set again right before the push', () => {
  const text = lastTargets(guard);
  const hook = text.slice(text.indexOf('BeforeTargets="_PublishSingleContainer"'));
  expect(hook).toContain('<ContainerRegistry>127.0.0.1:5001</ContainerRegistry>');
  expect(hook).toContain('<ContainerRepository>measured/app</ContainerRepository>');
  for (const name of ['ContainerArchiveOutputPath', 'LocalRegistry', '_SkipContainerPublishing']) {
    expect(hook).toContain(`<${name}></${name}>`);
  }
  expect(hook).toContain('<ContainerImageTags Include="head" />');
});

test('a publish that is begun early waits after its restore, and asks about every base', () => {
  const permission = 'http://127.0.0.1:5003/';
  const text = lastTargets({ ...guard, expectedBase: undefined, permission });
  expect(text).toMatch(/^<Project InitialTargets="AspnetImageSizeWait">/);
  expect(text).toContain(`SourceUrl="${permission}"`);
  expect(text).toContain("and '$(MSBuildRestoreSessionId)' == ''");
  expect(text).toContain("and '$(ContainerBaseImage)' != ''");
  expect(lastTargets(guard)).not.toContain('AspnetImageSizeWait');
});

test('a path with the characters of MSBuild and XML stays one value', () => {
  expect(lastTargets(guard)).toContain(
    "'$(MSBuildProjectFullPath)' == '/repo/a%3Bb &#38; %24%28c%29/Shop.csproj'",
  );
});

test.each([
  [['mcr.microsoft.com', 'dotnet/aspnet', '10.0', ''], 'mcr.microsoft.com/dotnet/aspnet:10.0'],
  [['docker.io', 'library/ubuntu', '', 'sha256:ab'], 'docker.io/library/ubuntu@sha256:ab'],
])('the base %j is %s', (parts, reference) => {
  const names = ['ContainerBaseRegistry', 'ContainerBaseName', 'ContainerBaseTag', 'ContainerBaseDigest'];
  const parameters = new URLSearchParams(Object.fromEntries(names.map((name, i) => [name, parts[i] ?? ''])));
  expect(baseOf(parameters)).toBe(reference);
});

test('MSBuild waits until the base is expected, and fails if it cannot be', async () => {
  const asked: string[] = [];
  const question = await answerBaseQuestion(async (reference) => {
    asked.push(reference);
    if (reference.includes('missing')) throw new Error('no such image');
    return undefined;
  });
  const ask = async (name: string) => (await fetch(`${question.url}?ContainerBaseName=${name}`)).status;
  expect([await ask('there'), await ask('missing')]).toEqual([200, 409]);
  expect(asked).toEqual(['there', 'missing']);
  expect(question.refusal()).toEqual(new Error('no such image'));
  await question.close();
});

test.each([
  [undefined, 'yes'],
  ['proxy.lan:5000/mcr/dotnet/aspnet:10.0', 'proxy.lan:5000|mcr/dotnet/aspnet|10.0|'],
  [`proxy.lan/base@sha256:${'a'.repeat(64)}`, `proxy.lan|base||sha256:${'a'.repeat(64)}`],
])('the base on the mirror %s is answered as %s', async (mirrored, text) => {
  const question = await answerBaseQuestion(async () => mirrored);
  expect(await (await fetch(`${question.url}?ContainerBaseName=base`)).text()).toBe(text);
  await question.close();
});

test('the SDK reads the expected base from its mirror, and still chooses it itself', () => {
  const text = lastTargets({ ...guard, mirroredBase: 'proxy.lan/dotnet/aspnet:10.0' });
  expect(text).toContain('>proxy.lan|dotnet/aspnet|10.0|</_AspnetImageSizeMirror>');
  expect(text).not.toContain('<ContainerBaseImage>');
});

test('the SDK’s own text is compared as it is written, not expanded', () => {
  const text = firstTargets('/tmp/last.targets');
  expect(text).toContain(".Contains('OutputRegistry=&#34;%24(ContainerRegistry)&#34;')");
  expect(text).toContain("VersionLessThan('$(NETCoreSdkVersion)', '9.0.0')");
});

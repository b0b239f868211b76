import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  type factProperties,
  projectAnswer,
  projectFacts,
} from '../../../src/dotnet/evaluation/project-answer.ts';
import { recorded } from '../recorded.ts';
import { temporaryTree } from '../temporary-tree.ts';

function factsOf(name: string) {
  const answer = v.parse(projectAnswer, JSON.parse(recorded(`facts-${name}`).stdout));
  return projectFacts(`/repo/${name}/${name}.csproj`, answer);
}

/** An answer with only these properties set. */
function answer(properties: Partial<Record<(typeof factProperties)[number], string>>) {
  return { Properties: { ...properties }, Items: { PackageReference: [], ProjectReference: [] } };
}

test('reads a web app', () => {
  expect(factsOf('web')).toMatchObject({
    name: 'web',
    assemblyName: 'web',
    sdk: 'web',
    outputType: 'Exe',
    isTest: false,
    isPublishable: true,
    targetFramework: 'net10.0',
    framework: undefined,
    frameworkIdentifier: '.NETCoreApp',
    dotnetVersion: '10.0',
    selfContained: false,
    sdkVersion: '10.0.401',
    dockerfile: undefined,
    container: { enabled: true, properties: [], baseImage: undefined },
  });
});

test('distinguishes the kinds of projects', () => {
  expect(factsOf('worker').sdk).toBe('worker');
  expect(factsOf('console').sdk).toBe('other');
  expect(factsOf('wasm')).toMatchObject({ sdk: 'webassembly', runtimeIdentifier: 'browser-wasm' });
  expect(factsOf('lib').outputType).toBe('Library');
  expect(factsOf('tool').isTool).toBe(true);
  expect(factsOf('win').targetPlatform).toBe('Windows');
});

test('knows a test project by its packages, which set IsTestProject only after a restore', () => {
  expect(factsOf('testsweb').isTest).toBe(true);
  expect(projectFacts('/repo/a.csproj', answer({ IsTestProject: 'True' })).isTest).toBe(true);
});

test('reads the projects that it references, as absolute paths', () => {
  expect(factsOf('references').projectReferences).toEqual([
    '/repo/lib/lib.csproj',
    '/repo/lib two/two.csproj',
  ]);
  expect(factsOf('web').projectReferences).toEqual([]);
});

test('reads a self-contained app of a container family', () => {
  expect(factsOf('sc')).toMatchObject({
    runtimeIdentifier: 'linux-x64',
    selfContained: true,
    container: { family: 'noble-chiseled', properties: ['ContainerFamily'] },
  });
});

test('lists target frameworks, and leaves facts that depend on the choice undefined', () => {
  expect(factsOf('multi')).toMatchObject({
    targetFrameworks: ['net9.0', 'net10.0'],
    targetFramework: undefined,
    framework: undefined,
    dotnetVersion: undefined,
    isPublishable: true,
  });
  expect(factsOf('multi-net10')).toMatchObject({
    targetFrameworks: ['net9.0', 'net10.0'],
    targetFramework: 'net10.0',
    framework: 'net10.0',
    dotnetVersion: '10.0',
  });
});

test('takes the Dockerfile next to the project', () => {
  const root = temporaryTree(['App/App.csproj', 'App/Dockerfile']);
  const facts = projectFacts(join(root, 'App/App.csproj'), answer({ DockerfileContext: '..\\' }));
  expect(facts.dockerfile).toEqual({ path: join(root, 'App/Dockerfile'), named: false, context: root });
});

test('takes the Dockerfile that the project names, and its context relative to it', () => {
  const facts = projectFacts(
    '/repo/src/App/App.csproj',
    answer({ DockerfileFile: '..\\..\\docker\\App.Dockerfile', DockerfileContext: '..' }),
  );
  expect(facts.dockerfile).toEqual({ path: '/repo/docker/App.Dockerfile', named: true, context: '/repo' });
});

test('prefers DockerfilePath, which replaces DockerfileFile', () => {
  const facts = projectFacts(
    '/repo/App.csproj',
    answer({ DockerfilePath: 'New.Dockerfile', DockerfileFile: 'Old.Dockerfile' }),
  );
  expect(facts.dockerfile?.path).toBe('/repo/New.Dockerfile');
});

test.each([
  'ContainerBaseImage',
  'ContainerFamily',
  'ContainerImageName',
  'ContainerImageTag',
  'ContainerRegistry',
  'ContainerRepository',
  'ContainerRuntimeIdentifier',
  'ContainerRuntimeIdentifiers',
] as const)('knows by %s that a project is meant to be an image', (name) => {
  expect(projectFacts('/repo/a.csproj', answer({ [name]: 'x' })).container.properties).toEqual([name]);
});

test('does not take IsPublishable=false for a matter of spelling', () => {
  expect(projectFacts('/repo/a.csproj', answer({ IsPublishable: 'False' })).isPublishable).toBe(false);
});

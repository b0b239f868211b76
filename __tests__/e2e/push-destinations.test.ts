import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildWithSdk } from '../../src/build/sdk-builder.ts';
import { dotnet } from '../../src/dotnet/dotnet.ts';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import { registryClient } from '../../src/oci/client/registry-client.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { type Execute, execute } from '../../src/process/execute.ts';
import { publishedImages } from '../../src/tools/published-images.ts';
import { PUSH_ROWS, type PushRow } from './push-rows.ts';
import { RecordingRegistry } from './recording-registry.ts';
import { type SmallBases, startSmallBases } from './small-bases.ts';

let root: string;
let bases: SmallBases;
let otherBase: string;
let measuring: MeasuringRegistry;
/** Of all projects: what a target sets, an evaluation does not see. */
let facts: ProjectFacts;
/** Where the projects push to. */
let elsewhere: RecordingRegistry;

const images = publishedImages(
  registryClient({ credentials: async () => undefined, onSecret: () => {} }),
  [],
);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "it's (one) $x -"));
  [bases, measuring, elsewhere] = await Promise.all([
    startSmallBases(),
    startMeasuringRegistry({ preferredPort: 0 }),
    RecordingRegistry.start(),
  ]);
  otherBase = await bases.growAspnet(120_000, 'other');
  writeFakeDocker();
  writeProject();
  await quiet('dotnet', ['publish', project(), '-c', 'Release'], { cwd: root });
  const [answer] = await sdk().factsOfMany([project()], { root, configuration: 'Release' });
  if (answer === undefined || answer.facts instanceof Error) throw answer?.facts;
  facts = answer.facts;
});

afterAll(async () => {
  await Promise.all([bases?.stop(), measuring?.close(), elsewhere?.stop()]);
  if (root) rmSync(root, { recursive: true, force: true });
});

const project = () => join(root, 'Shop.csproj');
const archive = () => join(root, 'image.tar.gz');
const dockerCalls = () => join(root, 'docker-calls');

/** A push to the projects' registry would succeed, and an engine is there. */
const quiet: Execute = (program, args, { env, ...options } = {}) =>
  execute(program, args, {
    ...options,
    silent: true,
    env: {
      PATH: `${join(root, 'bin-of-docker')}:${process.env.PATH}`,
      DOCKER_CALLS: dockerCalls(),
      DOTNET_CONTAINER_INSECURE_REGISTRIES: elsewhere.host,
      ...env,
    },
  });

const withEnvironment =
  (changes: Readonly<Record<string, string>>): Execute =>
  (program, args, options) =>
    quiet(program, args, { ...options, env: { ...options?.env, ...changes } });

const sdk = () => dotnet(quiet, { ...process.env, DOTNET_CONTAINER_INSECURE_REGISTRIES: elsewhere.host });

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function writeFakeDocker(): void {
  write(
    'bin-of-docker/docker',
    `#!/bin/sh\necho "$@" >> "$DOCKER_CALLS"\ncase "$1" in load) cat > /dev/null;; *) echo '{"DockerRootDir":"/"}';; esac\n`,
  );
  chmodSync(join(root, 'bin-of-docker/docker'), 0o755);
}

/** The project of all rows; it is restored and built once. */
function writeProject(): void {
  write('Program.cs', 'WebApplication.Create(args).Run();\n');
  write('empty.targets', '<Project />');
  writeRow({ title: '', own: 'measured', outcome: 'base' });
}

function writeRow({ body = '', late, props = '', targets = '' }: PushRow): void {
  const properties = `<PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><ContainerBaseImage Condition="$(ContainerBaseImage) == ''">${bases.aspnet}</ContainerBaseImage><Elsewhere>${elsewhere.host}</Elsewhere><OtherBase>${otherBase}</OtherBase><Archive>${archive()}</Archive></PropertyGroup>`;
  write('Directory.Build.props', `<Project>${properties}${props}</Project>`);
  write('Directory.Build.targets', `<Project>${targets}</Project>`);
  write(
    'Shop.csproj',
    late === undefined
      ? `<Project Sdk="Microsoft.NET.Sdk.Web">${body}</Project>`
      : `<Project><Import Sdk="Microsoft.NET.Sdk.Web" Project="Sdk.props" />${body}<Import Sdk="Microsoft.NET.Sdk.Web" Project="Sdk.targets" />${late}</Project>`,
  );
}

/** Of the app's layer, the same for all rows that do not pack it early. */
let appContent: unknown;

/** What left the build since the last call, other than to the measuring registry. */
function takeTraces(): readonly PushRow['own'][] {
  const traces: PushRow['own'][] = [];
  if (elsewhere.takeRequests().length > 0) traces.push('registry');
  if (existsSync(archive())) traces.push('archive');
  if (existsSync(dockerCalls()) && /^load/m.test(readFileSync(dockerCalls(), 'utf8'))) traces.push('docker');
  for (const path of [archive(), dockerCalls()]) rmSync(path, { force: true });
  return traces;
}

async function measure(more: readonly string[] = [], dotnet = sdk()) {
  const options = { root, configuration: 'Release', publishArgs: ['--no-restore', ...more] };
  const build = { project: facts, options, platforms: [], baseImage: undefined };
  return buildWithSdk(build, { dotnet, images, registry: measuring });
}

describe.each(PUSH_ROWS)('a project with $title', (row) => {
  test.skipIf(row.own === undefined)(`by itself uses: ${row.own}`, async () => {
    writeRow(row);
    const args = ['publish', project(), '-c', 'Release', '--no-restore', '-t:PublishContainer'];
    const registry = row.own === 'measured' ? [`-p:ContainerRegistry=${measuring.address}`] : [];
    const more = [...registry, '-p:ContainerRepository=control'];
    const env = { DOTNET_CONTAINER_INSECURE_REGISTRIES: `${elsewhere.host};${measuring.address}` };
    const { exitCode, stdout } = await quiet('dotnet', [...args, ...more], { cwd: root, env });
    expect(exitCode, stdout).toBe(0);
    expect(takeTraces()).toEqual(row.own === 'measured' ? [] : [row.own]);
  });

  test('is measured or stopped, and nothing gets out', async () => {
    writeRow(row);
    const { outcome } = row;
    if (outcome instanceof RegExp) {
      const before = measuring.bytesReceived;
      const error = await measure().catch((caught) => caught);
      expect(`${error.message} ${JSON.stringify(error.details)}`).toMatch(outcome);
      expect(measuring.bytesReceived).toBe(before);
    } else {
      const [image] = await measure();
      const base = outcome === 'base' ? bases.aspnet : otherBase;
      expect(image?.baseReference).toBe(base);
      const own = (await images.read(base, { os: 'linux', architecture: 'amd64' })).contents.layers;
      const layers = image?.built.contents.layers ?? [];
      const files = layers.at(-1)?.files ?? {};
      expect(layers.slice(0, -1).map(({ diffId }) => diffId)).toEqual(own.map(({ diffId }) => diffId));
      appContent ??= 'contentDigest' in files && files.contentDigest;
      if (row.packsEarly) expect(files).not.toMatchObject({ contentDigest: appContent });
      else expect(files).toMatchObject({ contentDigest: appContent });
    }
    expect(takeTraces()).toEqual([]);
  });
});

test('a push that was not foreseen has no credentials', async () => {
  const team = await RecordingRegistry.start('me:secret');
  const auths = { [team.host]: { auth: Buffer.from('me:secret').toString('base64') } };
  write('docker-config/config.json', JSON.stringify({ auths }));
  // Behind the SDK's targets and in another file: nothing sees it before the push.
  write(
    'late.targets',
    `<Project><Target Name="Late" BeforeTargets="_PublishSingleContainer"><PropertyGroup><ContainerRegistry>${team.host}</ContainerRegistry></PropertyGroup></Target></Project>`,
  );
  writeRow({ title: '', late: '<Import Project="late.targets" />', own: 'registry', outcome: 'base' });
  const insecure = { DOTNET_CONTAINER_INSECURE_REGISTRIES: team.host };
  const config = { DOCKER_CONFIG: join(root, 'docker-config') };
  const own = ['publish', project(), '-c', 'Release', '--no-restore', '-t:PublishContainer'];
  expect((await quiet('dotnet', own, { cwd: root, env: { ...insecure, ...config } })).exitCode).toBe(0);
  expect(team.takeRequests()).not.toEqual([]);
  const error = await measure([], dotnet(withEnvironment(config), insecure)).catch((caught) => caught);
  expect(JSON.stringify(error.details)).toContain('CONTAINER');
  expect(team.takeRequests()).toEqual([]);
  await team.stop();
});

test('an SDK that pushes in another way is not started', async () => {
  writeRow({ title: '', own: 'measured', outcome: 'base' });
  const error = await measure([`-p:AspnetImageSizeSdkTargets=${join(root, 'empty.targets')}`]).catch(
    (caught) => caught,
  );
  expect(JSON.stringify(error.details)).toContain('in another way than this action knows');
});

test('a publish into a folder pushes nothing', async () => {
  for (const row of PUSH_ROWS.filter(({ title }) => /publish profile|after every publish/.test(title))) {
    writeRow(row);
    const output = mkdtempSync(join(tmpdir(), 'published-'));
    onTestFinished(() => rmSync(output, { recursive: true, force: true }));
    await sdk().publish({ project: facts, options: { root, configuration: 'Release' }, output });
    expect(existsSync(join(output, 'Shop.dll'))).toBe(true);
    expect(takeTraces()).toEqual([]);
  }
});

import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { pullRequestEvent } from '../fakes/pull-request-event.ts';
import type { Step } from '../fakes/runner.ts';
import { useGitHub } from '../github/scene.ts';
import { output } from './independent.ts';
import { act, checkout } from './scene.ts';

const WEB = `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
</Project>
`;
const LIBRARY = WEB.replace('Sdk.Web', 'Sdk');
const TESTS = LIBRARY.replace('<Target', '<IsTestProject>true</IsTestProject><Target');
const PROGRAM = 'WebApplication.CreateBuilder(args).Build().Run();\n';
const NO_SUCH_TAG = '99.0';
const CLOSED = 'localhost:9';

const hub = useGitHub(({ state }) => {
  state.addPullRequest({ number: 7 });
});

/** A checkout of an example with files of its own, which replace the example's. */
async function project(example: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const workspace = await checkout(example);
  await write(workspace, files);
  return workspace;
}

/** A checkout with nothing but these files. */
async function only(files: Readonly<Record<string, string>>): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'checkout-'));
  await write(workspace, files);
  return workspace;
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Runs the action, and sees to what must hold however it ends: no stack trace, and nothing left lying about. */
async function attempt(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  more: Partial<Step> = {},
) {
  const runner = await mkdtemp(join(tmpdir(), 'runner-of-bad-input-'));
  await mkdir(join(runner, 'temp'));
  const result = await act({
    workspace,
    with: inputs,
    event: pullRequestEvent(7),
    apiUrl: hub.github.url,
    ...more,
    env: { RUNNER_TEMP: join(runner, 'temp'), ...more.env },
  });
  expect(result.stdout + result.stderr).not.toMatch(/^\s+at .+\(.+:\d+:\d+\)/m);
  expect(result.stdout).not.toContain('This is a bug');
  const left = await readdir(join(runner, 'temp'));
  expect(left).toHaveLength(result.report === undefined ? 0 : 1);
  expect(result.outputs.report ?? '').toContain(left[0] ?? '');
  await expectNoImage(join(runner, 'state', 'aspnet-image-size', 'repository'));
  const errors = result.commands('error');
  return { ...result, errors, messages: errors.map(({ message }) => message) };
}

async function expectNoImage(repositoryFile: string): Promise<void> {
  const repository = await readFile(repositoryFile, 'utf8').catch(() => undefined);
  if (repository === undefined) return;
  const images = await output('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  expect(images).not.toContain(repository);
}

type Attempt = Awaited<ReturnType<typeof attempt>>;

/** Not even begun: one message, which the summary has too, and no report that would look like a result. */
function expectRefusal(result: Attempt, message: RegExp): void {
  expect(result.exitCode, result.stdout).toBe(1);
  expect(result.messages).toEqual([expect.stringMatching(message)]);
  expect(result.outputs).toEqual({ verdict: 'fail' });
  expect(result.summary).toMatch(/^### ❌ /);
  expect(result.stdout).not.toContain('[command]');
  expect(hub.github.requests).toEqual([]);
}

/** What to measure cannot be told: one message, delivered as a report without images. */
function expectNothingWeighed(result: Attempt, name: string, message: RegExp): void {
  expectFailure(result, name, message);
  expect(result.messages).toHaveLength(1);
  expect(result.report?.images).toEqual([]);
  expect(result.stdout).not.toContain('[command]');
}

/** One image could not be measured: one message, which the report, its summary and the comment have too. */
function expectFailure(result: Attempt, name: string, message: RegExp, comments = 1): void {
  expect(result.exitCode, result.stdout).toBe(1);
  const [first, ...others] = result.errors;
  expect(first?.properties).toContain(`title=${name}`);
  expect(first?.message).toMatch(message);
  // What follows are the tool's own lines at their places in the sources.
  for (const { properties } of others) expect(properties).toMatch(/^file=/);
  expect(result.outputs.verdict).toBe('fail');
  expect(result.report?.failures).toMatchObject([{ name, error: expect.stringMatching(message) }]);
  expect(result.summary.split('\n')[0]).toMatch(new RegExp(`^### ❌ ${name}: `));
  expect(result.summary).toContain(`<code>${name}</code> could not be measured`);
  expect(result.summary).not.toContain('&#&#');
  expect(hub.github.state.commentsOf(7)).toHaveLength(comments);
}

describe('inputs that are wrong', () => {
  it('are told all at once, each with its value and what would be right', async () => {
    const inputs = {
      builder: 'podman',
      'max-size': '5',
      'max-sdk-ratio': '45',
      comment: 'sometimes',
      'registry-mirrors': 'mcr.microsoft.com',
      'report-only': 'maybe',
    };
    const result = await attempt(await project('minimal-api'), inputs);
    expectRefusal(result, /^Input builder/);
    const lines = (result.messages[0] ?? '').split('\n');
    expect(lines.map((line) => /^Input ([\w-]+): "([^"]*)": .+/.exec(line)?.slice(1)).sort()).toEqual(
      Object.entries(inputs).sort(),
    );
    expect(lines).toContain('Input builder: "podman": expected one of auto, sdk, docker');
    expect(lines).toContain('Input max-size: "5": expected a size with a unit, such as 150 MB or 1.2 GiB');
  });

  it.each([
    {
      inputs: { builder: 'buildah' },
      message: /^Input builder: "buildah": expected one of auto, sdk, docker$/,
    },
    { inputs: { 'max-size': '5' }, message: /^Input max-size: "5": expected a size with a unit/ },
  ])('are refused one by one: $inputs', async ({ inputs, message }) => {
    expectRefusal(await attempt(await project('minimal-api'), inputs), message);
  });

  it('for they name a Dockerfile that is not there are told so', async () => {
    const result = await attempt(await project('minimal-api'), { dockerfile: 'deploy/Dockerfile' });
    expectNothingWeighed(result, 'Projects', /^Input dockerfile: "deploy\/Dockerfile" does not exist/);
  });

  it('for they name a project that is not there are told so', async () => {
    const result = await attempt(await project('minimal-api'), { project: 'src/Nope.csproj' });
    const message = /^Input project: "src\/Nope\.csproj" is no project file, solution or folder/;
    expectNothingWeighed(result, 'src/Nope.csproj', message);
  });
});

describe('a checkout in which nothing can be weighed', () => {
  it('without any project is told so', async () => {
    const result = await attempt(await only({ 'README.md': 'Nothing here.\n' }), {});
    expectNothingWeighed(result, 'Projects', /^No \.NET project was found in .+ input project\.$/);
  });

  it('is answered with every project that was looked at, and why each was left out', async () => {
    const workspace = await only({
      'src/Domain/Domain.csproj': LIBRARY,
      'tests/Domain.Tests/Domain.Tests.csproj': TESTS,
    });
    const result = await attempt(workspace, {});
    expectNothingWeighed(result, 'Projects', /^No project to weigh was found in /);
    expect(result.messages[0]?.split('\n').slice(1)).toEqual([
      'src/Domain/Domain.csproj: class library',
      'tests/Domain.Tests/Domain.Tests.csproj: test project',
    ]);
  });

  it('for want of the SDK that its global.json asks for is told which, and how to install it', async () => {
    const globalJson = JSON.stringify({ sdk: { version: '6.0.999', rollForward: 'disable' } });
    const result = await attempt(await project('minimal-api', { 'global.json': globalJson }), {});
    expectNothingWeighed(
      result,
      'Projects',
      /The \.NET SDK 6\.0\.999, which .*global\.json asks for, is not installed.*setup-dotnet/,
    );
  });

  it('with several target frameworks is asked for one', async () => {
    const several = WEB.replaceAll('TargetFramework>', 'TargetFrameworks>').replace(
      'net10.0',
      'net9.0;net10.0',
    );
    const workspace = await only({ 'Api/Api.csproj': several, 'Api/Program.cs': PROGRAM });
    const result = await attempt(workspace, {});
    expectNothingWeighed(
      result,
      'Projects',
      /several target frameworks\. Choose one with input framework\.\nApi\/Api\.csproj: net9\.0, net10\.0$/,
    );
  });

  it('with a Dockerfile that may be of two projects lists both', async () => {
    const workspace = await only({
      Dockerfile:
        'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY ./publish .\nENTRYPOINT ["sh", "start.sh"]\n',
      'Api/Api.csproj': WEB,
      'Api/Program.cs': PROGRAM,
      'Jobs/Jobs.csproj': WEB,
      'Jobs/Program.cs': PROGRAM,
    });
    const result = await attempt(workspace, { dockerfile: 'Dockerfile' });
    expectNothingWeighed(
      result,
      'Projects',
      /^To which project Dockerfile belongs is unclear: .*Api\/Api\.csproj.*Jobs\/Jobs\.csproj.*input `?project`?/,
    );
  });
});

describe('a project that cannot be built', () => {
  it.each(['sdk', 'docker'])(
    'because of a compiler error is annotated at its line (builder %s)',
    async (builder) => {
      const workspace = await only({
        'Api/Api.csproj': WEB,
        'Api/Program.cs': `${PROGRAM}int x = "text";\n`,
      });
      const result = await attempt(workspace, { builder });
      expectFailure(result, 'Api', /dotnet publish .*Api\.csproj.* failed with exit code 1/);
      expect(result.errors.slice(1)).toEqual([
        {
          properties: 'file=Api/Program.cs,line=2,col=9',
          message: "CS0029: Cannot implicitly convert type 'string' to 'int'",
        },
      ]);
    },
  );

  it('beside one that can does not keep the other from being reported', async () => {
    const workspace = await only({
      'App.slnx':
        '<Solution><Project Path="Api/Api.csproj" /><Project Path="Broken/Broken.csproj" /></Solution>\n',
      'Api/Api.csproj': WEB,
      'Api/Program.cs': PROGRAM,
      'Broken/Broken.csproj': WEB,
      'Broken/Program.cs': 'var x = ;\n',
    });
    const result = await attempt(workspace, { project: 'App.slnx' });
    expectFailure(result, 'Broken', /dotnet publish .*Broken\.csproj.* failed with exit code 1/);
    expect(result.report?.images).toMatchObject([{ name: 'Api', sizes: { downloadKnown: 'stated' } }]);
    expect(result.summary).toContain('| ✅ <code>Api</code> |');
    expect(result.summary).toContain('| ❌ <code>Broken</code> | not measured |');
    // A sum that lacks an image is no sum.
    expect(result.outputs).toMatchObject({ 'download-size': '', 'disk-size': '', 'image-digest': '' });
  });

  it('as an image, for the SDK is told not to make one, is told what to set', async () => {
    const off = WEB.replace('<Target', '<EnableSdkContainerSupport>false</EnableSdkContainerSupport><Target');
    const workspace = await only({ 'Api/Api.csproj': off, 'Api/Program.cs': PROGRAM });
    const result = await attempt(workspace, { builder: 'sdk' });
    expectFailure(
      result,
      'Api',
      /reports success, but pushed no image: EnableSdkContainerSupport is false\. Set it to true/,
    );
  });
});

describe('a Dockerfile that cannot be built', () => {
  const FROM = 'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\n';
  const REST = 'COPY ./publish .\nENTRYPOINT ["dotnet", "CopyPublished.dll"]\n';
  let workspace: string;

  beforeAll(async () => {
    workspace = await checkout('dockerfiles/copy-published');
  });

  /** The same checkout each time, so that it is compiled once. */
  async function build(
    dockerfile: string,
    inputs: Readonly<Record<string, string>> = {},
    more?: Partial<Step>,
  ) {
    await writeFile(join(workspace, 'Dockerfile'), dockerfile);
    return attempt(workspace, inputs, more);
  }

  it('because a command in it fails is told with the command and its exit code', async () => {
    const result = await build(`${FROM}RUN echo about to fail && exit 3\n${REST}`);
    expectFailure(result, 'CopyPublished', /RUN echo about to fail && exit 3.*exit code: 3/);
  });

  it('because what it copies is not there is told what, and where it was looked for', async () => {
    const result = await build(`${FROM}COPY certs/ca.pem /certs/\n${REST}`);
    expectFailure(result, 'CopyPublished', /copies \/certs\/ca\.pem, which is not in the build context/);
    expect(result.commands('warning').map(({ message }) => message)).toEqual([
      'Dockerfile, line 3: certs/ca.pem is copied from the build context ., but does not exist there. Is input context right?',
    ]);
  });

  it('because its base image does not exist is told which', async () => {
    const { registry } = inject('bed');
    const result = await build(`FROM ${registry}/dotnet/aspnet:${NO_SUCH_TAG}\n${REST}`);
    const needs = `needs the image ${registry}/dotnet/aspnet:${NO_SUCH_TAG}, which could not be read. ${registry} has no`;
    expectFailure(result, 'CopyPublished', new RegExp(needs.replaceAll('.', '\\.')));
  });

  it('because it does not exist, though the project names it, is told who names it', async () => {
    const named = WEB.replace('<Target', '<DockerfilePath>deploy/Dockerfile</DockerfilePath><Target');
    const result = await attempt(await only({ 'Api/Api.csproj': named, 'Api/Program.cs': PROGRAM }), {});
    expectFailure(
      result,
      'Api',
      /^The Dockerfile Api\/deploy\/Dockerfile, which Api names, cannot be read\. Fix DockerfilePath/,
    );
  });

  it('because no engine answers is told where it was looked for', async () => {
    const env = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
    const result = await build(FROM + REST, {}, { env });
    expectFailure(
      result,
      'CopyPublished',
      /^No Docker engine answers: .*unix:\/\/\/nonexistent\/docker\.sock.*builder/,
    );
  });
});

describe('a registry', () => {
  let workspace: string;

  beforeAll(async () => {
    workspace = await checkout('minimal-api');
  });

  it('that does not have the base image fails builder sdk with its name and status', async () => {
    const inputs = { builder: 'sdk', 'base-image': `mcr.microsoft.com/dotnet/aspnet:${NO_SUCH_TAG}` };
    const result = await attempt(workspace, inputs);
    expectFailure(result, 'MinimalApi', new RegExp(`does not have .*/dotnet/aspnet:${NO_SUCH_TAG} \\(404`));
    expect(result.stdout).not.toContain('[command]');
  });

  it('that is down, and has the base image, fails builder sdk with its name', async () => {
    const result = await attempt(workspace, {
      builder: 'sdk',
      'registry-mirrors': `mcr.microsoft.com=${CLOSED}`,
    });
    expectFailure(result, 'MinimalApi', /could not be read from localhost:9: .*ECONNREFUSED/);
  });

  it('that is down, and has only the SDK image, costs the comparison and nothing else', async () => {
    const inputs = { builder: 'sdk', 'sdk-image': `${CLOSED}/dotnet/sdk:10.0` };
    const result = await attempt(workspace, inputs);
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.messages).toEqual([]);
    const warning = /SDK image could not be read.* could not be read from localhost:9: .*ECONNREFUSED/;
    expect(result.commands('warning').map(({ message }) => message)).toEqual([
      expect.stringMatching(warning),
    ]);
    expect(result.outputs).toMatchObject({ verdict: 'pass', 'sdk-ratio': '' });
    expect(Number(result.outputs['download-size'])).toBeGreaterThan(0);
    const [image] = result.report?.images ?? [];
    expect(image).toMatchObject({ sdk: null, sdkUnknown: expect.stringContaining('localhost:9') });
    expect(result.summary).toMatch(/_Not compared with an SDK image: .*localhost:9/);
  });
});

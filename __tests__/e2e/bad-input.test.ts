import { beforeAll, describe, expect, it } from 'vitest';
import { attempts, NO_SUCH_TAG, only, PROGRAM, project, WEB } from './attempts.ts';
import { checkout } from './scene.ts';

const LIBRARY = WEB.replace('Sdk.Web', 'Sdk');
const TESTS = LIBRARY.replace('<Target', '<IsTestProject>true</IsTestProject><Target');
const CLOSED = 'localhost:9';

const { attempt, expectRefusal, expectNothingMeasured, expectFailure } = attempts();

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
    expectNothingMeasured(result, 'Projects', /^Input dockerfile: "deploy\/Dockerfile" does not exist/);
  });

  it('for they name a project that is not there are told so', async () => {
    const result = await attempt(await project('minimal-api'), { project: 'src/Nope.csproj' });
    const message = /^Input project: "src\/Nope\.csproj" is no project file, solution or folder/;
    expectNothingMeasured(result, 'src/Nope.csproj', message);
  });
});

describe('a checkout in which nothing can be weighed', () => {
  it('without any project is told so', async () => {
    const result = await attempt(await only({ 'README.md': 'Nothing here.\n' }), {});
    expectNothingMeasured(result, 'Projects', /^No \.NET project was found in .+ input project\.$/);
  });

  it('is answered with every project that was looked at, and why each was left out', async () => {
    const workspace = await only({
      'src/Domain/Domain.csproj': LIBRARY,
      'tests/Domain.Tests/Domain.Tests.csproj': TESTS,
    });
    const result = await attempt(workspace, {});
    expectNothingMeasured(result, 'Projects', /^No project to measure was found in /);
    expect(result.messages[0]?.split('\n').slice(1)).toEqual([
      'src/Domain/Domain.csproj: class library',
      'tests/Domain.Tests/Domain.Tests.csproj: test project',
    ]);
  });

  it('for want of the SDK that its global.json asks for is told which, and how to install it', async () => {
    const globalJson = JSON.stringify({ sdk: { version: '6.0.999', rollForward: 'disable' } });
    const result = await attempt(await project('minimal-api', { 'global.json': globalJson }), {});
    expectNothingMeasured(
      result,
      'Projects',
      /The \.NET SDK 6\.0\.999, which .*global\.json requests, is not installed.*setup-dotnet/,
    );
  });

  it('with several target frameworks is asked for one', async () => {
    const several = WEB.replaceAll('TargetFramework>', 'TargetFrameworks>').replace(
      'net10.0',
      'net9.0;net10.0',
    );
    const workspace = await only({ 'Api/Api.csproj': several, 'Api/Program.cs': PROGRAM });
    const result = await attempt(workspace, {});
    expectNothingMeasured(
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
    expectNothingMeasured(
      result,
      'Projects',
      /^To which project Dockerfile belongs is unclear: .*Api\/Api\.csproj.*Jobs\/Jobs\.csproj.*input `?project`?/,
    );
  });
});

describe('a project that cannot be built', () => {
  it('because of a compiler error is annotated at its line', async () => {
    const workspace = await only({
      'Api/Api.csproj': WEB,
      'Api/Program.cs': `${PROGRAM}int x = "text";\n`,
    });
    const result = await attempt(workspace, { builder: 'sdk' });
    expectFailure(result, 'Api', /dotnet publish .*Api\.csproj.* failed with exit code 1/);
    expect(result.errors.slice(1)).toEqual([
      {
        properties: 'file=Api/Program.cs,line=2,col=9',
        message: "CS0029: Cannot implicitly convert type 'string' to 'int'",
      },
    ]);
  });

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

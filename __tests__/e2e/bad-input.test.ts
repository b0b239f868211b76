import { beforeAll, describe, expect, it } from 'vitest';
import { attempts, NO_SUCH_TAG, only, PROGRAM, project, WEB } from './attempts.ts';
import { checkout } from './scene.ts';

/* What fails before any real program is asked is in ../run/failures.test.ts. */

const { attempt, expectRefusal, expectNothingMeasured, expectFailure } = attempts();

describe('inputs that are wrong', () => {
  it('are reported all at once, each with its value and what would be right', async () => {
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
});

describe('a checkout in which nothing can be measured', () => {
  it('because the SDK of its global.json is not installed fails with its version and how to install it', async () => {
    const globalJson = JSON.stringify({ sdk: { version: '6.0.999', rollForward: 'disable' } });
    const result = await attempt(await project('minimal-api', { 'global.json': globalJson }), {});
    expectNothingMeasured(
      result,
      'Projects',
      /The \.NET SDK 6\.0\.999, which .*global\.json requests, is not installed.*setup-dotnet/,
    );
  });

  it('because a project has several target frameworks fails with their names', async () => {
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

  it('because a Dockerfile may belong to two projects fails with both', async () => {
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
      /^It is unclear which project Dockerfile belongs to: .*Api\/Api\.csproj.*Jobs\/Jobs\.csproj.*input `?project`?/,
    );
  });
});

describe('a project that cannot be built', () => {
  it('because of a compiler error is annotated at the line of the error', async () => {
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
});

describe('a registry', () => {
  let workspace: string;

  beforeAll(async () => {
    workspace = await checkout('minimal-api');
  });

  it('that does not have the base image makes builder sdk fail with its name and status', async () => {
    const inputs = { builder: 'sdk', 'base-image': `mcr.microsoft.com/dotnet/aspnet:${NO_SUCH_TAG}` };
    const result = await attempt(workspace, inputs);
    expectFailure(result, 'MinimalApi', new RegExp(`does not have .*/dotnet/aspnet:${NO_SUCH_TAG} \\(404`));
    expect(result.stdout).not.toContain('[command]');
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from '../../../testbed/commands.ts';
import type { Step } from '../../fakes/runner.ts';
import { attempts, only, PROGRAM, WEB } from '../attempts.ts';
import { checkout } from '../scene.ts';

const { attempt, expectFailure } = attempts();

afterEach(async () => {
  const env = { ...process.env, PATH: inject('bed').path };
  const images = await run('docker', ['image', 'ls', '--format', '{{.Repository}}'], { env });
  expect(images).not.toMatch(/\/measure\//);
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

  it('because a command in it fails: the message has the command and its exit code', async () => {
    const result = await build(`${FROM}RUN echo about to fail && exit 3\n${REST}`);
    expectFailure(result, 'CopyPublished', /RUN echo about to fail && exit 3.*exit code: 3/);
  });

  it('because a file that it copies is missing: the message has the file and the build context', async () => {
    const result = await build(`${FROM}COPY certs/ca.pem /certs/\n${REST}`);
    expectFailure(
      result,
      'CopyPublished',
      /copies \/certs\/ca\.pem, but the build context \. does not have it/,
    );
    expect(result.commands('warning').map(({ message }) => message)).toEqual([
      'Dockerfile, line 3: certs/ca.pem is copied from the build context ., but does not exist there. Is input context right?',
    ]);
  });

  it('because it does not exist, although the project names it: the message says what to fix', async () => {
    const named = WEB.replace('<Target', '<DockerfilePath>deploy/Dockerfile</DockerfilePath><Target');
    const result = await attempt(await only({ 'Api/Api.csproj': named, 'Api/Program.cs': PROGRAM }), {});
    expectFailure(
      result,
      'Api',
      /^The Dockerfile Api\/deploy\/Dockerfile.* cannot be read: .*Fix DockerfilePath/,
    );
  });

  it('because no engine answers: the message has the address that was tried', async () => {
    const env = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
    const result = await build(FROM + REST, {}, { env });
    expectFailure(
      result,
      'CopyPublished',
      /^No Docker engine answers: .*unix:\/\/\/nonexistent\/docker\.sock.*builder/,
    );
  });
});

it('a compiler error in a project that Docker builds is annotated at its line', async () => {
  const workspace = await only({ 'Api/Api.csproj': WEB, 'Api/Program.cs': `${PROGRAM}int x = "text";\n` });
  const result = await attempt(workspace, { builder: 'docker' });
  expectFailure(result, 'Api', /dotnet publish .*Api\.csproj.* failed with exit code 1/);
  expect(result.errors.slice(1).map(({ properties }) => properties)).toEqual([
    'file=Api/Program.cs,line=2,col=9',
  ]);
});

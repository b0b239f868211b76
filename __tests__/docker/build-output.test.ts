import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFailure } from '../../src/docker/build-failure.ts';
import { readBuildOutput } from '../../src/docker/build-output.ts';
import { codedErrors } from '../../src/dotnet/cli/msbuild-errors.ts';
import type { UserError } from '../../src/model/user-error.ts';
import { fixture } from '../dockerfile/fixture.ts';

const request = { dockerfile: 'src/Web/Dockerfile', context: '.', tag: 'web:1' };

/** The error for a build whose recorded output is given. */
async function failed(recording: string): Promise<UserError> {
  const stderr = await fixture(`outputs/${recording}.txt`);
  return failedWith(stderr);
}

function failedWith(stderr: string): UserError {
  return buildFailure(request, { exitCode: 1, stdout: '', stderr }, codedErrors);
}

const builders = ['docker-20.10', 'buildx-0.29', 'docker-28.5'];
const withTheOldBuildKit = ['docker-20.10', 'buildx-0.29'];

describe('a build that fails', () => {
  it('names exit code and command', async () => {
    const error = await failed('docker-20.10-failed-run');
    expect(error.message).toBe(
      'The Docker build of src/Web/Dockerfile failed at [2/2] RUN echo "boom" && exit 3: ' +
        'executor failed running [/bin/sh -c echo "boom" && exit 3]: exit code: 3.\n' +
        'Exit code 1 of: docker build --file src/Web/Dockerfile .',
    );
  });

  it('says what may be wrong with the context', () => {
    const doubts = ['src/Api.csproj is built, but does not exist there.', 'Is it?'];
    const finished = { exitCode: 1, stdout: '', stderr: 'ERROR: exit code: 1' };
    expect(
      buildFailure({ ...request, doubts }, finished)
        .message.split('\n')
        .slice(1, 3),
    ).toEqual(doubts);
  });

  it.each(withTheOldBuildKit)("has the compiler's errors for details (%s)", async (builder) => {
    const { details } = await failed(`${builder}-compile-error`);
    expect(details).toEqual([
      { message: "CS1003: Syntax error, ',' expected", file: '/src/Program.cs', line: 2, column: 26 },
    ]);
  });

  it("takes no line of another program for a compiler's error", () => {
    const curl = 'curl: (22) The requested URL returned error: 404';
    const { details } = failedWith(`#5 [2/3] RUN curl -f URL\n#5 0.2 ${curl}\n#5 ERROR: exit code: 22\n`);
    expect(details).toEqual([]);
  });

  it.each(builders)('says which source is missing from the context (%s)', async (builder) => {
    const error = await failed(`${builder}-missing-source`);
    expect(error.message).toContain(
      'src/Web/Dockerfile copies /publish, but the build context . does not have it, or .dockerignore excludes it. ' +
        'Set input context, or set publish-output to the folder in which the Dockerfile expects the app.\n',
    );
  });

  it.each([
    'MSBUILD : error MSB1009: Project file does not exist.',
    'MSBUILD : error MSB1003: Specify a project or solution file.',
    '/s/App.csproj : error MSB3202: The project file "/Core/Core.csproj" was not found.',
  ])('names the build context if a project is missing: %s', (line) => {
    const output = `#5 [build 4/4] RUN dotnet publish src/Api\n#5 0.2 ${line}\n#5 ERROR: exit code: 1\n`;
    expect(failedWith(output).message).toBe(
      'The Docker build of src/Web/Dockerfile failed at [build 4/4] RUN dotnet publish src/Api: exit code: 1. ' +
        'The build context was .: does it have this project? Input context names another folder.\n' +
        'Exit code 1 of: docker build --file src/Web/Dockerfile .',
    );
  });

  it('names input build-args if a project is missing that a variable names', () => {
    const line = 'MSBUILD : error MSB1009: Project file does not exist.';
    const stderr = `#5 [build 4/4] RUN dotnet publish src/$PROJECT\n#5 0.2 ${line}\n#5 ERROR: exit code: 1\n`;
    const { message } = buildFailure({ ...request, unknownProject: 4 }, { exitCode: 1, stdout: '', stderr });
    expect(message).toContain(
      'exit code: 1. Line 4 publishes a project that a variable names. If that is a build argument, set it with input build-args.\n',
    );
    expect(message).not.toContain('Input context');
  });

  it.each(builders)('places an unknown instruction (%s)', async (builder) => {
    const error = await failed(`${builder}-unknown-instruction`);
    expect(error.message).toContain('unknown instruction: COPYY');
    expect(error.details).toMatchObject([{ file: 'src/Web/Dockerfile', line: 2 }]);
  });

  it('says that a flag is too new for the engine', async () => {
    expect((await failed('docker-20.10-unknown-flag')).message).toContain(
      "src/Web/Dockerfile uses --link, which this engine's BuildKit does not know.",
    );
  });

  it.each([
    ['docker-20.10-missing-target', 'target stage nope could not be found'],
    ['docker-28.5-missing-target', 'target stage "nope" could not be found'],
    ['docker-20.10-missing-dockerfile', 'failed to read dockerfile: '],
    ['buildx-0.29-several-platforms', 'docker exporter does not currently support exporting manifest lists'],
  ])('%s: gives the reason without its wrapping', async (recording, reason) => {
    const error = await failed(recording);
    expect(error.message).toContain(`The Docker build of src/Web/Dockerfile failed: ${reason}`);
  });

  it('has a reason even if the builder was silent', () => {
    expect(failedWith('').message).toContain('failed: the builder gave no reason.');
  });
});

describe('an image that a build cannot read', () => {
  it.each([
    ['docker-20.10-missing-image', 'localhost:5055/dotnet/nope:1'],
    ['buildx-0.29-missing-image', 'localhost:5055/dotnet/nope:1'],
    ['docker-28.5-missing-image', 'localhost:5000/dotnet/aspnet:99.0'],
    ['docker-28.5-missing-copy-image', 'localhost:5000/nope:1'],
  ])('%s: is not there', async (recording, reference) => {
    const registry = reference.split('/')[0];
    expect((await failed(recording)).message).toContain(
      `needs the image ${reference}, which could not be read. ${registry} has no such image. Check its name and tag.`,
    );
  });

  it.each([
    ['docker-20.10-refused', 'localhost:1', 'connection refused'],
    ['docker-28.5-refused', 'localhost:1', 'connection refused'],
    ['docker-20.10-unresolved-host', 'mcr.microsoft.com', 'no such host'],
    ['docker-28.5-unresolved-host', 'mcr.microsoft.com', 'network is unreachable'],
    ['docker-28.5-missing-frontend', 'docker.io', 'network is unreachable'],
  ])('%s: its registry did not answer', async (recording, registry, reason) => {
    const { message } = await failed(recording);
    expect(message).toContain(`${registry} could not be read: `);
    expect(message).toContain(reason);
  });

  it.each([
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope',
    'failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized',
    'unexpected status from HEAD request to https://ghcr.io/v2/acme/base/manifests/1: 403 Forbidden',
    'no basic auth credentials',
  ])('wants a login: %s', (reason) => {
    const step = '#3 [linux/amd64 internal] load metadata for ghcr.io/acme/base:1';
    const { message } = failedWith(`${step}\n#3 ERROR: ${reason}\n------\nERROR: failed to solve: ${reason}`);
    expect(message).toContain('needs the image ghcr.io/acme/base:1');
    expect(message).toContain('docker/login-action with registry ghcr.io');
    expect(message).toContain('forks and Dependabot have no Actions secrets');
  });

  it('is asked for too often', () => {
    const output =
      '#2 [internal] load metadata for docker.io/library/alpine:3\n' +
      '#2 ERROR: failed to copy: httpReadSeeker: 429 Too Many Requests - toomanyrequests: rate limit\n';
    expect(failedWith(output).message).toContain('docker.io limits the number of requests.');
  });

  it('lacks the platform', () => {
    const output =
      '#2 [internal] load metadata for a/b:1\n#2 ERROR: no match for platform in manifest: not found\n' +
      'ERROR: failed to solve: a/b:1: no match for platform in manifest: not found';
    expect(failedWith(output).message).toContain('not for the requested platform');
  });
});

it('reads any output without failing', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '#1 a',
      '#1 ERROR: b',
      '------',
      `${'-'.repeat(20)}`,
      'Dockerfile:1',
      'ERROR: c',
      '#1 0.1 x',
    ),
  );
  fc.assert(fc.property(fc.array(line), (lines) => readBuildOutput(lines.join('\n')).summary !== undefined));
});

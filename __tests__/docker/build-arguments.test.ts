import { describe, expect, it } from 'vitest';
import { buildEnvironment, buildxArguments, dockerBuildArguments } from '../../src/docker/build-arguments.ts';
import { buildArgValues, buildContextValues } from '../../src/docker/build-request.ts';

const files = { imageId: '/tmp/iid', metadata: '/tmp/md.json', secrets: ['/tmp/secret-0'] };
const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64', variant: 'v8' };
const request = { dockerfile: 'Dockerfile', context: '.', tag: 'web:1' };

describe('the arguments of docker buildx build', () => {
  it('are few for a plain build', () => {
    expect(buildxArguments(request, files).join(' ')).toBe(
      'buildx build --progress plain --file Dockerfile --tag web:1 --iidfile /tmp/iid ' +
        '--load --metadata-file /tmp/md.json -- .',
    );
  });

  it.each([
    ['registry', 'type=image,name=127.0.0.1:1/a/b:head,push=true,store=false'],
    ['stdout', 'type=oci,dest=-'],
  ] as const)('send the image elsewhere (%s), and name it nowhere else', (destination, output) => {
    const elsewhere = { ...request, tag: '127.0.0.1:1/a/b:head' };
    expect(buildxArguments(elsewhere, files, destination).join(' ')).toBe(
      'buildx build --progress plain --file Dockerfile --iidfile /tmp/iid ' +
        `--output ${output} --metadata-file /tmp/md.json -- .`,
    );
  });

  it('pass every input on, and no value of a secret', () => {
    const options = {
      buildArgs: ['A=1 2', 'B'],
      buildContexts: ['src=../src'],
      secrets: ['token=geheim'],
      secretFiles: ['npm=./a,b'],
      secretEnvs: ['key=KEY'],
      ssh: ['default'],
      target: 'final',
      cacheFrom: ['type=gha', 'acme/app:cache'],
      cacheTo: ['type=gha,mode=max'],
    };
    const args = buildxArguments({ ...request, options, platforms: [AMD64, ARM64] }, files);
    expect(args).toEqual([
      ...['buildx', 'build', '--progress', 'plain', '--file', 'Dockerfile', '--tag', 'web:1'],
      ...['--iidfile', '/tmp/iid', '--build-arg', 'A=1 2', '--build-arg', 'B'],
      ...['--cache-from', 'type=gha', '--cache-from', 'acme/app:cache'],
      ...['--platform', 'linux/amd64,linux/arm64/v8'],
      ...['--secret', 'id=token,src=/tmp/secret-0', '--secret', 'id=npm,"src=./a,b"'],
      ...['--secret', 'id=key,env=KEY', '--ssh', 'default', '--target', 'final'],
      ...['--build-context', 'src=../src', '--cache-to', 'type=gha,mode=max'],
      ...['--load', '--metadata-file', '/tmp/md.json', '--', '.'],
    ]);
    expect(args.join(' ')).not.toContain('geheim');
  });

  it('keep a context that looks like an option from being one', () => {
    expect(buildxArguments({ ...request, context: '--help' }, files).slice(-2)).toEqual(['--', '--help']);
  });

  it.each([
    [{ secrets: ['geheim'] }, 'Input secrets: an item is not of the form NAME=VALUE.'],
    [{ secrets: ['token='] }, 'Input secrets: token is not of the form NAME=VALUE.'],
    [{ secretFiles: ['=x'] }, 'Input secret-files: `=x` is not of the form NAME=VALUE.'],
    [{ secretEnvs: ['x'] }, 'Input secret-envs: `x` is not of the form NAME=VALUE.'],
  ])('refuse %j', (options, message) => {
    expect(() => buildxArguments({ ...request, options }, files)).toThrow(message);
  });
});

describe('the arguments of docker build', () => {
  it('are those that a client before 23 knows', () => {
    const options = { buildArgs: ['A=1'], cacheFrom: ['acme/app:cache'] };
    expect(dockerBuildArguments({ ...request, options, platforms: [AMD64] }, files).join(' ')).toBe(
      'build --progress plain --file Dockerfile --tag web:1 --iidfile /tmp/iid --build-arg A=1 ' +
        '--cache-from acme/app:cache --platform linux/amd64 -- .',
    );
  });

  it.each([
    [{ buildContexts: ['a=b'] }, 'Input build-contexts needs buildx'],
    [{ cacheTo: ['type=inline'] }, 'Input cache-to needs buildx'],
    [{ cacheFrom: ['type=gha'] }, 'Input cache-from with a type needs buildx'],
  ])('cannot express %j', (options, message) => {
    expect(() => dockerBuildArguments({ ...request, options }, files)).toThrow(message);
  });

  it('cannot express several platforms', () => {
    expect(() => dockerBuildArguments({ ...request, platforms: [AMD64, ARM64] }, files)).toThrow(
      'Input platforms with more than one platform needs buildx',
    );
  });
});

describe('the environment of a build', () => {
  const environment = { ACTIONS_RESULTS_URL: 'http://cache', ACTIONS_RUNTIME_TOKEN: 'token', OTHER: 'x' };

  it('has BuildKit on, and the working folder of the request', () => {
    expect(buildEnvironment(request, environment)).toEqual({ env: { DOCKER_BUILDKIT: '1' } });
    expect(buildEnvironment({ ...request, cwd: '/w' }, environment).cwd).toBe('/w');
  });

  it.each([{ cacheFrom: ['type=gha'] }, { cacheTo: ['acme/app:cache', 'mode=max,type=gha,scope=web'] }])(
    'has the cache service of the runner for %j',
    (options) => {
      expect(buildEnvironment({ ...request, options }, environment).env).toEqual({
        DOCKER_BUILDKIT: '1',
        ACTIONS_RESULTS_URL: 'http://cache',
        ACTIONS_RUNTIME_TOKEN: 'token',
      });
    },
  );

  it.each([
    { cacheFrom: ['type=registry,ref=acme/gha'] },
    { cacheTo: ['type=ghastly'] },
    { buildArgs: ['type=gha'] },
  ])('has no token of the runner for %j', (options) => {
    expect(buildEnvironment({ ...request, options }, environment).env).toEqual({ DOCKER_BUILDKIT: '1' });
  });
});

describe('the values of build inputs', () => {
  it('come from the list, or from the environment for a bare name', () => {
    expect(buildArgValues(['A=1=2', 'B', 'C', 'D='], { B: 'env' })).toEqual({ A: '1=2', B: 'env', D: '' });
  });

  it('of contexts have a name', () => {
    expect(buildContextValues(['a=docker-image://b'])).toEqual({ a: 'docker-image://b' });
    expect(() => buildContextValues(['a'])).toThrow('Input build-contexts: `a`');
  });
});

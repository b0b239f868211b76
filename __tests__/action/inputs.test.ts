import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readInputs } from '../../src/action/inputs.ts';
import { formatPlatform } from '../../src/model/image.ts';
import { UserError } from '../../src/model/user-error.ts';

const read = (values: Record<string, string> = {}) => readInputs((name) => values[name] ?? '');

function errorOf(values: Record<string, string>): string {
  try {
    read(values);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return '';
}

describe('inputs', () => {
  it('are all optional', () => {
    expect(read()).toMatchObject({
      projects: [],
      builder: 'auto',
      context: undefined,
      publish: undefined,
      configuration: 'Release',
      comment: 'changes',
      reportOnly: false,
      limits: { allowSdkImage: false, onMissingBaseline: 'pass' },
      overrideLabel: 'image-size-ok',
    });
  });

  it('have one list item per line, without empty lines', () => {
    expect(read({ project: ' src/A\n\n src/B \n', 'publish-args': '-p:X=1\n--no-restore' })).toMatchObject({
      projects: ['src/A', 'src/B'],
      publishArgs: ['-p:X=1', '--no-restore'],
    });
  });

  it('name the label that accepts exceeded limits, or none', () => {
    expect(read({ 'override-label': 'larger' }).overrideLabel).toBe('larger');
    expect(read({ 'override-label': 'none' }).overrideLabel).toBeUndefined();
  });

  it('keep the text of a limit next to its value', () => {
    const { limits } = read({ 'max-size': '150 MB', 'max-disk-size': '1 GiB', 'max-sdk-ratio': '45%' });
    expect(limits).toEqual({
      maxSize: { text: '150 MB', value: 150_000_000 },
      maxDiskSize: { text: '1 GiB', value: 1_073_741_824 },
      maxSdkRatio: { text: '45%', value: 0.45 },
      allowSdkImage: false,
      onMissingBaseline: 'pass',
    });
  });

  it.each([
    [{ 'max-size': '5' }, 'Input max-size: "5": expected a size with a unit, such as 150 MB or 1.2 GiB'],
    [{ 'max-sdk-ratio': '0.45' }, 'Input max-sdk-ratio: "0.45": expected a percentage, such as 45%'],
    [{ builder: 'podman' }, 'Input builder: "podman": expected one of auto, sdk, docker'],
    [{ comment: 'yes' }, 'Input comment: "yes": expected one of changes, always, on-failure, never'],
    [
      { builder: 'sdk', dockerfile: 'Dockerfile' },
      'Input dockerfile is for Docker builds only, and cannot be combined with builder sdk',
    ],
    [
      { builder: 'sdk', target: 'final' },
      'Input target is for Docker builds only, and cannot be combined with builder sdk',
    ],
    [
      { context: 'https://github.com/a/b.git' },
      'Input context: "https://github.com/a/b.git": expected a folder',
    ],
    [{ 'sdk-image': 'none', 'max-sdk-ratio': '40%' }, 'Input max-sdk-ratio: "40%": there is no ratio'],
    [{ secrets: 'hunter2' }, 'Input secrets: an item is not of the form NAME=VALUE'],
    [{ platforms: 'linux/amd64,arm64' }, 'Input platforms: "arm64": expected OS/ARCHITECTURE, such as'],
    [{ platforms: 'linux/AMD64' }, 'Input platforms: "linux/AMD64": expected OS/ARCHITECTURE'],
    [
      { platforms: 'linux/arm64,linux/amd64,linux/arm64' },
      'the same platform as linux/arm64; name each platform once',
    ],
    [{ platforms: 'linux/arm\nlinux/arm/v7' }, '"linux/arm/v7": the same platform as linux/arm; name each'],
  ])('refuse %j', (values, message) => {
    expect(errorOf(values)).toContain(message);
  });

  it.each([['sdk-image'], ['base-image'], ['registry-mirrors']])(
    'name the input %s that is malformed',
    (name) => {
      expect(errorOf({ [name]: 'Not A Reference' })).toContain(`Input ${name}: "Not A Reference": `);
    },
  );

  it('accept the spellings of YAML for true and false', () => {
    expect(read({ publish: 'True', 'report-only': 'TRUE' })).toMatchObject({
      publish: true,
      reportOnly: true,
    });
  });

  it.each([{ builder: 'sdk' }, { image: 'app:1' }, { builder: 'docker' }])(
    'accept platforms with %j',
    (given) => {
      expect(
        read({ ...given, platforms: 'linux/amd64, linux/arm/v7\nlinux/arm/v6' }).platforms.map(
          formatPlatform,
        ),
      ).toEqual(['linux/amd64', 'linux/arm/v7', 'linux/arm/v6']);
    },
  );

  it('can name an existing image', () => {
    const given = { image: 'archive://out/app.tar', builder: 'auto', configuration: 'Release' };
    expect(read(given)).toMatchObject({ image: { kind: 'archive', path: 'out/app.tar' } });
    expect(read().image).toBeUndefined();
    expect(errorOf({ image: 'docker://app' })).toContain('Input image: "docker://app": expected local://REF');
  });

  it.each([
    ['builder', 'docker'],
    ['project', 'src/App'],
    ['framework', 'net10.0'],
    ['dockerfile', 'Dockerfile'],
    ['context', '.'],
    ['publish', 'false'],
    ['publish-output', 'out'],
    ['publish-args', '-p:A=b'],
    ['configuration', 'Debug'],
    ['build-args', 'A=b'],
    ['cache-from', 'type=gha'],
  ])('refuse %s together with image, and name both', (name, value) => {
    expect(errorOf({ image: 'app:1', [name]: value })).toBe(
      `Input ${name} says what to build or how, but with input image nothing is built. Leave out one of the two`,
    );
  });

  it('never quote a secret that is set together with image', () => {
    const message = errorOf({ image: 'app:1', secrets: 'TOKEN=geheim' });
    expect(message).toContain('Input secrets says what to build or how');
    expect(message).not.toContain('geheim');
  });

  it('keep every character of a secret, and no space around its name', () => {
    const secrets = '  first= geheim \n"second=line one\n  line two\n"\n';
    const { docker } = read({
      secrets,
      'secret-files': ' npm=./.npmrc ',
      'secret-envs': 'key=KEY, other=OTHER ',
    });
    expect(docker.secrets).toEqual(['first= geheim ', 'second=line one\n  line two\n']);
    expect(docker.secretFiles).toEqual(['npm=./.npmrc']);
    expect(docker.secretEnvs).toEqual(['key=KEY', 'other=OTHER']);
  });

  it('skip and name secrets without a value, as a pull request from a fork has them', () => {
    const inputs = read({
      secrets: 'NUGET_TOKEN=\nOTHER=geheim\n"LINES=\n\n"\nSPACE= ',
      'secret-files': 'config=',
      'secret-envs': 'a=A,b=',
    });
    expect(inputs.docker).toMatchObject({ secrets: ['OTHER=geheim'], secretFiles: [], secretEnvs: ['a=A'] });
    expect(inputs.emptySecrets).toEqual([
      'Input secrets: NUGET_TOKEN',
      'Input secrets: LINES',
      'Input secrets: SPACE',
      'Input secret-files: config',
      'Input secret-envs: b',
    ]);
  });

  it.each(['=', '=geheim', ' =geheim'])('refuse the secret %j, which has no name', (secrets) => {
    expect(errorOf({ secrets })).toBe('Input secrets: an item is not of the form NAME=VALUE.');
  });

  it('report all errors together', () => {
    const lines = errorOf({ builder: 'x', 'max-size': '5', 'report-only': 'maybe' }).split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'Input builder',
      'Input max-size',
      'Input report-only',
    ]);
  });

  it('are those of action.yml, with the defaults of the code', async () => {
    const action = parse(await readFile(new URL('../../action.yml', import.meta.url), 'utf8')) as {
      inputs: Record<string, { default?: string }>;
    };
    const asked = new Set<string>();
    const withDefaults = readInputs((name) => {
      asked.add(name);
      const value = action.inputs[name]?.default ?? '';
      return value.startsWith('${{') ? '' : value;
    });
    expect([...asked].sort()).toEqual(Object.keys(action.inputs).sort());
    expect(withDefaults).toEqual(read());
  });
});

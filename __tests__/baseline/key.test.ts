import { afterEach, describe, expect, it, vi } from 'vitest';
import { readInputs } from '../../src/action/inputs.ts';
import type { BaselineRequest } from '../../src/baseline/baseline-request.ts';
import { imageKey, projectsKey } from '../../src/baseline/key.ts';
import type { EngineFacts } from '../../src/docker/engine-facts.ts';
import type { GitRepository } from '../../src/git/repository.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { Target } from '../../src/plan/target.ts';
import { dockerfileTarget, projectTarget } from '../fakes/targets.ts';
import { webProject } from '../plan/facts.ts';

const COMMIT = 'c'.repeat(40);
const PLATFORM = { os: 'linux', architecture: 'amd64' };
const ENGINE: EngineFacts = {
  version: '28.5.2',
  storageDriver: 'overlay2',
  containerdStore: false,
};

interface Situation {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly tree?: string;
  readonly root?: string;
  readonly sdkVersion?: string;
  readonly docker?: boolean;
  /** Of a compose file. */
  readonly buildArgs?: readonly string[];
  readonly engine?: () => Promise<EngineFacts>;
}

async function key({
  inputs = {},
  tree = 'one',
  root = '/work',
  sdkVersion = '10.0.100',
  docker = false,
  buildArgs,
  engine = async () => ENGINE,
}: Situation = {}): Promise<string> {
  const repository = {
    root,
    entry: async () => ({ type: 'tree', id: tree.padEnd(40, '0') }),
  } as unknown as GitRepository;
  const project = webProject('/repo/Shop.csproj', { sdkVersion });
  const own = buildArgs && dockerfileTarget('/repo/Dockerfile', 'FROM a', PLATFORM, { buildArgs });
  const generated = docker ? ({ generated: true } as const) : undefined;
  const target: Target = projectTarget(project, { docker: own ?? generated });
  const request: Omit<BaselineRequest, 'event'> = {
    inputs: readInputs((name) => inputs[name] ?? ''),
    places: { workspace: '/work', temporaryFolder: '/tmp' },
    targets: [target],
  };
  return projectsKey(COMMIT, repository, request, { engine });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the measurement of a commit is kept under', () => {
  it('the same key for the same sources, built the same way', async () => {
    expect(await key()).toBe(await key());
    expect(await key()).toMatch(/^aspnet-image-size-build-[0-9a-f]{64}$/);
  });

  it.each<[string, Situation]>([
    ['sources', { tree: 'two' }],
    ['.NET SDK', { sdkVersion: '10.0.200' }],
    ['builder', { docker: true }],
    ['folder of the checkout', { root: '/work/checkout' }],
    ...Object.entries({
      project: 'Shop.csproj',
      framework: 'net10.0',
      builder: 'docker',
      dockerfile: 'Dockerfile',
      context: 'src',
      publish: 'true',
      'publish-output': 'out',
      configuration: 'Debug',
      'publish-args': '-p:PublishTrimmed=true',
      'build-args': 'VERSION=2',
      'build-contexts': 'shared=../shared',
      secrets: 'token=hunter2',
      target: 'final',
      platforms: 'linux/arm64',
      name: 'Store',
      'base-image': 'mcr.microsoft.com/dotnet/aspnet:10.0-alpine',
      'sdk-image': 'none',
      'registry-mirrors': 'mcr.microsoft.com=localhost:5000',
    }).map(([name, value]): [string, Situation] => [`input ${name}`, { inputs: { [name]: value } }]),
  ])('another key for another %s', async (_what, other) => {
    expect(await key(other)).not.toBe(await key());
  });

  it.each<Record<string, string>>([
    { 'max-size': '1 MB' },
    { 'max-increase': '1 MB' },
    { 'warn-increase': '1%' },
    { 'report-only': 'true' },
    { comment: 'never' },
    { 'override-label': 'ok' },
    { 'github-token': 'ghs_secret' },
  ])('the same key for inputs that do not change a measurement: %j', async (inputs) => {
    expect(await key({ inputs })).toBe(await key());
  });

  it('another key for another engine or image store, if the engine builds', async () => {
    const others = [
      { ...ENGINE, version: '29.0.0' },
      { ...ENGINE, storageDriver: 'overlayfs' },
    ];
    const keys = await Promise.all(others.map((facts) => key({ docker: true, engine: async () => facts })));
    expect(new Set([...keys, await key({ docker: true })]).size).toBe(3);
    const silent = () => Promise.reject(new UserError('no engine answers'));
    expect(await key({ docker: true, engine: silent })).toMatch(/^aspnet/);
    expect(await key({ engine: () => Promise.reject(new Error('asked')) })).toBe(await key());
  });

  it('another key for another build argument of a compose file', async () => {
    const keys = await Promise.all([
      key({ buildArgs: [] }),
      key({ buildArgs: ['PROJECT=Api'] }),
      key({ buildArgs: ['PROJECT=Jobs'] }),
    ]);
    expect(new Set(keys).size).toBe(3);
  });

  it('another key for another machine', async () => {
    const own = await key();
    for (const name of ['platform', 'arch'] as const) {
      const value = process[name];
      Object.defineProperty(process, name, { value: 'another' });
      const other = await key();
      Object.defineProperty(process, name, { value });
      expect(other).not.toBe(own);
    }
  });

  it('a key with the names of secrets, not their values', async () => {
    const one = await key({ inputs: { secrets: 'token=hunter2' } });
    expect(await key({ inputs: { secrets: 'token=hunter3' } })).toBe(one);
    expect(await key({ inputs: { secrets: 'other=hunter2' } })).not.toBe(one);
  });

  it('a key with the value of a build argument from the environment, if the input only names it', async () => {
    const inputs = { 'build-args': 'CHANNEL' };
    vi.stubEnv('CHANNEL', 'stable');
    const stable = await key({ inputs });
    vi.stubEnv('CHANNEL', 'preview');
    expect(await key({ inputs })).not.toBe(stable);
  });
});

it('an existing image is kept under its name and commit', () => {
  expect(imageKey(COMMIT, 'shop')).toBe(imageKey(COMMIT, 'shop'));
  expect(imageKey(COMMIT, 'shop')).toMatch(/^aspnet-image-size-image-[0-9a-f]{64}$/);
  const others = [imageKey('d'.repeat(40), 'shop'), imageKey(COMMIT, 'store'), imageKey(COMMIT, 'shop')];
  expect(new Set(others).size).toBe(3);
});

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bounds } from '../../src/docker/bounds.ts';
import { UserError } from '../../src/model/user-error.ts';
import { bounds as registryBounds } from '../../src/oci/bounds.ts';
import { startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { type Bed, startBed } from '../../testbed/bed.ts';
import { type BuildKit, startBuildKit } from '../../testbed/buildkit.ts';
import { findCommand, run } from '../../testbed/commands.ts';
import { type PrivateEngine, startPrivateEngine } from '../../testbed/private-engine.ts';
import { type RunningRegistry, startRegistry } from '../../testbed/registry.ts';
import { digestOf, imageOf, layerOf } from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import type { Step, StepResult } from '../fakes/runner.ts';
import { tarOf } from '../fakes/tar-writer.ts';
import { type EngineFault, engineFaultsPage } from './engine-faults-page.ts';
import { mayHaveOtherNetwork } from './other-network.ts';
import { act, checkout } from './scene.ts';

/*
 * Real engines that really fail where that can be had, and are made to seem so where it cannot. What is found is the
 * page docs/engine-faults.md; `npx vitest run -u` on this file writes it anew.
 */
const FAULTY_REGISTRY = fileURLToPath(new URL('../fixtures/e2e/faulty-registry.mjs', import.meta.url));
const LYING_DOCKER = fileURLToPath(new URL('../fixtures/e2e/lying-docker.mjs', import.meta.url));
/** What a loaded machine may take beyond the bounds before a test calls it broken. */
const SLACK_MS = 120_000;

let bed: Bed;
let folder: string;
let real: RunningRegistry;
let buildkit: BuildKit;
let workspace: string;
const engines: PrivateEngine[] = [];

beforeAll(async () => {
  if (!mayHaveOtherNetwork) return;
  bed = await startBed({ engine: true, modernEngine: true });
  if (!bed.modernEngine) throw new Error('the test bed has no modern engine');
  folder = await mkdtemp(join(tmpdir(), 'engine-faults-'));
  real = await startRegistry();
  buildkit = await startBuildKit(bed.modernEngine);
  workspace = await checkout('minimal-api');
  await mkdir(join(folder, 'bin'));
  await symlink(LYING_DOCKER, join(folder, 'bin', 'docker'));
  const contents = { base: 200_000, app: 1_500_000, other: 1000, large: 60_000_000 };
  for (const [name, bytes] of Object.entries(contents)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, name), randomBytes(bytes));
    const from = name === 'app' ? `${real.host}/team/base:1` : 'scratch';
    await writeFile(join(folder, name, 'Dockerfile'), `FROM ${from}\nCOPY ${name} /\n`);
  }
});

afterAll(async () => {
  if (!mayHaveOtherNetwork) return;
  await Promise.all(engines.map((engine) => engine.stop()));
  await buildkit.stop();
  await real.stop();
  for (const made of [folder, workspace]) await rm(made, { recursive: true });
  await bed.stop();
});

/** An engine with the images `team/base:1`, `app` and `other`. */
async function engineWithImages(network: 'host' | 'own', diskMegabytes = 100): Promise<PrivateEngine> {
  const engine = await startPrivateEngine({ network, diskMegabytes });
  engines.push(engine);
  const docker = (...args: string[]) =>
    run('docker', args, { env: { ...engine.env, DOCKER_BUILDKIT: '1', BUILDKIT_PROGRESS: 'plain' } });
  const base = `${real.host}/team/base:1`;
  await docker('build', '--quiet', '--tag', base, join(folder, 'base'));
  for (const name of ['app', 'other']) await docker('build', '--quiet', '--tag', name, join(folder, name));
  return engine;
}

const envOf = ({ env }: { readonly env: NodeJS.ProcessEnv }): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'DOCKER_HOST', 'DOCKER_CONFIG', 'BUILDX_BUILDER'].flatMap((name) =>
      env[name] === undefined ? [] : [[name, env[name]]],
    ),
  );

/** The environment in which `docker` tells one lie. */
function lying(env: Record<string, string>, lie: string): Record<string, string> {
  const real = findCommand('docker', env) ?? 'docker';
  const path = `${join(folder, 'bin')}${delimiter}${env.PATH}`;
  return { ...env, PATH: path, REAL_DOCKER: real, LIE: lie, OTHER_IMAGE: 'other' };
}

interface Figures {
  readonly download: number | null;
  readonly disk: number | null;
}

/** Weighs the engine's image `app`, or with other inputs. */
async function attempt(env: Readonly<Record<string, string>>, more: Partial<Step> = {}) {
  const start = performance.now();
  const inputs = { image: 'local://app', 'base-image': `${real.host}/team/base:1`, 'sdk-image': 'none' };
  const step = await act({ workspace, with: { ...inputs, comment: 'never' }, ...more, env });
  return { step, ms: performance.now() - start };
}

async function figuresOf(env: Readonly<Record<string, string>>): Promise<Figures> {
  const { step } = await attempt(env);
  expect(step.exitCode, step.stdout + step.stderr).toBe(0);
  return outputFigures(step);
}

function outputFigures({ outputs }: StepResult): Figures {
  const number = (text: string | undefined) => (text ? Number(text) : null);
  return { download: number(outputs['download-size']), disk: number(outputs['disk-size']) };
}

/** What came of a fault; it fails the test where a figure is wrong, or it took longer than the bounds allow. */
function judge(
  fault: string,
  { step, ms }: Awaited<ReturnType<typeof attempt>>,
  right: Figures,
  boundMs = 0,
): EngineFault {
  expect(ms, `${fault} took too long`).toBeLessThan(boundMs + SLACK_MS);
  expect(step.stdout, fault).not.toContain('This is a bug');
  const found = outputFigures(step);
  if (step.exitCode !== 0) {
    expect(found, fault).toEqual({ download: null, disk: null });
    const [error] = step.commands('error').map(({ message }) => message.replaceAll('%0A', '\n'));
    expect(error, fault).toMatch(/.{20}/);
    return { fault, outcome: 'error', said: shown(error ?? '') };
  }
  const wrong = Object.entries(found).filter(
    ([name, bytes]) => bytes !== null && bytes !== right[name as keyof Figures],
  );
  expect(wrong, fault).toEqual([]);
  if (found.download !== null && found.disk !== null) return { fault, outcome: 'right', said: '' };
  const [image] =
    (step as { report?: { images: { sizes: { downloadUnknown?: string } }[] } }).report?.images ?? [];
  return { fault, outcome: 'unknown', said: shown(image?.sizes.downloadUnknown ?? '') };
}

/** As a user would read it, without what differs from run to run: Go has several words for a cut connection. */
function shown(text: string): string {
  return (text.split('\n')[0] ?? '')
    .replaceAll(`${join(folder, 'bin')}/docker`, 'docker')
    .replace(/127\.0\.0\.1:\d+(?:->127\.0\.0\.1:\d+)?/g, '127.0.0.1:…')
    .replace(/measure\/[0-9a-f]+/g, 'measure/…')
    .replace(/uploads\/[\w-]+/g, 'uploads/…')
    .replace(/sha256:[0-9a-f]+/g, 'sha256:…')
    .replace(/unix:\/\/\S+sock/g, 'unix:///var/run/docker.sock')
    .replace(/\/tmp\/\S+?(?=[\s:,]|$)/g, '…')
    .replace(
      /(with exit code 1: ).*(?:\bEOF|connection reset by peer|broken pipe|closed network connection)$/,
      '$1the connection was cut',
    )
    .replace(/ failed at .*: no space left on device/, ' failed: no space left on device');
}

const CUTS: readonly (readonly [what: string, at: string, then: 'cut' | 'cut-body'])[] = [
  ['at the first question', '^HEAD .*/blobs/', 'cut'],
  ['at the start of an upload', '^POST ', 'cut'],
  ['in the middle of an upload', '^PATCH ', 'cut-body'],
  ['at the end of an upload', '^PUT .*/blobs/', 'cut'],
  ['at the manifest', '^PUT .*/manifests/', 'cut'],
];

function failing(at: string, then: string, times: number, kill?: number): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=${FAULTY_REGISTRY}`,
    FAULT: JSON.stringify({ at, then, times }),
    ...(kill === undefined ? {} : { KILL: String(kill) }),
  };
}

async function pushFaults(engine: PrivateEngine): Promise<EngineFault[]> {
  const env = envOf(engine);
  const right = await figuresOf(env);
  const row = async (fault: string, more: Record<string, string>) =>
    judge(fault, await attempt({ ...env, ...more }), right, bounds.pushIdle);
  return Promise.all([
    ...CUTS.flatMap(([what, at, then]) => [
      row(`the connection of a push is cut ${what}, once`, failing(at, then, 1)),
      row(`the connection of a push is cut ${what}, each time`, failing(at, then, 1e9)),
    ]),
    row('the engine says that it pushed another image', lying(env, 'push another digest')),
  ]);
}

async function killedEngine(): Promise<EngineFault[]> {
  const engine = await engineWithImages('host');
  const env = envOf(engine);
  const right = await figuresOf(env);
  const killed = await attempt({ ...env, ...failing('^PATCH ', 'kill', 1, engine.pid) });
  const gone = await attempt(env);
  return [
    judge('the engine is killed in the middle of a push', killed, right, bounds.pushIdle),
    judge('the engine is not there', gone, right),
  ];
}

async function hangingEngine(): Promise<EngineFault[]> {
  const engine = await engineWithImages('host');
  const env = envOf(engine);
  const right = await figuresOf(env);
  const stop = { ...failing('^PATCH ', 'stop', 1, engine.pid) };
  const hanging = await attempt({ ...env, ...stop });
  process.kill(engine.pid, 'SIGCONT');
  // Then the name is taken away, which is a question to the engine; so is its end.
  const bound = bounds.pushIdle + 2 * bounds.answer;
  return [judge('the engine hangs in the middle of a push', hanging, right, bound)];
}

async function saveFaults(): Promise<EngineFault[]> {
  const engine = await engineWithImages('own');
  const env = envOf(engine);
  const right = await figuresOf(env);
  const row = async (fault: string, lie: string, bound = 0) =>
    judge(fault, await attempt(lying(env, lie)), right, bound);
  return [
    judge('the engine cannot reach the action', await attempt(env), right),
    ...(await Promise.all([
      row('docker save ends in the middle, and says that all is well', 'save ends early'),
      row('docker save ends in the middle, and fails', 'save fails'),
      row('docker save stops in the middle', 'save stalls', bounds.saveIdle),
      row('docker save gives another image', 'save another image'),
    ])),
  ];
}

async function fullDisk(): Promise<EngineFault[]> {
  // The image needs 2 MB, and a copy of it while it is saved.
  const engine = await engineWithImages('own', 40);
  const env = envOf(engine);
  const right = await figuresOf(env);
  const inputs = { builder: 'docker', dockerfile: join(folder, 'large', 'Dockerfile'), publish: 'false' };
  const disk = (await run('docker', ['info', '--format', '{{.DockerRootDir}}'], engine)).trim();
  await onDisk(engine, 'fallocate -l $(($(df -k --output=avail "$0" | tail -1) - 1000))K "$0/full"', disk);
  const saving = await attempt(env);
  await onDisk(engine, 'rm "$0/full"', disk);
  const building = await attempt(env, {
    with: { ...inputs, context: join(folder, 'large'), 'sdk-image': 'none', comment: 'never' },
  });
  return [
    judge('the engine’s disk is full while it builds', building, right),
    judge('the engine’s disk is full while it saves', saving, right),
  ];
}

/** Only the engine's own mount namespace sees its disk. */
async function onDisk({ pid }: PrivateEngine, script: string, disk: string): Promise<void> {
  await run('nsenter', ['--target', String(pid), '--mount', 'sh', '-c', script, disk]);
}

async function builderFaults(): Promise<EngineFault[]> {
  const env = envOf(buildkit);
  const dockerfile = join(folder, 'base', 'Dockerfile');
  const step = {
    with: {
      ...{ builder: 'docker', dockerfile, context: join(folder, 'base'), publish: 'false' },
      ...{ 'sdk-image': 'none', comment: 'never' },
    },
  };
  const right = outputFigures((await attempt(env, step)).step);
  expect(right.download).toBeGreaterThan(200_000);
  const rows: EngineFault[] = [];
  for (const [fault, lie] of [
    ['a builder of buildx’s own leaves no metadata', 'metadata missing'],
    ['a builder of buildx’s own leaves metadata that cannot be read', 'metadata garbage'],
    ['a builder of buildx’s own says that it built another image', 'metadata of another image'],
  ] as const)
    rows.push(judge(fault, await attempt(lying(env, lie), step), right));
  for (const [what, at, then] of CUTS) {
    const fault = `the connection of a builder of buildx’s own is cut ${what}, once`;
    // It sends a layer with the request that ends the upload.
    const step2 = what.includes('middle') ? (['^PUT .*/blobs/', 'cut-body'] as const) : ([at, then] as const);
    rows.push(judge(fault, await attempt({ ...env, ...failing(...step2, 1) }, step), right));
  }
  return rows;
}

/** Others than engines, at the same registry. */
async function strangers(): Promise<EngineFault[]> {
  const { noProgress } = registryBounds;
  Object.assign(registryBounds, { noProgress: 500 });
  const registry = await startMeasuringRegistry({ preferredPort: 0 });
  const [layer, other] = [layerOf(tarOf({ 'app/a': 'a'.repeat(90_000) })), layerOf(tarOf({ b: 'b' }))];
  const image = imageOf([layer]);
  const pusher = new Pusher(registry.address, registry.repository);
  const platform = { os: 'linux', architecture: 'amd64' };
  const arrived = (fault: string): EngineFault => {
    try {
      const [weighed] = registry.image(registry.repository, image.digest, platform).layers;
      expect(weighed?.download).toEqual({ bytes: layer.blob.length, how: 'verified' });
      expect(weighed?.disk).toEqual({ bytes: layer.tar.length, how: 'verified' });
      return { fault, outcome: 'right', said: '' };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { fault, outcome: 'error', said: shown(error.message) };
    }
  };
  const begin = async () =>
    (await pusher.send('POST', `/v2/${registry.repository}/blobs/uploads/`)).headers.location;
  const rows: EngineFault[] = [];

  // A blob under the name of another: refused, and so is the manifest that names it.
  const wrong = await pusher.send('PUT', `${await begin()}?digest=${digestOf(layer.blob)}`, {
    body: other.blob,
  });
  expect(wrong.status).toBe(400);
  rows.push(arrived('a pusher sends other bytes than the digest says'));
  const headers = { 'Content-Length': String(layer.blob.length + 10) };
  const path = `${await begin()}?digest=${digestOf(layer.blob)}`;
  await expect(pusher.send('PUT', path, { body: layer.blob, headers })).rejects.toThrow();
  rows.push(arrived('a pusher sends fewer bytes than it said'));

  const dripping = Array.from({ length: 20 }, async () => drip(registry.address, (await begin()) ?? ''));
  const drips = await Promise.all(dripping);
  await pusher.pushImage(image);
  rows.push(arrived('others send their uploads byte by byte for ever, and some stop'));
  for (const end of drips) end();
  pusher.close();
  await registry.close();
  Object.assign(registryBounds, { noProgress });
  return rows;
}

/** An upload of a byte each 100 ms; gives what ends it. */
async function drip(address: string, path: string): Promise<() => void> {
  const [host = '', port] = address.split(':');
  const socket = connect(Number(port), host);
  socket.on('error', () => {});
  socket.write(`PATCH ${path} HTTP/1.1\r\nHost: ${address}\r\nContent-Length: 1000000\r\n\r\n`);
  const timer = setInterval(() => socket.write('x'), 100);
  return () => {
    clearInterval(timer);
    socket.destroy();
  };
}

// Only root may start engines.
it.skipIf(!mayHaveOtherNetwork)(
  'every fault of an engine gives the right figure, or none with a reason, in bounded time',
  async () => {
    const engine = await engineWithImages('host');
    await run('docker', ['push', '--quiet', `${real.host}/team/base:1`], engine);
    const rows = await Promise.all([
      pushFaults(engine),
      killedEngine(),
      hangingEngine(),
      saveFaults(),
      fullDisk(),
      builderFaults(),
      strangers(),
    ]);
    await expect(engineFaultsPage(rows.flat())).toMatchFileSnapshot('../../docs/engine-faults.md');
  },
  900_000,
);

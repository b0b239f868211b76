import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { bounds } from '../../../src/docker/bounds.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { startMeasuringRegistry } from '../../../src/oci/receiver/measuring-registry.ts';
import { type BuildKit, startBuildKit } from '../../../testbed/buildkit.ts';
import { findCommand, run } from '../../../testbed/commands.ts';
import { type PrivateEngine, startPrivateEngine } from '../../../testbed/private-engine.ts';
import { type RunningRegistry, startRegistry } from '../../../testbed/registry.ts';
import { digestOf, imageOf, layerOf } from '../../fakes/pushable-image.ts';
import { Pusher } from '../../fakes/pusher.ts';
import type { Step } from '../../fakes/runner.ts';
import { tarOf } from '../../fakes/tar-writer.ts';
import { type Acted, act, checkout } from '../scene.ts';
import { bedEngine, stepEnvironment } from './engines.ts';
import { CUTS, type FaultRow } from './fault-rows.ts';

/* Real engines that really fail where that is possible, and are made to seem so where it is not. */

const FAULTY_REGISTRY = fileURLToPath(new URL('../../fixtures/e2e/faulty-registry.mjs', import.meta.url));
const LYING_DOCKER = fileURLToPath(new URL('../../fixtures/e2e/lying-docker.mjs', import.meta.url));
const LOWERED_BOUNDS = fileURLToPath(new URL('../../fixtures/e2e/lowered-bounds.mjs', import.meta.url));

type Environment = Readonly<Record<string, string>>;

interface Figures {
  readonly download: number | null;
  readonly disk: number | null;
}

/** What of src/docker/bounds.ts is other than in production, in ms. */
export type LoweredBounds = Partial<Record<keyof typeof bounds, number>>;

export interface Choice {
  /** The faults to try. */
  readonly faults: ReadonlySet<string>;
  /** Bounds for the faults that are found by waiting. Absent: the bundle, with those of production. */
  readonly lowered?: LoweredBounds;
}

/** Tries faults, and gives what came of each, in the order of fault-rows.ts. Only root may start engines. */
export async function findFaults(choice: Choice): Promise<readonly FaultRow[]> {
  const scene = await FaultScene.start(choice);
  try {
    return await scene.find();
  } finally {
    await scene.stop();
  }
}

class FaultScene {
  readonly #engines: PrivateEngine[] = [];
  readonly #choice: Choice;
  readonly #folder: string;
  readonly #workspace: string;
  readonly #real: RunningRegistry;
  readonly #buildkit: BuildKit;

  private constructor(
    choice: Choice,
    parts: { folder: string; workspace: string; real: RunningRegistry; buildkit: BuildKit },
  ) {
    this.#choice = choice;
    this.#folder = parts.folder;
    this.#workspace = parts.workspace;
    this.#real = parts.real;
    this.#buildkit = parts.buildkit;
  }

  static async start(choice: Choice): Promise<FaultScene> {
    const folder = await mkdtemp(join(tmpdir(), 'engine-faults-'));
    const real = await startRegistry();
    const buildkit = await startBuildKit(bedEngine('containerd'));
    const workspace = await checkout('minimal-api');
    await mkdir(join(folder, 'bin'));
    await symlink(LYING_DOCKER, join(folder, 'bin', 'docker'));
    const contents = { base: 200_000, app: 1_500_000, other: 1000, large: 60_000_000 };
    for (const [name, bytes] of Object.entries(contents)) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, name), randomBytes(bytes));
      await writeFile(join(folder, name, 'MinimalApi.dll'), name);
      const from = name === 'app' ? `${real.host}/team/base:1` : 'scratch';
      await writeFile(join(folder, name, 'Dockerfile'), `FROM ${from}\nCOPY ${name} MinimalApi.dll /\n`);
    }
    return new FaultScene(choice, { folder, workspace, real, buildkit });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine.stop()));
    await this.#buildkit.stop();
    await this.#real.stop();
    for (const made of [this.#folder, this.#workspace]) await rm(made, { recursive: true });
  }

  async find(): Promise<readonly FaultRow[]> {
    // It publishes the base image, which every other engine's image stands on.
    const engine = await this.#engineWithImages('host');
    await run('docker', ['push', '--quiet', this.#base], engine);
    const rows = await Promise.all([
      this.#ofPushes(engine),
      this.#ofSaves(),
      this.#ofBuilders(),
      this.#ofStrangers(),
    ]);
    return rows.flat();
  }

  get #base(): string {
    return `${this.#real.host}/team/base:1`;
  }

  #wanted(...faults: readonly string[]): boolean {
    return faults.some((fault) => this.#choice.faults.has(fault));
  }

  /** An engine with the images `team/base:1`, `app` and `other`. */
  async #engineWithImages(network: 'host' | 'own', diskMegabytes = 100): Promise<PrivateEngine> {
    const engine = await startPrivateEngine({ network, diskMegabytes });
    this.#engines.push(engine);
    const env = { ...engine.env, DOCKER_BUILDKIT: '1', BUILDKIT_PROGRESS: 'plain' };
    for (const [tag, context] of [
      [this.#base, 'base'],
      ['app', 'app'],
      ['other', 'other'],
    ] as const)
      await run('docker', ['build', '--quiet', '--tag', tag, join(this.#folder, context)], { env });
    return engine;
  }

  /** The environment in which `docker` tells one lie. */
  #lying(env: Environment, lie: string): Environment {
    const real = findCommand('docker', env) ?? 'docker';
    const path = `${join(this.#folder, 'bin')}${delimiter}${env.PATH}`;
    return { ...env, PATH: path, REAL_DOCKER: real, LIE: lie, OTHER_IMAGE: 'other' };
  }

  /** Measures the engine's image `app`, or with other inputs. */
  #attempt(env: Environment, more: Partial<Step> = {}): Promise<Acted> {
    const inputs = {
      ...{ image: 'local://app', 'base-image': this.#base, 'sdk-image': 'none', comment: 'never' },
    };
    return act({ workspace: this.#workspace, with: inputs, ...more, env: { ...env, ...more.env } });
  }

  /** The same, for a fault that is found by waiting. */
  #attemptWaiting(env: Environment): Promise<Acted> {
    const { lowered } = this.#choice;
    if (lowered === undefined) return this.#attempt(env);
    return this.#attempt(env, { bundle: LOWERED_BOUNDS, env: { BOUNDS: JSON.stringify(lowered) } });
  }

  async #figuresOf(env: Environment): Promise<Figures> {
    const step = await this.#attempt(env);
    expect(step.exitCode, step.stdout + step.stderr).toBe(0);
    return outputFigures(step);
  }

  async #ofPushes(engine: PrivateEngine): Promise<FaultRow[]> {
    const env = stepEnvironment(engine);
    const right = await this.#figuresOf(env);
    const faults: Record<string, Environment> = { ...cuts('push'), ...OTHER_DIGEST };
    const rows = await Promise.all(
      Object.entries(faults)
        .filter(([fault]) => this.#wanted(fault))
        .map(async ([fault, more]) => {
          const { LIE: lie = '', ...others } = more;
          const step = await this.#attempt(lie === '' ? { ...env, ...others } : this.#lying(env, lie));
          return this.#judge(fault, step, right);
        }),
    );
    return [...rows, ...(await this.#ofKilled(engine, right)), ...(await this.#ofHanging(right))];
  }

  async #ofKilled(engine: PrivateEngine, right: Figures): Promise<FaultRow[]> {
    const [killed, gone] = ['the engine is killed in the middle of a push', 'the engine is not there'];
    if (!this.#wanted(killed, gone)) return [];
    const env = stepEnvironment(engine);
    const step = await this.#attempt({ ...env, ...failing('^PATCH ', 'kill', 1, engine.pid) });
    const rows = [this.#judge(killed, step, right), this.#judge(gone, await this.#attempt(env), right)];
    return rows.filter(({ fault }) => this.#wanted(fault));
  }

  async #ofHanging(right: Figures): Promise<FaultRow[]> {
    const fault = 'the engine hangs in the middle of a push';
    if (!this.#wanted(fault)) return [];
    const engine = await this.#engineWithImages('host');
    const stop = failing('^PATCH ', 'stop', 1, engine.pid);
    const step = await this.#attemptWaiting({ ...stepEnvironment(engine), ...stop });
    process.kill(engine.pid, 'SIGCONT');
    return [this.#judge(fault, step, right)];
  }

  async #ofSaves(): Promise<FaultRow[]> {
    // Room for the image, which needs 2 MB, and for a copy of it while it is saved.
    const engine = await this.#engineWithImages('own', 40);
    const env = stepEnvironment(engine);
    const right = await this.#figuresOf(env);
    const lies = {
      'docker save ends in the middle, and says that all is well': 'save ends early',
      'docker save ends in the middle, and fails': 'save fails',
      'docker save stops in the middle': 'save stalls',
      'docker save gives another image': 'save another image',
    };
    const rows = await Promise.all([
      this.#attempt(env).then((step) => this.#judge('the engine cannot reach the action', step, right)),
      ...Object.entries(lies)
        .filter(([fault]) => this.#wanted(fault))
        .map(async ([fault, lie]) => {
          const attempt = lie === 'save stalls' ? this.#attemptWaiting : this.#attempt;
          return this.#judge(fault, await attempt.call(this, this.#lying(env, lie)), right);
        }),
    ]);
    return [...rows, ...(await this.#ofFullDisk(engine, right))];
  }

  async #ofFullDisk(engine: PrivateEngine, right: Figures): Promise<FaultRow[]> {
    const [building, saving] = [
      'the engine’s disk is full while it builds',
      'the engine’s disk is full while it saves',
    ];
    if (!this.#wanted(building, saving)) return [];
    const env = stepEnvironment(engine);
    const context = join(this.#folder, 'large');
    const disk = (await run('docker', ['info', '--format', '{{.DockerRootDir}}'], engine)).trim();
    await onDisk(engine, 'fallocate -l $(($(df -k --output=avail "$0" | tail -1) - 1000))K "$0/full"', disk);
    const full = await this.#attempt(env);
    await onDisk(engine, 'rm "$0/full"', disk);
    const inputs = { builder: 'docker', dockerfile: join(context, 'Dockerfile'), publish: 'false' };
    const tooLarge = await this.#attempt(env, {
      with: { ...inputs, context, 'sdk-image': 'none', comment: 'never' },
    });
    return [this.#judge(building, tooLarge, right), this.#judge(saving, full, right)];
  }

  async #ofBuilders(): Promise<FaultRow[]> {
    const env = stepEnvironment(this.#buildkit);
    const context = join(this.#folder, 'base');
    const inputs = { builder: 'docker', dockerfile: join(context, 'Dockerfile'), publish: 'false' };
    const step = { with: { ...inputs, context, 'sdk-image': 'none', comment: 'never' } };
    const right = outputFigures(await this.#attempt(env, step));
    expect(right.download).toBeGreaterThan(200_000);
    const faults: Record<string, Environment> = {
      'a builder of buildx’s own leaves no metadata': this.#lying(env, 'metadata missing'),
      'a builder of buildx’s own leaves metadata that cannot be read': this.#lying(env, 'metadata garbage'),
      'a builder of buildx’s own says that it built another image': this.#lying(
        env,
        'metadata of another image',
      ),
      ...cuts('builder of buildx’s own'),
    };
    const rows: FaultRow[] = [];
    for (const [fault, more] of Object.entries(faults))
      if (this.#wanted(fault))
        rows.push(this.#judge(fault, await this.#attempt({ ...env, ...more }, step), right));
    return rows;
  }

  /** Others than engines, at the same registry. */
  async #ofStrangers(): Promise<FaultRow[]> {
    const registry = await startMeasuringRegistry({ preferredPort: 0 });
    const [layer, other] = [layerOf(tarOf({ 'app/a': 'a'.repeat(90_000) })), layerOf(tarOf({ b: 'b' }))];
    const image = imageOf([layer]);
    const pusher = new Pusher(registry.address, registry.repository);
    const platform = { os: 'linux', architecture: 'amd64' };
    const arrived = (fault: string): FaultRow => {
      try {
        const [measured] = registry.image(registry.repository, image.digest, platform).layers;
        expect(measured?.download).toEqual({ bytes: layer.blob.length, how: 'verified' });
        expect(measured?.disk).toEqual({ bytes: layer.tar.length, how: 'verified' });
        return { fault, outcome: 'right', said: '' };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { fault, outcome: 'error', said: this.#shown(error.message) };
      }
    };
    const begin = async () =>
      (await pusher.send('POST', `/v2/${registry.repository}/blobs/uploads/`)).headers.location;
    const rows: FaultRow[] = [];

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
    return rows.filter(({ fault }) => this.#wanted(fault));
  }

  /** What came of a fault. A figure that is wrong fails the test. */
  #judge(fault: string, step: Acted, right: Figures): FaultRow {
    expect(step.stdout, fault).not.toContain('This is a bug');
    const found = outputFigures(step);
    if (step.exitCode !== 0) {
      expect(found, fault).toEqual({ download: null, disk: null });
      const [error] = step.commands('error').map(({ message }) => message);
      return { fault, outcome: 'error', said: this.#shown(error ?? '') };
    }
    const wrong = Object.entries(found).filter(
      ([name, bytes]) => bytes !== null && bytes !== right[name as keyof Figures],
    );
    expect(wrong, fault).toEqual([]);
    if (found.download !== null && found.disk !== null) return { fault, outcome: 'right', said: '' };
    const [image] = step.report?.images ?? [];
    return { fault, outcome: 'unknown', said: this.#shown(image?.sizes.downloadUnknown ?? '') };
  }

  /** As a user would read it, without what differs from run to run: Go has several words for a cut connection. */
  #shown(text: string): string {
    let shown = text.split('\n')[0] ?? '';
    for (const [name, ms] of Object.entries(this.#choice.lowered ?? {}))
      shown = shown.replaceAll(
        `nothing for ${ms / 1000} s`,
        `nothing for ${bounds[name as keyof typeof bounds] / 1000} s`,
      );
    return shown
      .replaceAll(`${join(this.#folder, 'bin')}/docker`, 'docker')
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
}

function outputFigures({ outputs }: Acted): Figures {
  const number = (text: string | undefined) => (text ? Number(text) : null);
  return { download: number(outputs['download-size']), disk: number(outputs['disk-size']) };
}

const AT: Readonly<Record<(typeof CUTS)[number], readonly [pattern: string, then: 'cut' | 'cut-body']>> = {
  'at the first question': ['^HEAD .*/blobs/', 'cut'],
  'at the start of an upload': ['^POST ', 'cut'],
  'in the middle of an upload': ['^PATCH ', 'cut-body'],
  'at the end of an upload': ['^PUT .*/blobs/', 'cut'],
  'at the manifest': ['^PUT .*/manifests/', 'cut'],
};

const OTHER_DIGEST = { 'the engine says that it pushed another image': { LIE: 'push another digest' } };

/** Faults of the connection of a push, or of a builder that pushes itself. */
function cuts(who: 'push' | 'builder of buildx’s own'): Record<string, Environment> {
  const faults: Record<string, Environment> = {};
  for (const place of CUTS) {
    const name = `the connection of a ${who} is cut ${place}`;
    const [pattern, then] = AT[place];
    if (who === 'push') {
      faults[`${name}, once`] = failing(pattern, then, 1);
      faults[`${name}, each time`] = failing(pattern, then, 1e9);
    } else {
      // BuildKit sends a layer with the request that ends the upload.
      const inBody = then === 'cut-body';
      faults[`${name}, once`] = inBody ? failing('^PUT .*/blobs/', then, 1) : failing(pattern, then, 1);
    }
  }
  return faults;
}

/** Has the measuring registry fail; see faulty-registry.mjs. */
function failing(at: string, then: string, times: number, kill?: number): Environment {
  return {
    NODE_OPTIONS: `--import=${FAULTY_REGISTRY}`,
    FAULT: JSON.stringify({ at, then, times }),
    ...(kill === undefined ? {} : { KILL: String(kill) }),
  };
}

/** Only the engine's own mount namespace sees its disk. */
async function onDisk({ pid }: PrivateEngine, script: string, disk: string): Promise<void> {
  await run('nsenter', ['--target', String(pid), '--mount', 'sh', '-c', script, disk]);
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

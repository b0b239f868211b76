import path from 'node:path';
import { buildStandIns, cachedStandIns, type StandIns } from './base-images.ts';
import { type DotnetSdk, findSdk } from './dotnet-sdk.ts';
import { type Engine, ensureEngine, runningEngine } from './engine.ts';
import { provideImages } from './engine-images.ts';
import { pushImages } from './image-push.ts';
import { withLock } from './lock.ts';
import { mcrServes } from './mcr.ts';
import { ensurePackages, type Package } from './packages.ts';
import { type Places, places } from './places.ts';
import { type ProcessIdentity, terminate } from './processes.ts';
import { ensureSharedRegistry, type SharedRegistry } from './shared-registry.ts';
import { note, noted, ownDaemon } from './state.ts';
import { baseImagesWords, engineWords, registryWords, summary } from './summary.ts';

/** Real parts for tests, demo and benchmarks. */
export interface Bed {
  /** One line that says what is used. */
  readonly summary: string;
  /** `localhost:5055` */
  readonly registry: string;
  /** Value for the action's input `registry-mirrors`; empty when mcr.microsoft.com itself is used. */
  readonly mirrors: string;
  /** Whether the base images are the bed's own instead of Microsoft's: what prints their sizes must say so. */
  readonly standIns: boolean;
  /** `10.0` */
  readonly dotnetTag: string;
  readonly engine?: {
    readonly version: string;
    readonly storageDriver: string;
    /** The environment to run `docker` with. */
    readonly env: NodeJS.ProcessEnv;
  };
  /** Stops what this call started. Whoever else uses the bed by now loses it too. */
  stop(): Promise<void>;
}

export interface BedOptions {
  /** Whether a Docker engine is needed. */
  readonly engine: boolean;
}

/**
 * Uses what runs, starts what does not, and installs and builds what is missing. What it starts outlives
 * this process. Calls in several processes at once wait for each other.
 * @throws Error that says what is missing; what the call started is stopped then.
 */
export async function startBed(options: BedOptions): Promise<Bed> {
  const where = places();
  return withLock(lockFile(where), () => assemble(options, where));
}

/** Stops what the bed started, in whichever call; caches stay. Gives one line that says what was stopped. */
export async function stopBed(): Promise<string> {
  const where = places();
  return withLock(lockFile(where), async () => {
    const engine = await ownDaemon(where.state, 'engine');
    const registry = await ownDaemon(where.state, 'registry');
    await stopProcesses([engine?.identity, registry?.identity]);
    const stopped = [
      ...(engine === undefined ? [] : ['engine']),
      ...(registry === undefined ? [] : ['registry']),
    ];
    return summary([stopped.length === 0 ? 'nothing of it was running' : `stopped ${stopped.join(' and ')}`]);
  });
}

/** What runs now, in one line; nothing is started. The bed is up when its registry is. */
export async function bedStatus(): Promise<{ readonly up: boolean; readonly summary: string }> {
  const where = places();
  const registry = await ownDaemon(where.state, 'registry');
  if (registry === undefined) return { up: false, summary: summary(['down']) };
  const engine = await runningEngine(where);
  const baseImages = await noted(where.state, 'baseImages');
  const parts = [
    engine === undefined ? 'no engine' : engineWords(engine),
    registryWords({ port: registry.port, started: undefined }),
    ...(baseImages === undefined ? [] : [baseImages.words]),
  ];
  return { up: true, summary: summary(parts) };
}

/** The parts of a bed; no stand-ins when mcr.microsoft.com is used. */
interface Parts {
  readonly sdk: DotnetSdk;
  readonly registry: SharedRegistry;
  readonly engine: Engine | undefined;
  readonly standIns: StandIns | undefined;
}

async function assemble(options: BedOptions, where: Places): Promise<Bed> {
  const sdk = await findSdk();
  const mcr = await mcrServes(sdk.channel);
  const cached = mcr ? undefined : await cachedStandIns(where.cache, sdk);
  const mustBuild = !mcr && cached === undefined;
  const packagesReady = ensurePackages(await neededPackages(options, where, mustBuild));

  const abort = new AbortController();
  const parts = [
    packagesReady.then(() => ensureSharedRegistry(where)),
    packagesReady.then(() => (options.engine ? ensureEngine(where) : undefined)),
    mustBuild ? buildStandIns(where.cache, sdk, packagesReady, abort.signal) : cached,
  ] as const;
  try {
    const [registry, engine, standIns] = await Promise.all(parts);
    if (standIns !== undefined) await distribute(standIns, registry, engine);
    await note(where.state, 'baseImages', { words: baseImagesWords(sdk, standIns) });
    return describe({ sdk, registry, engine, standIns }, where);
  } catch (error) {
    abort.abort();
    const [registry, engine] = await Promise.allSettled(parts);
    await stopProcesses([
      registry.status === 'fulfilled' ? registry.value.started : undefined,
      engine.status === 'fulfilled' ? engine.value?.started : undefined,
    ]);
    throw error;
  }
}

async function neededPackages(options: BedOptions, where: Places, buildsImages: boolean): Promise<Package[]> {
  const packages: Package[] = ['docker-registry', 'skopeo', 'time'];
  if (buildsImages) packages.push('mmdebstrap');
  if (options.engine && (await runningEngine(where)) === undefined) packages.push('docker.io');
  return packages;
}

async function distribute(
  { images, blobs }: StandIns,
  { port }: SharedRegistry,
  engine: Engine | undefined,
): Promise<void> {
  await pushImages(`http://127.0.0.1:${port}`, images, blobs);
  if (engine !== undefined) await provideImages(engine.env, `localhost:${port}`, images);
}

function describe({ sdk, registry, engine, standIns }: Parts, where: Places): Bed {
  const host = `localhost:${registry.port}`;
  const howFound = standIns === undefined ? '' : ` (${standIns.cached ? 'cached' : 'built'})`;
  return {
    summary: summary([
      ...(engine === undefined ? [] : [engineWords(engine)]),
      registryWords(registry),
      `${baseImagesWords(sdk, standIns)}${howFound}`,
    ]),
    registry: host,
    mirrors: standIns === undefined ? '' : `mcr.microsoft.com=${host}`,
    standIns: standIns !== undefined,
    dotnetTag: sdk.channel,
    ...(engine === undefined ? {} : { engine }),
    stop: () => withLock(lockFile(where), () => stopProcesses([registry.started, engine?.started])),
  };
}

async function stopProcesses(identities: readonly (ProcessIdentity | undefined)[]): Promise<void> {
  await Promise.all(
    identities.filter((identity) => identity !== undefined).map((identity) => terminate(identity)),
  );
}

function lockFile(where: Places): string {
  return path.join(where.state, 'bed.lock');
}

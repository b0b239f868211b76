import path from 'node:path';
import { buildStandIns, cachedStandIns, type StandIns } from './base-images.ts';
import { type DotnetSdk, findSdk } from './dotnet-sdk.ts';
import { type Engine, runningEngine, startEngine } from './engine.ts';
import { provideImages } from './engine-images.ts';
import { pushImages } from './image-push.ts';
import { withLock } from './lock.ts';
import { mcrServes } from './mcr.ts';
import {
  MODERN_ENGINE_PACKAGES,
  runningModernEngine,
  startModernEngine,
  stopModernEngine,
} from './modern-engine.ts';
import { ensurePackages, type Package } from './packages.ts';
import { type Places, places } from './places.ts';
import { type ProcessIdentity, terminate } from './processes.ts';
import { ensureSharedRegistry, type SharedRegistry } from './shared-registry.ts';
import { sizeComparison, sizesOf } from './size-comparison.ts';
import { note, noted, ownDaemon } from './state.ts';
import { baseImagesWords, engineWords, modernEngineWords, registryWords, summary } from './summary.ts';

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
  readonly engine?: BedEngine;
  /** Docker 28 with containerd's image store, and a `docker` with buildx. */
  readonly modernEngine?: BedEngine;
  /** Stops what this call started, also for others who have begun to use it. */
  stop(): Promise<void>;
}

export interface BedEngine {
  readonly version: string;
  readonly storageDriver: string;
  /** The environment to run `docker` with. */
  readonly env: NodeJS.ProcessEnv;
}

export interface BedOptions {
  /** Whether a Docker engine is needed. */
  readonly engine: boolean;
  /** Whether a modern one is needed, with the other engine or without it. */
  readonly modernEngine?: boolean;
}

/**
 * Uses what runs, starts what does not, and installs and builds what is missing. What it starts outlives
 * this process. Concurrent calls in several processes wait for each other.
 * @throws Error that says what is missing; what the call started is stopped then.
 */
export async function startBed(options: BedOptions): Promise<Bed> {
  const folders = places();
  return withLock(lockFile(folders), () => assemble(options, folders));
}

/** Stops what the bed started, in this call or an earlier one. Caches stay. Returns a line that says what was stopped. */
export async function stopBed(): Promise<string> {
  const folders = places();
  return withLock(lockFile(folders), async () => {
    const engine = await ownDaemon(folders.state, 'engine');
    const modernEngine = await ownDaemon(folders.state, 'modernEngine');
    const registry = await ownDaemon(folders.state, 'registry');
    await stopStarted({
      engine: engine?.identity,
      modernEngine: modernEngine?.identity,
      registry: registry?.identity,
    });
    const stopped = [
      ...(engine === undefined ? [] : ['engine']),
      ...(modernEngine === undefined ? [] : ['modern engine']),
      ...(registry === undefined ? [] : ['registry']),
    ];
    return summary([stopped.length === 0 ? 'nothing of it was running' : `stopped ${stopped.join(' and ')}`]);
  });
}

/** What runs now, and how close stand-ins come to Microsoft's sizes; nothing is started. */
export interface BedStatus {
  /** Whether the bed's registry runs. */
  readonly up: boolean;
  /** One line. */
  readonly summary: string;
  /** Lines of a table, when there are stand-ins. */
  readonly sizes?: string;
}

export async function bedStatus(): Promise<BedStatus> {
  const folders = places();
  const registry = await ownDaemon(folders.state, 'registry');
  if (registry === undefined) return { up: false, summary: summary(['down']) };
  const [engine, modernEngine, baseImages] = await Promise.all([
    runningEngine(folders),
    runningModernEngine(folders),
    noted(folders.state, 'baseImages'),
  ]);
  const parts = [
    engine === undefined ? 'no engine' : engineWords(engine),
    ...(modernEngine === undefined ? [] : [modernEngineWords(modernEngine)]),
    registryWords({ port: registry.port, started: undefined }),
    ...(baseImages === undefined ? [] : [baseImages.words]),
  ];
  const sizes = baseImages?.sizes;
  return { up: true, summary: summary(parts), ...(sizes && { sizes: sizeComparison(sizes) }) };
}

/** The parts of a bed; no stand-ins when mcr.microsoft.com is used. */
interface Parts {
  readonly sdk: DotnetSdk;
  readonly registry: SharedRegistry;
  readonly engine: Engine | undefined;
  readonly modernEngine: Engine | undefined;
  readonly standIns: StandIns | undefined;
}

async function assemble(options: BedOptions, folders: Places): Promise<Bed> {
  const [{ sdk, mcr }, running] = await Promise.all([sdkAndMcr(), whatRuns(options, folders)]);
  const cached = mcr ? undefined : await cachedStandIns(folders.cache, sdk);
  const mustBuild = !mcr && cached === undefined;
  const packagesReady = ensurePackages(neededPackages(options, running, mustBuild));

  const abort = new AbortController();
  const { signal } = abort;
  const parts = [
    packagesReady.then(() => ensureSharedRegistry(folders)),
    packagesReady.then(() => (options.engine ? (running.engine ?? startEngine(folders)) : undefined)),
    packagesReady.then(() =>
      options.modernEngine ? (running.modernEngine ?? startModernEngine(folders, signal)) : undefined,
    ),
    mustBuild ? buildStandIns(folders.cache, sdk, packagesReady, signal) : cached,
  ] as const;
  try {
    const [registry, engine, modernEngine, standIns] = await Promise.all(parts);
    if (standIns !== undefined) await distribute(standIns, registry, [engine, modernEngine]);
    await note(folders.state, 'baseImages', {
      words: baseImagesWords(sdk, standIns),
      ...(standIns && { sizes: sizesOf(standIns.images) }),
    });
    return describe({ sdk, registry, engine, modernEngine, standIns }, folders);
  } catch (error) {
    abort.abort();
    const [registry, engine, modernEngine] = await Promise.allSettled(parts);
    await stopStarted({
      registry: registry.status === 'fulfilled' ? registry.value.started : undefined,
      engine: engine.status === 'fulfilled' ? engine.value?.started : undefined,
      modernEngine: modernEngine.status === 'fulfilled' ? modernEngine.value?.started : undefined,
    });
    throw error;
  }
}

async function sdkAndMcr(): Promise<{ sdk: DotnetSdk; mcr: boolean }> {
  const sdk = await findSdk();
  return { sdk, mcr: await mcrServes(sdk.channel) };
}

/** Of the engines that are wanted, those that run already. */
type Running = Readonly<Record<'engine' | 'modernEngine', Engine | undefined>>;

async function whatRuns(options: BedOptions, folders: Places): Promise<Running> {
  const [engine, modernEngine] = await Promise.all([
    options.engine ? runningEngine(folders) : undefined,
    options.modernEngine ? runningModernEngine(folders) : undefined,
  ]);
  return { engine, modernEngine };
}

function neededPackages(options: BedOptions, running: Running, buildsImages: boolean): Package[] {
  const packages: Package[] = ['docker-registry', 'skopeo', 'time'];
  if (buildsImages) packages.push('mmdebstrap');
  if (options.engine && running.engine === undefined) packages.push('docker.io');
  if (options.modernEngine && running.modernEngine === undefined) packages.push(...MODERN_ENGINE_PACKAGES);
  return packages;
}

async function distribute(
  { images, blobs }: StandIns,
  { port }: SharedRegistry,
  engines: readonly (Engine | undefined)[],
): Promise<void> {
  await pushImages(`http://127.0.0.1:${port}`, images, blobs);
  await Promise.all(
    engines.map((engine) => engine && provideImages(engine.env, `localhost:${port}`, images)),
  );
}

function describe({ sdk, registry, engine, modernEngine, standIns }: Parts, folders: Places): Bed {
  const host = `localhost:${registry.port}`;
  const howFound = standIns === undefined ? '' : ` (${standIns.cached ? 'cached' : 'built'})`;
  return {
    summary: summary([
      ...(engine === undefined ? [] : [engineWords(engine)]),
      ...(modernEngine === undefined ? [] : [modernEngineWords(modernEngine)]),
      registryWords(registry),
      `${baseImagesWords(sdk, standIns)}${howFound}`,
    ]),
    registry: host,
    mirrors: standIns === undefined ? '' : `mcr.microsoft.com=${host}`,
    standIns: standIns !== undefined,
    dotnetTag: sdk.channel,
    ...(engine === undefined ? {} : { engine }),
    ...(modernEngine === undefined ? {} : { modernEngine }),
    stop: () =>
      withLock(lockFile(folders), () =>
        stopStarted({
          registry: registry.started,
          engine: engine?.started,
          modernEngine: modernEngine?.started,
        }),
      ),
  };
}

/** Processes of the bed; undefined is what is not to be stopped. */
type Started = Readonly<Record<'registry' | 'engine' | 'modernEngine', ProcessIdentity | undefined>>;

async function stopStarted({ registry, engine, modernEngine }: Started): Promise<void> {
  await Promise.all([
    registry && terminate(registry),
    engine && terminate(engine),
    modernEngine && stopModernEngine(modernEngine),
  ]);
}

function lockFile(folders: Places): string {
  return path.join(folders.state, 'bed.lock');
}

import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LoggedRequest, parseAccessLog } from './access-log.ts';
import { lastLines } from './commands.ts';
import { ensurePackages } from './packages.ts';
import { type ProcessIdentity, startDaemon, terminate, until } from './processes.ts';

const START_PATIENCE_MS = 20_000;
const ADDRESS = '127.0.0.1';

/** What registries that were not stopped would leave behind. */
const temporaryFolders = new Set<string>();
process.once('exit', () => {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true });
});

export interface RegistryOptions {
  /** A port of the loopback interface; 0, the default, takes any free one. */
  readonly port?: number;
  /** Folder for blobs and manifests; by default a new folder that `stop` removes. */
  readonly storage?: string;
  /** Folder for configuration and logs; by default a new folder that `stop` removes. */
  readonly folder?: string;
  /** Whether the registry goes on when this process ends; by default it ends with it. */
  readonly outlive?: boolean;
}

/** A real registry (Debian's docker-registry) on the loopback interface, over plain HTTP. */
export interface RunningRegistry {
  /** `localhost:PORT`, as it is written in image references. */
  readonly host: string;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly identity: ProcessIdentity;
  /** What was asked of it so far, oldest first. */
  requests(): Promise<LoggedRequest[]>;
  /** Sizes on its disk, in bytes, of all blobs it holds (layers, configs, manifests) by digest. */
  blobSizes(): Promise<Map<string, number>>;
  /** Ends it and removes the folders that were made for it. */
  stop(): Promise<void>;
}

/**
 * Starts a registry and waits until it listens; installs the package when it is missing.
 * @throws Error with the registry's own words when it does not start, as on a port that is taken.
 */
export async function startRegistry(options: RegistryOptions = {}): Promise<RunningRegistry> {
  await ensurePackages(['docker-registry']);
  const temporary = await mkdtemp(path.join(tmpdir(), 'test-registry-'));
  temporaryFolders.add(temporary);
  const storage = options.storage ?? path.join(temporary, 'storage');
  const folder = options.folder ?? temporary;
  const configFile = path.join(temporary, 'config.yml');
  const logs = {
    stdout: path.join(folder, 'registry-access.log'),
    stderr: path.join(folder, 'registry.log'),
  };
  await writeFile(configFile, configuration(options.port ?? 0, storage));

  // The kernel ends it with this process, also when a test runner is killed (prctl(2), PR_SET_PDEATHSIG).
  const [command, ...args] = [
    ...(options.outlive === true ? [] : ['setpriv', '--pdeathsig=TERM']),
    'docker-registry',
  ];
  const daemon = await startDaemon(command, [...args, 'serve', configFile], logs);
  const stop = async (): Promise<void> => {
    await terminate(daemon.identity);
    await rm(temporary, { recursive: true, force: true });
    temporaryFolders.delete(temporary);
  };

  let port: number | undefined;
  await until(async () => {
    port = listeningPort(await readFile(logs.stderr, 'utf8'));
    return port !== undefined || !daemon.runs();
  }, START_PATIENCE_MS);
  if (port === undefined) {
    const words = lastLines(await readFile(logs.stderr, 'utf8'), 5);
    await stop();
    throw new Error(`docker-registry does not start on ${ADDRESS}:${options.port ?? 0}:\n${words}`);
  }
  if (options.outlive === true) await rm(temporary, { recursive: true }); // it has read its configuration
  return {
    host: `localhost:${port}`,
    url: `http://${ADDRESS}:${port}`,
    port,
    identity: daemon.identity,
    requests: async () => parseAccessLog(await readFile(logs.stdout, 'utf8')),
    blobSizes: () => blobSizes(storage),
    stop,
  };
}

/** https://distribution.github.io/distribution/about/configuration/ */
function configuration(port: number, storage: string): string {
  // JSON is YAML.
  return JSON.stringify({
    version: '0.1',
    log: { level: 'info', formatter: 'text', accesslog: { disabled: false } },
    storage: { filesystem: { rootdirectory: storage }, delete: { enabled: true } },
    http: { addr: `${ADDRESS}:${port}`, secret: 'of a test bed' },
  });
}

function listeningPort(log: string): number | undefined {
  const port = /listening on 127\.0\.0\.1:(\d+)/.exec(log)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** docker-registry keeps each blob as docker/registry/v2/blobs/ALGORITHM/FIRST TWO DIGITS/HEX/data. */
async function blobSizes(storage: string): Promise<Map<string, number>> {
  const blobs = path.join(storage, 'docker', 'registry', 'v2', 'blobs');
  const sizes = new Map<string, number>();
  for (const file of await filesIn(blobs)) {
    const [algorithm, , hex, name] = path.relative(blobs, file).split(path.sep);
    if (name === 'data') sizes.set(`${algorithm}:${hex}`, (await stat(file)).size);
  }
  return sizes;
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []; // nothing was pushed yet
    throw error;
  }
}

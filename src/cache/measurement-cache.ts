import { lstat, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../model/user-error.ts';
import type { Execute, Finished } from '../process/execute.ts';
import { CACHE_COMMAND, ENTRY_FILE } from './cache-process.ts';
import { EntryRefused, MAX_PACKED, pack, unpack } from './entry.ts';
import { lastOf, readable, restoreFailure, type SaveOutcome, saveOutcome } from './outcome.ts';

/** Measurements that earlier runs kept. It never fails: a missing measurement is measured again. */
export interface MeasurementCache {
  /**
   * What was kept under the key: complete, but otherwise unchecked, because every workflow of the repository can write
   * entries. Undefined if there is no entry that can be used; the log has the reason.
   */
  restore(key: string): Promise<Uint8Array | undefined>;
  /** Keeps the content under the key. Entries cannot be replaced. */
  save(key: string, content: Uint8Array): Promise<SaveOutcome>;
}

export interface CacheTools {
  readonly execute: Execute;
  /** The action's own environment, with what the runner gives to actions only. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Program and first arguments that start `cacheProcess`: node and the action's own file. */
  readonly program: readonly [string, ...string[]];
  /** Parent of the folders for entries. */
  readonly temporaryFolder: string;
  readonly onNotice: (message: string) => void;
}

/** Milliseconds: enough for a few MB and some retries. A longer wait costs more than a build. */
const TIMEOUT = 20_000;

/** Reasons that mean that the service is down, so that a second call would fail too. */
const DOWN = /did not end within|after \d+ attempts/;

/** Variables with which a runner gives actions access to the cache. Other programs are started without them. */
const SERVICE = [
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_CACHE_SERVICE_V2',
  'ACTIONS_CACHE_MODE',
];

/**
 * @actions/cache unpacks archives with `tar -P`, which accepts absolute names and so writes outside of the folder. These
 * options replace every name with that of the expected file. Only GNU tar reads options from a variable (TAR_OPTIONS in
 * its manual); other programs are refused.
 */
const CONFINED = `--no-same-owner --no-same-permissions --transform=s,^.*$,${ENTRY_FILE},`;

/** The Actions cache, used by @actions/cache in a separate process. */
export function actionsCache(tools: CacheTools): MeasurementCache {
  let down: string | undefined;
  return {
    restore: async (key) => {
      try {
        return await inFolder(tools, (folder) => restore(tools, key, folder));
      } catch (error) {
        const reason = reasonOf(error);
        tools.onNotice(`The measurement cache is not used: ${reason}`);
        if (DOWN.test(reason)) down = reason;
        return undefined;
      }
    },
    save: async (key, content) => {
      if (down !== undefined) return { failed: down };
      try {
        return await inFolder(tools, (folder) => save(tools, key, content, folder));
      } catch (error) {
        return { failed: reasonOf(error) };
      }
    },
  };
}

async function restore(tools: CacheTools, key: string, folder: string): Promise<Uint8Array | undefined> {
  await requireGnuTar(tools);
  const finished = await start(tools, ['restore', key], folder, { TAR_OPTIONS: CONFINED });
  const failure = restoreFailure(finished.stdout) ?? failureOf(finished);
  if (failure !== undefined) throw new UserError(failure);
  const file = join(folder, ENTRY_FILE);
  const facts = await lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (facts === undefined) return undefined;
  if (!facts.isFile()) throw new EntryRefused('is no file');
  if (facts.size > MAX_PACKED) throw new EntryRefused(`of ${facts.size} bytes is too large`);
  return unpack(key, await readFile(file));
}

async function save(
  tools: CacheTools,
  key: string,
  content: Uint8Array,
  folder: string,
): Promise<SaveOutcome> {
  await writeFile(join(folder, ENTRY_FILE), await pack(key, content));
  const finished = await start(tools, ['save', key], folder, {});
  const failure = failureOf(finished);
  return failure === undefined ? saveOutcome(finished.stdout) : { failed: failure };
}

/** Runs `part` in an empty folder, which is then removed with everything that was unpacked in it. */
async function inFolder<T>(tools: CacheTools, part: (folder: string) => Promise<T>): Promise<T> {
  const { environment, temporaryFolder } = tools;
  if (!environment.ACTIONS_RESULTS_URL && !environment.ACTIONS_CACHE_URL)
    throw new UserError('this runner offers no cache');
  const folder = await realpath(await mkdtemp(join(temporaryFolder, 'cache-')));
  try {
    return await part(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function start(
  { execute, environment, program: [node, ...first] }: CacheTools,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Finished> {
  return execute(node, [...first, CACHE_COMMAND, ...args], {
    cwd: folder,
    env: {
      ...Object.fromEntries(SERVICE.map((name) => [name, environment[name]])),
      // @actions/cache reads files from one, and puts archives into the other.
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
      RUNNER_DEBUG: undefined,
      ...env,
    },
    timeoutMs: TIMEOUT,
  });
}

async function requireGnuTar({ execute }: CacheTools): Promise<void> {
  const { stdout } = await execute('tar', ['--version'], { timeoutMs: TIMEOUT });
  if (!stdout.includes('GNU tar')) throw new UserError('it needs GNU tar, and this machine has another tar');
}

/** The reason of a process that failed. */
function failureOf({ exitCode, stdout, stderr }: Finished): string | undefined {
  if (exitCode === 0) return undefined;
  const error = readable(stderr).find((line) => /^\w*Error\b/.test(line));
  return error ?? `exit code ${exitCode}: ${lastOf(readable(`${stdout}\n${stderr}`))}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof EntryRefused) return `the entry ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

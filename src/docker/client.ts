import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import * as v from 'valibot';
import { UserError } from '../model/user-error.ts';
import type { Execute } from '../process/execute.ts';
import { bounds } from './bounds.ts';
import { readJson } from './untrusted-json.ts';

/** A docker command and how it builds images. */
export interface Client {
  readonly program: string;
  readonly version: string;
  /** buildx; or the BuildKit support that clients before 23 bring along; or nothing that this action can use. */
  readonly builder: 'buildx' | 'buildkit' | 'none';
}

const versionAnswer = v.object({ Client: v.object({ Version: v.string() }) });

/**
 * The docker command to use: the first on PATH that has buildx, else the first that can drive the engine's
 * BuildKit by itself, else the first. (A newer client without the buildx plugin may stand before an older
 * one that builds.) Throws a UserError where there is no docker command.
 */
export async function findClient(execute: Execute, programs: readonly string[]): Promise<Client> {
  let best: Client | undefined;
  for (const program of programs) {
    const client = await lookAtClient(execute, program);
    if (client?.builder === 'buildx') return client;
    if (client !== undefined && (best === undefined || rank(client) > rank(best))) best = client;
  }
  if (best !== undefined) return best;
  throw noCommand();
}

/** The one for all that is no build: the first on PATH, as a shell takes it, without asking what else it can do. */
export function firstProgram(programs: readonly string[]): string {
  const [first] = programs;
  if (first === undefined) throw noCommand();
  return first;
}

function noCommand(): UserError {
  return new UserError(
    'There is no working docker command on PATH. Install Docker, or set input builder to `sdk`, which needs none.',
  );
}

/** The same, found when it is first asked for, and once. */
export function clientOnce(execute: Execute, programs: readonly string[]): () => Promise<Client> {
  let found: Promise<Client> | undefined;
  return () => {
    found ??= findClient(execute, programs);
    return found;
  };
}

/** The docker commands on PATH, in its order. */
export async function dockerPrograms(path: string): Promise<string[]> {
  const programs: string[] = [];
  for (const folder of new Set(path.split(delimiter).filter((name) => name !== ''))) {
    const program = join(folder, process.platform === 'win32' ? 'docker.exe' : 'docker');
    if (await isExecutable(program)) programs.push(program);
  }
  return programs;
}

async function lookAtClient(execute: Execute, program: string): Promise<Client | undefined> {
  const [answer, buildx] = await Promise.all([
    // It exits with 1 where no engine answers, and still tells its own version.
    execute(program, ['version', '--format', '{{json .}}'], { silent: true, timeoutMs: bounds.answer }),
    execute(program, ['buildx', 'version'], { silent: true, timeoutMs: bounds.answer }),
  ]);
  const version = readJson(versionAnswer, answer.stdout)?.Client.Version;
  if (version === undefined) return undefined;
  if (buildx.exitCode === 0) return { program, version, builder: 'buildx' };
  // Docker 23 moved the client's BuildKit support into buildx.
  return { program, version, builder: Number.parseInt(version, 10) < 23 ? 'buildkit' : 'none' };
}

function rank({ builder }: Client): number {
  return ['none', 'buildkit', 'buildx'].indexOf(builder);
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

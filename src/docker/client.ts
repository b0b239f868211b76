import * as v from 'valibot';
import { UserError } from '../model/user-error.ts';
import type { Execute, ExecuteOptions, Finished } from '../process/execute.ts';
import { bounds } from './bounds.ts';

/** The docker command and how it builds images. */
export interface Client {
  readonly program: string;
  readonly version: string;
  /** buildx; or the BuildKit support that clients before 23 include; or nothing that this action can use. */
  readonly builder: 'buildx' | 'buildkit' | 'none';
}

const versionAnswer = v.object({ Client: v.object({ Version: v.string() }) });

/**
 * Looks at the docker command when it is first needed, and once.
 * The function throws a UserError if there is no docker command.
 */
export function clientOnce(execute: Execute, program = 'docker'): () => Promise<Client> {
  let found: Promise<Client> | undefined;
  return () => {
    found ??= findClient(execute, program);
    return found;
  };
}

async function findClient(execute: Execute, program: string): Promise<Client> {
  const [answer, buildx] = await Promise.all([
    // It exits with 1 if no engine answers, and still prints its own version.
    runDocker(execute, program, ['version', '--format', '{{json .}}'], { timeoutMs: bounds.answer }),
    runDocker(execute, program, ['buildx', 'version'], { timeoutMs: bounds.answer }),
  ]);
  const version = readJson(versionAnswer, answer.stdout)?.Client.Version;
  if (version === undefined) throw noCommand();
  if (buildx.exitCode === 0) return { program, version, builder: 'buildx' };
  // Docker 23 moved the client's BuildKit support into buildx.
  return { program, version, builder: Number.parseInt(version, 10) < 23 ? 'buildkit' : 'none' };
}

/** Runs a docker command that is not shown in the job's log. @throws UserError if there is no docker command. */
export async function runDocker(
  execute: Execute,
  program: string,
  args: readonly string[],
  bound: Pick<ExecuteOptions, 'signal' | 'timeoutMs'>,
): Promise<Finished> {
  try {
    return await execute(program, args, { silent: true, ...bound });
  } catch (error) {
    const cause = error instanceof UserError ? error.cause : undefined;
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') throw noCommand();
    throw error;
  }
}

function noCommand(): UserError {
  return new UserError(
    'There is no working docker command on PATH. Install Docker, or set input builder to `sdk`, which needs none.',
  );
}

/** The last line that a docker command printed. */
export function lastLine({ stdout, stderr }: Pick<Finished, 'stdout' | 'stderr'>): string {
  return stderr.trim().split('\n').at(-1) || stdout.trim().split('\n').at(-1) || 'docker printed nothing';
}

/** What a docker command printed as JSON; undefined if it is no JSON or has another shape. */
export function readJson<const S extends v.GenericSchema>(
  schema: S,
  text: string,
): v.InferOutput<S> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

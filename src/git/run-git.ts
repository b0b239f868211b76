import { UserError } from '../model/user-error.ts';
import type { Environment } from '../process/environment.ts';
import type { Execute, Finished } from '../process/execute.ts';
import {
  basicAuthorization,
  credentialSettings,
  type GitCredentials,
  gitEnvironment,
} from './environment.ts';

/** What is needed to run git. */
export interface GitTools {
  readonly execute: Execute;
  /** The action's own environment. */
  readonly environment: Environment;
  readonly credentials: GitCredentials;
}

/** A git command that failed: its message is git's own, without secrets. */
export class GitError extends UserError {
  override readonly name = 'GitError';
}

export interface GitRun {
  /** Working folder; the root of a working tree. */
  readonly root: string;
  /** True: the token is sent to its own server. */
  readonly login?: boolean;
  /** Added to the environment. */
  readonly env?: Environment;
  readonly timeoutMs?: number;
}

/** Milliseconds: QUICK for commands on the repository itself, SLOW for those that move files or reach a server. */
const QUICK = 60_000;
export const SLOW = 900_000;

/** Runs git; any exit code is an answer. Nothing is written to the job's log. */
export function startGit(tools: GitTools, args: readonly string[], run: GitRun): Promise<Finished> {
  const more = run.login ? credentialSettings(tools.credentials) : [];
  return tools.execute('git', args, {
    cwd: run.root,
    env: { ...gitEnvironment(tools.environment, run.root, more), ...run.env },
    timeoutMs: run.timeoutMs ?? QUICK,
  });
}

/** Runs git and gives what it prints. Throws a GitError with git's own reason. */
export async function runGit(tools: GitTools, args: readonly string[], run: GitRun): Promise<string> {
  const finished = await startGit(tools, args, run);
  if (finished.exitCode !== 0) throw new GitError(`git ${args[0]} failed: ${reasonOf(tools, finished)}`);
  return finished.stdout;
}

/** Git's own reason: its line with `fatal:` or `error:`, else its last line. It has no secret. */
export function reasonOf({ credentials: { token } }: GitTools, { exitCode, stderr }: Finished): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const reasonLine = lines.find((line) => /^(?:fatal|error|remote error):/.test(line)) ?? lines.at(-1);
  const reason = (reasonLine ?? `exit code ${exitCode}`).replace(/^(?:fatal|error): */, '');
  // A URL may hold a password.
  const bare = reason.replace(/(\w+:\/\/)[^/@\s]+@/g, '$1***@');
  return token === '' ? bare : bare.replaceAll(token, '***').replaceAll(basicAuthorization(token), '***');
}

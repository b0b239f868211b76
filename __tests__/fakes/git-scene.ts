import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GitCredentials } from '../../src/git/environment.ts';
import { createGit, type Git } from '../../src/git/git.ts';
import { execute } from '../../src/process/execute.ts';

/** Nobody's configuration but the repository's own, and commits whose hashes do not depend on the clock. */
const ENV = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  // Submodules of tests lie in folders.
  GIT_ALLOW_PROTOCOL: 'file:http',
};

/** Runs git as a user would, and gives what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
  return gitWith({}, folder, ...args);
}

/** The same, with more in its environment. */
export function gitWith(
  env: Readonly<Record<string, string>>,
  folder: string,
  ...args: readonly string[]
): string {
  const options = { cwd: folder, env: { ...ENV, ...env }, encoding: 'utf8', stdio: 'pipe' } as const;
  return execFileSync('git', args, options).trim();
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Writes files and commits everything; the commit. */
export function commit(folder: string, files: Readonly<Record<string, string>>, message = 'change'): string {
  write(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}

/** A repository at GitHub with a pull request that was made before main moved on. */
export interface Hosted {
  /** The bare repository. */
  readonly remote: string;
  /** Where the pull request's branch left main. */
  readonly fork: string;
  /** Tip of main. */
  readonly main: string;
  /** Tip of the pull request's branch. */
  readonly head: string;
  /** What GitHub makes of both: refs/pull/1/merge. */
  readonly merge: string;
}

export function host(folder: string): Hosted {
  const [remote, work] = [join(folder, 'remote.git'), join(folder, 'work')];
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  git(folder, 'clone', '--quiet', remote, work);
  git(work, 'checkout', '--quiet', '-B', 'main');
  const fork = commit(work, { 'app.txt': 'one\n', 'src/web/web.txt': 'web\n' }, 'fork');
  git(work, 'checkout', '--quiet', '-b', 'topic');
  const head = commit(work, { 'topic.txt': 'topic\n' }, 'topic');
  git(work, 'checkout', '--quiet', 'main');
  const main = commit(work, { 'app.txt': 'two\n' }, 'main moves on');
  git(work, 'tag', '--annotate', '--message', 'one', 'v1', fork);
  git(work, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');
  const merge = git(work, 'rev-parse', 'HEAD');
  git(
    work,
    'push',
    '--quiet',
    'origin',
    `${main}:refs/heads/main`,
    'topic',
    'v1',
    `${merge}:refs/pull/1/merge`,
  );
  return { remote, fork, main, head, merge };
}

/** As actions/checkout does it with `fetch-depth: 1`: nothing of the history is there. */
export function shallowCheckout(folder: string, url: string, commit: string): string {
  const workspace = join(folder, 'workspace');
  git(folder, 'init', '--quiet', '--initial-branch=main', workspace);
  git(workspace, 'remote', 'add', 'origin', url);
  git(workspace, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', commit);
  git(workspace, 'checkout', '--quiet', '--force', '--detach', commit);
  return workspace;
}

/** With all its history, as with `fetch-depth: 0`. */
export function fullCheckout(folder: string, remote: string, commit: string): string {
  const workspace = join(folder, 'workspace');
  git(folder, 'clone', '--quiet', `file://${remote}`, workspace);
  // A clone has branches and tags; a pull request's merge commit is on none.
  if (!has(workspace, commit)) git(workspace, 'fetch', '--quiet', '--no-tags', 'origin', commit);
  git(workspace, 'checkout', '--quiet', '--detach', commit);
  return workspace;
}

function has(folder: string, commit: string): boolean {
  try {
    git(folder, 'cat-file', '-e', commit);
    return true;
  } catch {
    return false;
  }
}

export interface RealGit {
  readonly git: Git;
  /** Secrets that must be masked in the log. */
  readonly secrets: readonly string[];
  /** Command lines that were started, each in one string. */
  readonly started: readonly string[];
}

/** The real adapter, in the environment of the tests. */
export function realGit(credentials: Partial<GitCredentials> = {}, environment = {}): RealGit {
  const secrets: string[] = [];
  const started: string[] = [];
  const tools = {
    execute: ((program, args, options) => {
      started.push([program, ...args].join(' '));
      return execute(program, args, { ...options, env: { ...ENV, ...environment, ...options?.env } });
    }) satisfies typeof execute as typeof execute,
    environment: { ...ENV, ...environment },
    credentials: { serverUrl: 'https://github.com', token: '', ...credentials },
  };
  return { git: createGit(tools, (secret) => secrets.push(secret)), secrets, started };
}

/**
 * Everything a user can see of a checkout, by path: digests of all files, .git included. Of .git only objects are
 * left out, which are content that is there or not, and with `fetched` the list of commits without parents.
 */
export function stateOf(
  workspace: string,
  options: { readonly fetched?: boolean } = {},
): Record<string, string> {
  const passed = options.fetched
    ? /(^|\/)\.git\/(.*\/)?(objects\/|shallow$)/
    : /(^|\/)\.git\/(.*\/)?objects\//;
  const files = readdirSync(workspace, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name).slice(workspace.length + 1) }))
    .filter(({ path }) => !passed.test(path))
    .map(({ entry, path }) => {
      const content = entry.isFile() ? readFileSync(join(workspace, path)) : '';
      return [path, entry.isFile() ? createHash('sha256').update(content).digest('hex') : 'folder'] as const;
    });
  return Object.fromEntries(files.sort(([one], [other]) => one.localeCompare(other)));
}

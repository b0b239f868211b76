import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Event } from '../fakes/runner.ts';
import { checkout } from './scene.ts';

const run = promisify(execFile);

/** Files by their paths; null takes one away. */
export type Change = Readonly<Record<string, string | Buffer | null>>;

/** A commit, and the branch that is to start or go on at it. */
interface Commit {
  readonly branch: string;
  readonly message?: string;
  readonly change: Change;
}

/** A repository on a server, as GitHub keeps one, with a history that a test makes. */
export interface History {
  /** For `git clone`. */
  readonly url: string;
  /** Commits on a branch; one that is not there yet starts where `main` is. @returns the commit's id. */
  commit(commit: Commit): Promise<string>;
  /** Makes `refs/pull/7/merge` as GitHub does: the tip of main with the branch merged into it. */
  merge(branch: string): Promise<string>;
  /** Runs git in the author's clone. */
  git(...args: readonly string[]): Promise<string>;
  /** Runs git in a checkout. */
  inside(workspace: string, ...args: readonly string[]): Promise<string>;
  /** A clone as actions/checkout makes it: one commit deep, or all of the history, detached. */
  checkout(ref: string, depth?: number): Promise<string>;
}

/** Starts a history: the first commit of main holds an example. */
export async function startHistory(example: string): Promise<History> {
  const server = await mkdtemp(join(tmpdir(), 'server-'));
  const author = await checkout(example);
  const git = (...args: readonly string[]) => runGit(author, args);
  await runGit(server, ['init', '--quiet', '--bare', '--initial-branch=main']);
  // GitHub gives any commit that can be reached; a bare repository only the tips.
  await runGit(server, ['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', server);
  await writeFile(join(author, '.gitignore'), 'bin/\nobj/\npublish/\n');
  await save('Begin');

  async function save(message: string): Promise<string> {
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
    await git('push', '--quiet', 'origin', 'HEAD');
    return git('rev-parse', 'HEAD');
  }

  return {
    url: pathToFileURL(server).href,
    git,
    inside: (workspace, ...args) => runGit(workspace, args),
    async commit({ branch, message = 'Change', change }) {
      const there = (await git('branch', '--list', branch)) !== '';
      await git('switch', '--quiet', ...(there ? [branch] : ['--create', branch, 'main']));
      for (const [path, content] of Object.entries(change)) {
        const file = join(author, path);
        if (content === null) await rm(file, { recursive: true });
        else {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }
      }
      return save(message);
    },
    async merge(branch) {
      await git('switch', '--quiet', '--detach', 'main');
      await git('merge', '--quiet', '--no-ff', '--message', `Merge ${branch} into main`, branch);
      await git('push', '--quiet', '--force', 'origin', 'HEAD:refs/pull/7/merge');
      return git('rev-parse', 'HEAD');
    },
    async checkout(ref, depth = 1) {
      const workspace = await mkdtemp(join(tmpdir(), 'workspace-'));
      const inside = (...args: readonly string[]) => runGit(workspace, args);
      await inside('init', '--quiet', '--initial-branch=main');
      await inside('remote', 'add', 'origin', pathToFileURL(server).href);
      const deep = depth > 0 ? [`--depth=${depth}`] : [];
      const target = ref.replace(/^refs\//, 'refs/remotes/');
      await inside('fetch', '--quiet', '--no-tags', ...deep, 'origin', `+${ref}:${target}`);
      await inside('checkout', '--quiet', '--force', '--detach', target);
      return workspace;
    },
  };
}

/** The event of pull request 7, as it was made when its branch had `head` and main had `base`. */
export function pullRequestOf(commits: { head: string; base: string; merge?: string }): Event {
  const repo = { full_name: 'octo-org/octo-repo' };
  return {
    name: 'pull_request',
    sha: commits.merge ?? commits.head,
    payload: {
      action: 'synchronize',
      number: 7,
      repository: { ...repo, default_branch: 'main' },
      pull_request: {
        number: 7,
        labels: [],
        head: { sha: commits.head, ref: 'feature', repo },
        base: { sha: commits.base, ref: 'main', repo },
      },
    },
  };
}

/** The push of `after` to main, which had `before`. */
export function pushOf(before: string, after: string): Event {
  return {
    name: 'push',
    sha: after,
    payload: {
      ref: 'refs/heads/main',
      before,
      after,
      repository: { full_name: 'octo-org/octo-repo', default_branch: 'main' },
    },
  };
}

/** A file of the published app that no compressor makes smaller. */
export function incompressible(name: string, bytes: number): Change {
  return { [`wwwroot/${name}`]: randomBytes(bytes) };
}

async function runGit(cwd: string, args: readonly string[]): Promise<string> {
  const identity = ['-c', 'user.name=Octo', '-c', 'user.email=octo@example.com'];
  // The machine's own settings (hooks, signing) are none of the tests' business.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const { stdout } = await run('git', [...identity, ...args], { cwd, env });
  return stdout.trim();
}

import type { Environment } from '../process/environment.ts';

/** One line of git's configuration: key and value. */
export type Setting = readonly [key: string, value: string];

/** The login for the server that the repository came from. */
export interface GitCredentials {
  /** GITHUB_SERVER_URL, without a slash at its end. */
  readonly serverUrl: string;
  /** Empty: none. */
  readonly token: string;
}

/** Variables that would lead git to another repository than the one in its working folder, as in a hook of git. */
const ELSEWHERE = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
];

/** Keeps git from anything but its command: no hook, no daemon, no clean-up, no file that nobody needs. */
const QUIET: readonly Setting[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['fetch.prune', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['submodule.recurse', 'false'],
  // Git 2.48 and later would add an extension to the repository's configuration.
  ['worktree.useRelativePaths', 'false'],
  ['credential.interactive', 'false'],
];

/**
 * Changes to the environment `given` for git in the repository at `root`: it prompts for nothing, writes no more than
 * its command says, and trusts this repository even if another user owns it, as in a container job.
 * Settings are added to the environment, after those that it already has: every process of the machine can read a
 * command line, and the repository's configuration belongs to the user.
 */
export function gitEnvironment(
  given: Environment,
  root: string,
  more: readonly Setting[] = [],
): Record<string, string | undefined> {
  const before = /^\d+$/.test(given.GIT_CONFIG_COUNT ?? '') ? Number(given.GIT_CONFIG_COUNT) : 0;
  const settings: readonly Setting[] = [...QUIET, ['safe.directory', root], ...more];
  return {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ASKPASS: given.GIT_ASKPASS ?? '',
    ...Object.fromEntries(ELSEWHERE.map((name) => [name, undefined])),
    GIT_CONFIG_COUNT: String(before + settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${before + index}`, key],
        [`GIT_CONFIG_VALUE_${before + index}`, value],
      ]),
    ),
  };
}

/** The token as a request's header has it; it is as secret as the token. */
export function basicAuthorization(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

/**
 * Sends the token to its own server. The empty value first removes what actions/checkout may have persisted for the
 * same server: GitHub answers 400 to two Authorization headers.
 */
export function credentialSettings({ serverUrl, token }: GitCredentials): readonly Setting[] {
  if (token === '') return [];
  const key = `http.${serverUrl}/.extraheader`;
  return [
    [key, ''],
    [key, `AUTHORIZATION: basic ${basicAuthorization(token)}`],
  ];
}

import { describe, expect, it } from 'vitest';
import { credentialSettings, gitEnvironment } from '../../src/git/environment.ts';

/** Settings of an environment, as git reads them. */
function settings(environment: Readonly<Record<string, string | undefined>>): string[][] {
  return Array.from({ length: Number(environment.GIT_CONFIG_COUNT) }, (_, index) => [
    environment[`GIT_CONFIG_KEY_${index}`] ?? '',
    environment[`GIT_CONFIG_VALUE_${index}`] ?? '',
  ]);
}

describe('the environment of git', () => {
  it('never prompts, prints English, and writes nothing on its own initiative', () => {
    expect(gitEnvironment({}, '/repo')).toMatchObject({
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_ASKPASS: '',
    });
    expect(settings(gitEnvironment({}, '/repo'))).toEqual([
      ['core.hooksPath', '/dev/null'],
      ['core.fsmonitor', 'false'],
      ['gc.auto', '0'],
      ['maintenance.auto', 'false'],
      ['fetch.prune', 'false'],
      ['fetch.writeCommitGraph', 'false'],
      ['submodule.recurse', 'false'],
      ['worktree.useRelativePaths', 'false'],
      ['credential.interactive', 'false'],
      ['safe.directory', '/repo'],
    ]);
  });

  it('is not led to another repository by a hook that it was started in', () => {
    const environment = gitEnvironment({ GIT_DIR: '/other/.git', GIT_INDEX_FILE: '/other' }, '/repo');
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR']) {
      expect(Object.keys(environment)).toContain(name);
      expect(environment[name]).toBeUndefined();
    }
  });

  it('keeps the settings that stand in it already, and the user’s way to passwords', () => {
    const given = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'url.https://github.com/.insteadOf',
      GIT_CONFIG_VALUE_0: 'git@github.com:',
      GIT_ASKPASS: '/usr/bin/passwords',
    };
    const environment = gitEnvironment(given, '/repo', [['a.b', 'c']]);
    expect(environment).not.toHaveProperty('GIT_CONFIG_KEY_0');
    expect(environment.GIT_CONFIG_KEY_1).toBe('core.hooksPath');
    expect(settings({ ...given, ...environment }).at(-1)).toEqual(['a.b', 'c']);
    expect(environment.GIT_ASKPASS).toBe('/usr/bin/passwords');
  });

  it.each(['x', '-1', '', '1e3'])('does not count on a count of %j', (GIT_CONFIG_COUNT) => {
    expect(gitEnvironment({ GIT_CONFIG_COUNT }, '/repo').GIT_CONFIG_KEY_0).toBe('core.hooksPath');
  });
});

describe('credentials', () => {
  it('go to their own server, in place of what was persisted for it', () => {
    expect(credentialSettings({ serverUrl: 'https://ghe.example', token: 'secret' })).toEqual([
      ['http.https://ghe.example/.extraheader', ''],
      [
        'http.https://ghe.example/.extraheader',
        `AUTHORIZATION: basic ${Buffer.from('x-access-token:secret').toString('base64')}`,
      ],
    ]);
  });

  it('are not sent if there are none', () => {
    expect(credentialSettings({ serverUrl: 'https://github.com', token: '' })).toEqual([]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { execute } from '../../src/process/execute.ts';

const WITHHELD = [
  'INPUT_GITHUB-TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_STEP_SUMMARY',
];

afterEach(() => {
  for (const name of WITHHELD) delete process.env[name];
});

/** Runs JavaScript in a process of its own. */
const node = (script: string, options = {}) =>
  execute(process.execPath, ['-e', script], { silent: true, ...options });

describe('a program that is started', () => {
  it('gives its exit code and both outputs', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    expect(await node(script)).toMatchObject({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  it('is no shell: arguments reach it as they are', async () => {
    const { stdout } = await execute(process.execPath, ['-p', 'process.argv[1]', '$(id) "a b" ;&'], {
      silent: true,
    });
    expect(stdout).toBe('$(id) "a b" ;&\n');
  });

  it('sees neither the action’s inputs nor what the runner gives to actions alone', async () => {
    for (const name of WITHHELD) process.env[name] = 'secret';
    const { stdout } = await node('console.log(JSON.stringify(process.env))');
    expect(stdout).not.toContain('secret');
  });

  it('gets what it is given, and loses what is taken from it', async () => {
    process.env.SIZE_TEST_TAKEN = 'x';
    const env = { SIZE_TEST_GIVEN: 'y', SIZE_TEST_TAKEN: undefined };
    const { stdout } = await node('console.log(process.env.SIZE_TEST_GIVEN, process.env.SIZE_TEST_TAKEN)', {
      env,
    });
    delete process.env.SIZE_TEST_TAKEN;
    expect(stdout).toBe('y undefined\n');
  });

  it('that is not there is an error that asks whether it is installed', async () => {
    await expect(execute('no-such-program', [])).rejects.toThrow(UserError);
    await expect(execute('no-such-program', [])).rejects.toThrow(
      /^no-such-program could not be started.*installed/,
    );
  });
});

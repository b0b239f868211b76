import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { type ExecuteOptions, execute, shownCommand } from '../../src/process/execute.ts';

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
const node = (script: string, options: ExecuteOptions = {}) =>
  execute(process.execPath, ['-e', script], { silent: true, ...options });
const bounded = (script: string, options: ExecuteOptions = {}) =>
  node(script, { timeoutMs: 20_000, ...options });

describe('a program that is started', () => {
  it('gives its exit code and both outputs', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    expect(await node(script)).toMatchObject({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  it('is shown with its output, but without the values of build arguments', async () => {
    const shown = new PassThrough();
    const script = 'console.log("out"); console.error("err")';
    const rest = ['build', '--build-arg', 'TOKEN=hunter2=x', '--build-arg', 'NAME', '--target=final'];
    await execute(process.execPath, ['-e', script, '--', ...rest], { shownOn: shown });
    const lines = String(shown.read()).split('\n');
    expect(lines[0]).toBe(
      `[command]${process.execPath} -e ${script} -- build --build-arg TOKEN=… --build-arg NAME --target=final`,
    );
    expect(lines.slice(1, 3).sort()).toEqual(['err', 'out']);
  });

  it('uses no shell: arguments arrive unchanged', async () => {
    const { stdout } = await execute(process.execPath, ['-p', 'process.argv[1]', '$(id) "a b" ;&'], {
      silent: true,
    });
    expect(stdout).toBe('$(id) "a b" ;&\n');
  });

  it('sees neither the action’s inputs nor what the runner gives to actions only', async () => {
    for (const name of WITHHELD) process.env[name] = 'secret';
    const { stdout } = await node('console.log(JSON.stringify(process.env))');
    expect(stdout).not.toContain('secret');
  });

  it('gets the variables that it is given, and loses those that are removed', async () => {
    process.env.SIZE_TEST_TAKEN = 'x';
    const env = { SIZE_TEST_GIVEN: 'y', SIZE_TEST_TAKEN: undefined };
    const { stdout } = await node('console.log(process.env.SIZE_TEST_GIVEN, process.env.SIZE_TEST_TAKEN)', {
      env,
    });
    delete process.env.SIZE_TEST_TAKEN;
    expect(stdout).toBe('y undefined\n');
  });

  it('that does not exist is an error that asks whether it is installed', async () => {
    await expect(execute('no-such-program', [])).rejects.toThrow(UserError);
    await expect(execute('no-such-program', [])).rejects.toThrow(
      /^no-such-program could not be started.*installed/,
    );
  });
});

describe('a program with a bound on its time', () => {
  it('gets its input, and its answer comes with its exit code', async () => {
    const script = 'process.stdin.pipe(process.stdout); process.stderr.write("told"); process.exitCode = 3';
    expect(await bounded(script, { input: 'ghcr.io' })).toEqual({
      exitCode: 3,
      stdout: 'ghcr.io',
      stderr: 'told',
    });
  });

  // A child that kept the outputs open until its end would take longer than the test may.
  it('is killed after its time, and its children do not hold us', { timeout: 10_000 }, async () => {
    const script =
      'require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 20_000)"], { stdio: "inherit" }); setInterval(() => {}, 1000)';
    await expect(bounded(script, { timeoutMs: 300 })).rejects.toThrow(/did not end within 0\.3 s$/);
  });

  it('is killed by a signal, with its reason', async () => {
    const controller = new AbortController();
    const ended = bounded('setInterval(() => {}, 1000)', { signal: controller.signal });
    controller.abort(new UserError('nobody waits for it'));
    await expect(ended).rejects.toThrow(new UserError('nobody waits for it'));
  });

  it('need not read its input', async () => {
    expect(await bounded('', { input: 'x'.repeat(1_000_000) })).toMatchObject({ exitCode: 0 });
  });

  it('may not write without end', async () => {
    await expect(bounded('process.stdout.write("x".repeat(2_000_000))')).rejects.toThrow(
      /more than 1048576 bytes/,
    );
  });

  it('is named if it is not installed', async () => {
    await expect(execute('docker-credential-nowhere', ['get'], { timeoutMs: 1000 })).rejects.toThrow(
      'docker-credential-nowhere is not installed, or not on PATH',
    );
  });

  it('is never started through a shell', async () => {
    await expect(execute('echo $HOME; echo', [], { timeoutMs: 1000 })).rejects.toThrow(/is not installed/);
  });
});

describe('a program without a bound', () => {
  it('gets its input too', async () => {
    const args = ['-e', 'process.stdin.pipe(process.stdout)'];
    expect(await execute(process.execPath, args, { silent: true, input: 'hello' })).toMatchObject({
      stdout: 'hello',
    });
  });
});

it.each([
  [['docker', 'build', '--build-arg', 'NUGET_PAT=ghp_secret', '.'], 'docker build --build-arg NUGET_PAT=… .'],
  [['dotnet', 'publish', 'A.csproj', '-p:Password=hunter2;B=c'], 'dotnet publish A.csproj -p:Password=…'],
  [['docker', '--cache-to', 'type=s3,secret_access_key=AKIA\nmore'], 'docker --cache-to type=…'],
  [['dotnet', 'publish', "it's here/A.csproj"], "dotnet publish 'it'\\''s here/A.csproj'"],
])('a message shows %j without its values', (words, shown) => {
  expect(shownCommand(words)).toBe(shown);
});

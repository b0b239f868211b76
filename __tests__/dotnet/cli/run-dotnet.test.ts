import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine, runDotNet, workingFolder } from '../../../src/dotnet/cli/run-dotnet.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { FakeExecute, recorded } from '../recorded.ts';
import { temporaryTree } from '../temporary-tree.ts';

const run = { args: ['publish', '/repo/a b.csproj'], cwd: '/repo' };

test('starts dotnet without a shell, in English and with plain output', async () => {
  const fake = new FakeExecute({ exitCode: 0, stdout: '', stderr: '' });
  await runDotNet(fake.execute, { ...run, env: { NO_PROXY: 'localhost' } });
  expect(fake.calls).toEqual([
    {
      program: 'dotnet',
      args: ['publish', '/repo/a b.csproj'],
      options: {
        cwd: '/repo',
        env: {
          DOTNET_CLI_UI_LANGUAGE: 'en',
          MSBUILDTERMINALLOGGER: 'off',
          DOTNET_NOLOGO: 'true',
          NO_PROXY: 'localhost',
        },
        silent: false,
      },
    },
  ]);
});

test('names the command, its exit code and its errors', async () => {
  const fake = new FakeExecute(recorded('publish-package-missing'));
  await expect(runDotNet(fake.execute, run)).rejects.toMatchObject({
    name: 'UserError',
    message: "dotnet publish '/repo/a b.csproj' failed with exit code 1.",
    details: [{ message: expect.stringContaining('NU1101') }],
  });
});

test('shows the last lines of a failure without error lines', async () => {
  const stdout = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
  const fake = new FakeExecute({ exitCode: 137, stdout, stderr: 'Killed\n' });
  const error = await runDotNet(fake.execute, run).catch((caught) => caught);
  expect(error.details).toHaveLength(10);
  expect(error.details.at(-1)).toEqual({ message: 'Killed' });
});

test('says how to install a missing dotnet', async () => {
  const fake = new FakeExecute(() => {
    throw new UserError('dotnet could not be started: Unable to locate executable file.');
  });
  await expect(runDotNet(fake.execute, run)).rejects.toThrow(/actions\/setup-dotnet/);
});

test("names the SDK that is not installed and the global.json that asks for it, in the SDK's words", async () => {
  const fake = new FakeExecute(recorded('sdk-not-installed'));
  const error = await runDotNet(fake.execute, run).catch((caught) => caught);
  expect(error.message).toBe(
    'The .NET SDK 8.0.100, which /repo/g/global.json requests, is not installed (installed: 10.0.401). Install it before this action, for example with actions/setup-dotnet and its input global-json-file.',
  );
});

test('a bug stays a bug', async () => {
  const fake = new FakeExecute(() => {
    throw new TypeError('x is not a function');
  });
  await expect(runDotNet(fake.execute, run)).rejects.toBeInstanceOf(TypeError);
});

test("starts in the folder of the project's global.json, else at the root", () => {
  const root = temporaryTree(['backend/global.json', 'backend/src/App/App.csproj', 'tools/T/T.csproj']);
  expect(workingFolder(join(root, 'backend/src/App/App.csproj'), root)).toBe(join(root, 'backend'));
  expect(workingFolder(join(root, 'tools/T/T.csproj'), root)).toBe(root);
  expect(workingFolder('/elsewhere/App.csproj', root)).toBe(root);
});

test('does not look for a global.json above the root', () => {
  const root = temporaryTree(['global.json', 'checkout/App/App.csproj']);
  expect(workingFolder(join(root, 'checkout/App/App.csproj'), join(root, 'checkout'))).toBe(
    join(root, 'checkout'),
  );
});

test('shows a command without the words that only ask for an answer', () => {
  expect(
    commandLine(['publish', 'a.csproj', '-p:A=b', '-p:A=', '-getProperty:X', '-getResultOutputFile:/x']),
  ).toBe('dotnet publish a.csproj');
});

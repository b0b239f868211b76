import { expect, test } from 'vitest';
import { evaluate } from '../../../src/dotnet/evaluation/evaluate.ts';
import type { Finished } from '../../../src/process/execute.ts';
import { FakeExecute, recorded } from '../recorded.ts';

const options = { root: '/repo', configuration: 'Release' };

/** Answers for the multi-targeting project, by target framework. */
function multi(args: readonly string[]): Finished {
  return recorded(args.includes('-f') ? 'facts-multi-net10' : 'facts-multi');
}

test('asks once, silently', async () => {
  const fake = new FakeExecute(recorded('facts-web'));
  const facts = await evaluate(fake.execute, '/repo/web/web.csproj', options);
  expect(facts).toMatchObject({ path: '/repo/web/web.csproj', targetFramework: 'net10.0' });
  expect(fake.calls).toHaveLength(1);
  expect(fake.calls[0]?.options).toMatchObject({ cwd: '/repo', silent: true });
  expect(fake.calls[0]?.args.slice(0, 6)).toEqual([
    'build',
    '/repo/web/web.csproj',
    '--no-restore',
    '-c',
    'Release',
    '-p:_IsPublishing=true',
  ]);
});

test('asks a multi-targeting project again, about the chosen target framework', async () => {
  const fake = new FakeExecute(multi);
  const facts = await evaluate(fake.execute, '/repo/multi/multi.csproj', {
    ...options,
    framework: 'NET10.0',
  });
  expect(facts).toMatchObject({ framework: 'net10.0', dotnetVersion: '10.0' });
  expect(fake.calls).toHaveLength(2);
});

test.each([undefined, 'net8.0'])(
  'does not choose between target frameworks itself: %j',
  async (framework) => {
    const fake = new FakeExecute(multi);
    const facts = await evaluate(fake.execute, '/repo/multi/multi.csproj', { ...options, framework });
    expect(facts.targetFramework).toBeUndefined();
    expect(fake.calls).toHaveLength(1);
  },
);

test('takes the only target framework that runs in a Linux container', async () => {
  const several = recorded('facts-multi').stdout.replace('net9.0;net10.0', 'net48;net10.0;net10.0-windows');
  const fake = new FakeExecute((args) =>
    args.includes('-f') ? recorded('facts-multi-net10') : { exitCode: 0, stdout: several, stderr: '' },
  );
  expect(await evaluate(fake.execute, '/repo/multi/multi.csproj', options)).toMatchObject({
    framework: 'net10.0',
  });
});

test("gives MSBuild's reason for a project that cannot be evaluated", async () => {
  const fake = new FakeExecute(recorded('facts-broken'));
  await expect(evaluate(fake.execute, '/repo/broken/broken.csproj', options)).rejects.toMatchObject({
    name: 'UserError',
    details: [{ message: expect.stringContaining('MSB4025'), file: '/repo/broken/broken.csproj', line: 3 }],
  });
});

test.each(['', 'net10.0', '{"Properties":{"TargetFramework":3}}'])(
  'refuses the answer %j',
  async (stdout) => {
    const fake = new FakeExecute({ exitCode: 0, stdout, stderr: '' });
    await expect(evaluate(fake.execute, '/repo/web/web.csproj', options)).rejects.toThrow(
      /Is the \.NET SDK at least 8/,
    );
  },
);

test('quotes an answer that is no JSON in one line, with nothing in it that a terminal obeys', async () => {
  const fake = new FakeExecute({
    exitCode: 0,
    stdout: 'Welcome!\n\u001b[31m::error::x\n{"a":"b"}',
    stderr: '',
  });
  await expect(evaluate(fake.execute, '/repo/web/web.csproj', options)).rejects.toThrow(
    'cannot be read: "Welcome!\\n\\u001b[31m::error::x\\n{\\"a\\":\\"b\\"}". Is the .NET SDK',
  );
});

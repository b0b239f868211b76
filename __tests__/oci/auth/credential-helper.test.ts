import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../src/model/user-error.ts';
import { dockerCredentials } from '../../../src/oci/auth/credentials.ts';
import { type Execute, execute, type Finished } from '../../../src/process/execute.ts';

let folder: string;
let secrets: string[];
let warnings: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'helper-'));
  secrets = [];
  warnings = [];
});

afterEach(() => rm(folder, { recursive: true }));

/** The credentials for a.io, with `docker-credential-NAME` as the helper of every registry. */
async function asking(run: Execute, name = 'fake', helperMs = 20_000) {
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify({ credsStore: name }));
  return dockerCredentials({
    file,
    execute: run,
    helperMs,
    onSecret: (secret) => secrets.push(secret),
    onWarning: (warning) => warnings.push(warning),
  })('a.io');
}

const answering = (finished: Partial<Finished>): Execute => {
  return async () => ({ exitCode: 0, stdout: '', stderr: '', ...finished });
};

const answer = (Username: unknown, Secret: unknown) =>
  JSON.stringify({ ServerURL: 'a.io', Username, Secret });

describe('a credential helper', () => {
  it('returns a name and a password, which is masked', async () => {
    expect(await asking(answering({ stdout: `${answer('me', 'pw')}\n` }))).toEqual({
      kind: 'password',
      username: 'me',
      password: 'pw',
    });
    expect(secrets).toEqual(['pw']);
  });

  it('returns an identity token if the name is <token>', async () => {
    const credentials = await asking(answering({ stdout: answer('<token>', 'refresh') }));
    expect(credentials).toEqual({ kind: 'identity-token', token: 'refresh' });
    expect(secrets).toEqual(['refresh']);
  });

  it.each([
    { exitCode: 1, stdout: 'credentials not found in native keychain\n' },
    { exitCode: 1, stderr: 'Error: credentials not found' },
    { stdout: answer('', '') },
  ])('may have none, without a warning (%j)', async (finished) => {
    expect(await asking(answering(finished))).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it.each([
    [{ stdout: 'Password: hunter2' }, 'did not answer in JSON'],
    [{ stdout: '' }, 'did not answer in JSON'],
    [{ stdout: '["hunter2"]' }, 'returned no Username and Secret'],
    [{ stdout: answer(5, 'hunter2') }, 'returned no Username and Secret'],
    [{ stdout: answer('', 'hunter2') }, 'returned a Secret without a Username'],
    [{ exitCode: 1, stdout: answer('me', 'hunter2') }, 'failed (exit code 1)'],
    [{ exitCode: 2, stderr: 'no\nsession' }, 'failed (exit code 2, no session)'],
  ])(
    'with any other answer is warned about, never with what may be a secret (%j)',
    async (finished, said) => {
      expect(await asking(answering(finished))).toBeUndefined();
      expect(warnings).toEqual([
        `The credential helper "fake" of Docker's config ${said}: a.io is read without credentials`,
      ]);
      expect(warnings.join()).not.toContain('hunter2');
    },
  );

  it.each(['../evil', '/bin/sh', 'a b', 'a;b', '$(id)', 'A', 'x.sh', 'a\nb'])(
    'named %j is never started',
    async (name) => {
      const never: Execute = () => Promise.reject(new Error('started'));
      expect(await asking(never, name)).toBeUndefined();
      expect(warnings).toEqual([expect.stringContaining('does not have a valid name')]);
    },
  );

  it('that cannot be started is warned about', async () => {
    const missing: Execute = () => Promise.reject(new UserError('docker-credential-fake is not installed'));
    expect(await asking(missing)).toBeUndefined();
    expect(warnings[0]).toContain('failed (docker-credential-fake is not installed)');
  });
});

describe.skipIf(process.platform === 'win32')('a real program', () => {
  beforeEach(() => {
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  async function install(script: string): Promise<void> {
    const file = join(folder, 'docker-credential-fake');
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }

  it('reads the server from its standard input', async () => {
    await install(`read -r server; [ "$1" = get ] && printf '{"Username":"me","Secret":"%s"}' "$server"`);
    expect(await asking(execute)).toMatchObject({ username: 'me', password: 'a.io' });
  });

  it('that hangs is ended', async () => {
    await install('sleep 30');
    expect(await asking(execute, 'fake', 100)).toBeUndefined();
    expect(warnings[0]).toContain('did not end within 0.1 s');
  });
});

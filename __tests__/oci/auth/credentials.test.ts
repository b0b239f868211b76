import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dockerCredentials } from '../../../src/oci/auth/credentials.ts';
import { dockerConfigFile } from '../../../src/oci/auth/docker-config.ts';
import type { Finished } from '../../../src/process/execute.ts';

let folder: string;
let secrets: string[];
let warnings: string[];
/** The calls of credential helpers: program, arguments and input. */
let calls: string[];

interface Surroundings {
  /** DOCKER_AUTH_CONFIG. */
  readonly inline?: string;
  /** The answers of credential helpers; others have no credentials. */
  readonly answers?: Readonly<Record<string, Finished>>;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credentials-'));
  secrets = [];
  warnings = [];
  calls = [];
});

afterEach(() => rm(folder, { recursive: true }));

async function reading(config: unknown, { inline, answers = {} }: Surroundings = {}) {
  const file = join(folder, 'config.json');
  if (config !== undefined)
    await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config));
  return dockerCredentials({
    file,
    inline,
    execute: async (program, args, options) => {
      calls.push(`${program} ${args.join(' ')} < ${options?.input}`);
      return (
        answers[program] ?? { exitCode: 1, stdout: 'credentials not found in native keychain', stderr: '' }
      );
    },
    onSecret: (secret) => secrets.push(secret),
    onWarning: (warning) => warnings.push(warning),
  });
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const given = (Username: string, Secret: string): Finished => ({
  exitCode: 0,
  stdout: JSON.stringify({ ServerURL: 'x', Username, Secret }),
  stderr: '',
});
const login = (username: string, password: string) => ({ kind: 'password', username, password });

describe("Docker's config.json", () => {
  it('is in DOCKER_CONFIG, or in the home directory', () => {
    expect(dockerConfigFile({ DOCKER_CONFIG: '/c' }, '/home/u')).toBe(join('/c', 'config.json'));
    expect(dockerConfigFile({ DOCKER_CONFIG: '' }, '/home/u')).toBe(
      join('/home/u', '.docker', 'config.json'),
    );
  });

  it('need not exist', async () => {
    expect(await (await reading(undefined))('ghcr.io')).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('gives the login of a registry, and masks it', async () => {
    const auth = base64('me:p:w');
    const credentials = await reading({
      auths: { 'ghcr.io': { auth }, 'other.io': { auth: base64('you:secret') } },
    });
    expect(await credentials('ghcr.io')).toEqual(login('me', 'p:w'));
    expect(await credentials('unknown.io')).toBeUndefined();
    expect(secrets).toEqual([auth, 'p:w']);
  });

  it.each(['https://host.io:5000/v1/', 'http://host.io:5000', 'host.io:5000/v2/', 'HOST.io:5000'])(
    'finds host.io:5000 under %s',
    async (key) => {
      const credentials = await reading({ auths: { [key]: { auth: base64('me:pw') } } });
      expect(await credentials('host.io:5000')).toEqual(login('me', 'pw'));
      expect(await credentials('host.io')).toBeUndefined();
      expect(await credentials('evil.io')).toBeUndefined();
    },
  );

  it.each(['https://index.docker.io/v1/', 'docker.io', 'registry-1.docker.io'])(
    'finds Docker Hub under %s',
    async (key) => {
      const credentials = await reading({ auths: { [key]: { auth: base64('me:pw') } } });
      expect(await credentials('docker.io')).toEqual(login('me', 'pw'));
    },
  );

  it('prefers the key that Docker writes today', async () => {
    const auths = { 'https://a.io/v1/': { auth: base64('old:1') }, 'a.io': { auth: base64('new:2') } };
    expect(await (await reading({ auths }))('a.io')).toEqual(login('new', '2'));
  });

  it('reads user name and password fields', async () => {
    const credentials = await reading({ auths: { 'a.io': { username: 'me', password: 'pw', auth: '' } } });
    expect(await credentials('a.io')).toEqual(login('me', 'pw'));
    expect(secrets).toEqual(['pw']);
  });

  it('prefers an identity token', async () => {
    const auth = base64('00000000-0000-0000-0000-000000000000:');
    const credentials = await reading({ auths: { 'a.io': { auth, identitytoken: 'refresh' } } });
    expect(await credentials('a.io')).toEqual({ kind: 'identity-token', token: 'refresh' });
    expect(secrets).toContain('refresh');
  });

  it("drops the NULs that Docker's password may end in", async () => {
    const credentials = await reading({ auths: { 'a.io': { auth: base64('me:pw\0\0') } } });
    expect(await credentials('a.io')).toEqual(login('me', 'pw'));
  });

  it('is silent about an entry without a login (credentials kept in a store)', async () => {
    const credentials = await reading({ auths: { 'a.io': {}, 'b.io': { auth: '' } }, credsStore: 'desktop' });
    expect(await credentials('a.io')).toBeUndefined();
    expect(await credentials('b.io')).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it.each(['{"auths": {"a.io": {"auth": "c2VjcmV0"', '{"auths": 1}', 'null', ''])(
    'warns about a malformed file, once, without its contents (%s)',
    async (text) => {
      const credentials = await reading(text);
      expect(await credentials('a.io')).toBeUndefined();
      expect(await credentials('b.io')).toBeUndefined();
      expect(warnings).toEqual([
        `${join(folder, 'config.json')} is not a valid Docker config: registries are read without its credentials; run docker/login-action again`,
      ]);
    },
  );

  it.each([{ auth: base64('nocolon') }, { auth: base64(':pw') }, { auth: 5 }, 'text', null])(
    'warns about a malformed entry, and uses others (%j)',
    async (entry) => {
      const credentials = await reading({ auths: { 'a.io': entry, 'b.io': { auth: base64('me:pw') } } });
      expect(await credentials('a.io')).toBeUndefined();
      expect(await credentials('a.io')).toBeUndefined();
      expect(await credentials('b.io')).toEqual(login('me', 'pw'));
      expect(warnings).toEqual([expect.stringContaining('has malformed credentials for "a.io"')]);
    },
  );

  it('is warned about if it cannot be read', async () => {
    await mkdir(join(folder, 'config.json'));
    expect(await (await reading(undefined))('a.io')).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('config.json cannot be read (EISDIR)')]);
  });

  it('finds no credentials under the keys of an object’s prototype', async () => {
    const credentials = await reading(
      '{"auths": {"__proto__": {"auth": "eDp5"}, "constructor": {"auth": "eDp5"}}}',
    );
    for (const registry of ['__proto__', 'toString', 'a.io'])
      expect(await credentials(registry)).toBeUndefined();
  });
});

describe('the order of credentials', () => {
  const answers = {
    'docker-credential-own': given('by', 'credHelpers'),
    'docker-credential-all': given('by', 'credsStore'),
  };
  const auths = { 'a.io': { auth: base64('by:auths') } };

  it('is the helper of the registry, then the store, then the file', async () => {
    const credHelpers = { 'a.io': 'own' };
    const all = await reading({ auths, credHelpers, credsStore: 'all' }, { answers });
    expect(await all('a.io')).toEqual(login('by', 'credHelpers'));
    expect(await all('b.io')).toEqual(login('by', 'credsStore'));
    const without = await reading({ auths, credHelpers: { 'b.io': 'own' } }, { answers });
    expect(await without('a.io')).toEqual(login('by', 'auths'));
    expect(calls).toEqual(['docker-credential-own get < a.io', 'docker-credential-all get < b.io']);
  });

  it('does not use the store for a registry with an empty helper', async () => {
    const credentials = await reading({ auths, credHelpers: { 'a.io': '' }, credsStore: 'all' }, { answers });
    expect(await credentials('a.io')).toEqual(login('by', 'auths'));
  });

  it('does not continue with the file if a helper has no credentials', async () => {
    const credentials = await reading({ auths, credsStore: 'none' });
    expect(await credentials('a.io')).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('begins with DOCKER_AUTH_CONFIG', async () => {
    const inline = JSON.stringify({ auths: { 'a.io': { auth: base64('by:variable') } } });
    const credentials = await reading({ auths, credsStore: 'all' }, { inline, answers });
    expect(await credentials('a.io')).toEqual(login('by', 'variable'));
    expect(await credentials('b.io')).toEqual(login('by', 'credsStore'));
    expect(secrets).toContain('variable');
  });

  it('skips a DOCKER_AUTH_CONFIG that is malformed, with a warning that does not show it', async () => {
    const credentials = await reading({ auths }, { inline: '{"auths": secret' });
    expect(await credentials('a.io')).toEqual(login('by', 'auths'));
    expect(await credentials('b.io')).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(/^DOCKER_AUTH_CONFIG is not a valid Docker config/)]);
  });

  it('asks a helper once, by the name that Docker gives Docker Hub', async () => {
    const answers = { 'docker-credential-hub': given('me', 'pw') };
    const credentials = await reading({ credHelpers: { 'https://index.docker.io/v1/': 'hub' } }, { answers });
    await credentials('docker.io');
    expect(await credentials('docker.io')).toEqual(login('me', 'pw'));
    expect(calls).toEqual(['docker-credential-hub get < https://index.docker.io/v1/']);
  });
});

import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

/*
 * Builds the bundle that runners execute: tsc to lib/, then ncc to dist/ (or to the folder given by --out).
 * Both folders are emptied first, so that the result holds nothing of an earlier build.
 */
const WITHOUT_HTTP_CLIENT = `class NotBundled {
  constructor() {
    throw new Error('@actions/core is bundled without its HTTP client: OIDC tokens cannot be asked for');
  }
}
export { NotBundled as BearerCredentialHandler, NotBundled as HttpClient };
`;

const { out } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } }).values;

await Promise.all([out, 'lib'].map((folder) => rm(folder, { recursive: true, force: true })));
run('tsc', ['-p', 'tsconfig.build.json']);
await leaveOutHttpClient();
run('ncc', ['build', 'lib/index.js', '--out', out, '--license', 'licenses.txt', '--quiet']);

/**
 * @actions/core needs its HTTP client for OIDC tokens alone, which this action never asks for, and that brings undici
 * along: a megabyte to be read at each start. A copy of core beside lib/, which the bundler finds first, has a client
 * in its place that says so.
 */
async function leaveOutHttpClient(): Promise<void> {
  const core = 'lib/node_modules/@actions/core';
  const client = `${core}/node_modules/@actions/http-client`;
  await cp('node_modules/@actions/core', core, { recursive: true });
  await mkdir(client, { recursive: true });
  const entries = { '.': './index.js', './lib/auth': './index.js' };
  await writeFile(`${client}/package.json`, JSON.stringify({ type: 'module', exports: entries }));
  await writeFile(`${client}/index.js`, WITHOUT_HTTP_CLIENT);
}

function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(`node_modules/.bin/${program}`, args, { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';

/*
 * Builds the bundle that runners execute: tsc to lib/, then ncc to dist/ (or to the folder given by --out).
 * Both folders are emptied first, so that the result holds nothing of an earlier build.
 */
const { out } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } }).values;

await Promise.all([out, 'lib'].map((folder) => rm(folder, { recursive: true, force: true })));
run('tsc', ['-p', 'tsconfig.build.json']);
run('ncc', ['build', 'lib/index.js', '--out', out, '--license', 'licenses.txt', '--quiet']);

function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(`node_modules/.bin/${program}`, args, { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* Whether the committed dist/ is what a clean build of the sources gives, byte for byte. */

const built = await mkdtemp(join(tmpdir(), 'dist-'));
const { status } = spawnSync('node_modules/.bin/node', ['scripts/build.ts', '--out', built], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const names = new Set([...(await readdir(built)), ...(await readdir('dist'))]);
const differing: string[] = [];
for (const name of names) {
  const [fresh, committed] = await Promise.all([join(built, name), join('dist', name)].map(contents));
  if (fresh === undefined || committed === undefined || !fresh.equals(committed)) differing.push(name);
}
if (differing.length > 0) {
  console.error(
    `dist/ is not what its sources give (${differing.join(', ')}). Run npm run build and commit dist/.`,
  );
  process.exit(1);
}
console.log(`dist/ is what a clean build gives: ${[...names].sort().join(', ')}`);

async function contents(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(() => undefined);
}

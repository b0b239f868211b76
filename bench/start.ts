import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Times, takeTurns } from './pairs.ts';

const BUNDLE = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** The start of dist/index.js beside an empty script. A run that ends at its first input error does no work. */
export async function startTimes(rounds: number): Promise<{ readonly ours: Times; readonly empty: Times }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  try {
    const [script, output, summary] = ['empty.mjs', 'output', 'summary'].map((name) => join(folder, name));
    for (const file of [script, output, summary]) await writeFile(file ?? '', '');
    const env = {
      ...process.env,
      INPUT_BUILDER: 'none of them',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
    };
    const time = async (file: string): Promise<number> => {
      const start = performance.now();
      await once(spawn(process.execPath, [file], { env, stdio: 'ignore' }), 'close');
      return performance.now() - start;
    };
    const contenders = [
      { name: 'dist/index.js', run: () => time(BUNDLE) },
      { name: 'an empty script', run: () => time(script ?? '') },
    ];
    await takeTurns(contenders, 1);
    const [ours, empty] = await takeTurns(contenders, rounds);
    if (!ours || !empty) throw new Error('nobody took a turn');
    return { ours, empty };
  } finally {
    await rm(folder, { recursive: true });
  }
}

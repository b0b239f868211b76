import { describe, expect, it } from 'vitest';
import { start } from './start.ts';
import { targets } from './targets.ts';

/** The same cases each time; `npm run fuzz` takes others. */
const seed = Number(process.env.FUZZ_SEED ?? 1);

describe.concurrent('whatever is sent, nothing crashes, hangs, grows, writes or gives a wrong figure', () => {
  it.each(targets)('$name', { timeout: 120_000 }, async (target) => {
    const { found, cases } = await start(target, { seed, cases: target.cases });
    console.log(`fuzz ${target.name}: ${cases} cases, FUZZ_SEED=${seed}`);
    expect(found).toBeUndefined();
    expect(cases).toBe(target.cases);
  });
});

describe.concurrent('the fuzzer', () => {
  it.each([
    ['throws', 'throws another error', /exit code 1\n(?:.*\n)*TypeError: a bug/],
    ['hangs', 'never ends', /exit code 1\n(?:.*\n)*Error: Property timeout/],
    ['spins', 'blocks', /ended by SIGKILL/],
    ['grows', 'never frees memory', /ended by SIG|heap out of memory/],
    ['writes', 'writes elsewhere', /ERR_ACCESS_DENIED/],
  ])(
    'finds code that %s',
    async (name, _, said) => {
      const broken = { name, cases: 50, setUp: () => Promise.reject() };
      const { found } = await start(
        broken,
        { seed: 1, cases: 50 },
        {
          module: 'broken-targets.ts',
          limits: { start: name === 'spins' ? 2000 : 60_000, each: 1, hang: 500, heap: 64 },
        },
      );
      expect(found).toMatch(said);
      expect(found).toContain(`FUZZ_SEED=1 npm run fuzz -- ${name} --cases 50`);
    },
    120_000,
  );
});

import { describe, expect, it } from 'vitest';
import { start } from './start.ts';
import { targets } from './targets.ts';

/** Another one each time, unless it is said. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

/** MB that one process may take and keep, whatever it was sent; Node and fast-check take about 110. */
const PEAK = 450;
const KEPT = 40;

describe('whatever is sent, nothing crashes, hangs, grows, writes or gives a wrong figure', () => {
  it.each(targets)('$name', { timeout: 400_000 }, async (target) => {
    const { found, cases, peak, growth, ms } = await start(target, { seed, cases: target.cases });
    const kept = `peak ${Math.round(peak / 1e6)} MB, ${Math.round(growth / 1e6)} MB kept`;
    console.log(`fuzz ${target.name}: ${cases} cases, FUZZ_SEED=${seed}, ${Math.round(ms)} ms, ${kept}`);
    expect(found).toBeUndefined();
    expect(cases).toBe(target.cases);
    expect(peak / 1e6).toBeLessThan(PEAK);
    expect(growth / 1e6).toBeLessThan(KEPT);
  });

  it('is asked of at least 10,000 cases', () => {
    const total = targets.reduce((sum, { cases }) => sum + cases, 0);
    console.log(`fuzz: ${total} cases in all, FUZZ_SEED=${seed}`);
    expect(total).toBeGreaterThanOrEqual(10_000);
  });
});

describe('the fuzzer', () => {
  it.each([
    ['throws', 'throws another error', /exit code 1\n(?:.*\n)*TypeError: a bug/],
    ['hangs', 'never ends', /exit code 1\n(?:.*\n)*Error: Property timeout/],
    ['spins', 'never gives way', /ended by SIGKILL/],
    ['grows', 'keeps what it gets', /ended by SIG|heap out of memory/],
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
          limits: { start: 8000, each: 1, hang: 2000 },
        },
      );
      expect(found).toMatch(said);
      expect(found).toContain(`FUZZ_SEED=1 npm run fuzz -- ${name} --cases 50`);
    },
    120_000,
  );
});

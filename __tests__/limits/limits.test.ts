import { expect, it } from 'vitest';
import { worst } from '../../src/limits/limits.ts';

it.each([
  [[], 'pass'],
  [['pass', 'warn'], 'warn'],
  [['warn', 'fail', 'pass'], 'fail'],
] as const)('the worst of %j is %s', (verdicts, verdict) => {
  expect(worst(verdicts)).toBe(verdict);
});

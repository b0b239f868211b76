import { expect, it } from 'vitest';
import { mapConcurrently } from '../../src/process/concurrency.ts';

it('maps in order, with as many calls at the same time as the limit says', async () => {
  const waiting: (() => void)[] = [];
  const results = mapConcurrently([1, 2, 3, 4, 5], 2, async (item) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return item * 10;
  });
  for (let done = 0; done < 5; done++) {
    await Promise.resolve();
    expect(waiting.length).toBeLessThanOrEqual(2);
    // The newest call ends first.
    waiting.pop()?.();
    await new Promise(setImmediate);
  }
  expect(await results).toEqual([10, 20, 30, 40, 50]);
});

it('fails with the first error', async () => {
  const started: number[] = [];
  const failing = mapConcurrently([1, 2, 3, 4], 1, async (item) => {
    started.push(item);
    if (item === 2) throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(started).toEqual([1, 2]);
});

it('maps nothing to nothing', async () => {
  expect(await mapConcurrently([], 3, async () => 1)).toEqual([]);
});

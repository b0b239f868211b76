import { afterEach, describe, expect, it, vi } from 'vitest';
import { conclude, program, runTogether, stoppingBed } from '../../scripts/checks.ts';
import type { Bed } from '../../testbed/bed.ts';

const printed: string[] = [];

function quietly(): void {
  const keep = (text: unknown) => void printed.push(String(text));
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    keep(text);
    return true;
  });
}

afterEach(() => {
  vi.restoreAllMocks();
  printed.length = 0;
});

describe('checks that run together', () => {
  it('are all counted, also after one has crashed', async () => {
    quietly();
    const counts = await runTogether([
      { name: 'crash', run: () => Promise.reject(new Error('it crashed')) },
      program('fails', 'false'),
      program('absent', 'no-such-program-of-aspnet-image-size'),
      program('passes', 'true'),
    ]);
    expect(counts.map(({ passed, failed }) => [passed, failed])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
    expect(printed.join('')).toContain('it crashed');
  });

  it('count the end of the test bed only if it fails', async () => {
    quietly();
    const bed = (stop: () => Promise<void>) => ({ stop }) as Bed;
    const counts = await runTogether([
      stoppingBed(bed(async () => {})),
      stoppingBed(bed(() => Promise.reject(new Error('it does not stop')))),
    ]);
    expect(counts).toEqual([
      { passed: 0, failed: 0 },
      { passed: 0, failed: 1 },
    ]);
  });
});

describe('the last line', () => {
  it.each([
    [0, 0],
    [2, 1],
  ])('has all counts; with %i failures the exit code is %i', (failed, exitCode) => {
    const before = process.exitCode;
    quietly();
    try {
      conclude([
        { passed: 3, failed: 0 },
        { passed: 4, failed },
      ]);
      expect(process.exitCode).toBe(exitCode);
    } finally {
      process.exitCode = before;
    }
    expect(printed.at(-1)).toBe(`\n7 passed, ${failed} failed`);
  });
});

import { afterAll, expect, it } from 'vitest';
import { runCase } from './run-case.ts';
import { CASES } from './table.ts';

const rows: string[] = [];

afterAll(() => {
  console.log(['case | outcome | right', ...rows].join('\n'));
});

it.each(CASES.map((row) => [`${row.folder}: ${row.run}`, row] as const))('%s', async (title, row) => {
  const { words, wrong } = await runCase(row);
  rows.push(`${title} | ${words} | ${wrong.length === 0 ? 'yes' : 'NO'}`);
  expect(wrong).toEqual([]);
});

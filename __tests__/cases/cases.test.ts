import { afterAll, expect, it } from 'vitest';
import { runCase } from './run-case.ts';
import { CASES } from './table.ts';

const rows: string[] = [];

afterAll(() => {
  console.log(['case | outcome | right', ...rows].join('\n'));
});

it.each(CASES.map((row) => ({ ...row, title: `${row.folder}: ${row.run}` })))('$title', async (row) => {
  const { words, wrong } = await runCase(row);
  rows.push(`${row.title} | ${words} | ${wrong.length === 0 ? 'yes' : 'NO'}`);
  expect(wrong).toEqual([]);
});

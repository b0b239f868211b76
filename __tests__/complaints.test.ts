import { access, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const DOCS = new URL('../docs/', import.meta.url);
const page = await readFile(new URL('complaints.md', DOCS), 'utf8');
const rows = page.split('\n').filter((line) => /^\| (?!complaint |---)/.test(line));

it('every complaint links to tests that exist', async () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const links = [...row.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(links, row).not.toEqual([]);
    for (const link of links) await access(new URL(link, DOCS));
  }
});

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { pages } from '../scripts/docs.ts';

it.each([...pages])('%s is what the tests expect', async (path, text) => {
  expect(await readFile(new URL(`../${path}`, import.meta.url), 'utf8'), 'run npm run docs').toBe(text);
});

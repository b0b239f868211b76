import { readFile } from 'node:fs/promises';

/** The text of a file of __tests__/fixtures/docker. */
export function fixture(path: string): Promise<string> {
  return readFile(new URL(`../fixtures/docker/${path}`, import.meta.url), 'utf8');
}

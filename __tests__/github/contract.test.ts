import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { githubContract } from '../../scripts/github-contract.ts';
import { Contract } from '../fakes/github/contract.ts';

it('is what the script cuts out of the installed description', async () => {
  const kept = await readFile(new URL('../fakes/github/contract.jsonl', import.meta.url), 'utf8');
  expect(githubContract() === kept, 'run: node scripts/github-contract.ts').toBe(true);
});

it('refers only to what it contains', async () => {
  const kept = await readFile(new URL('../fakes/github/contract.jsonl', import.meta.url), 'utf8');
  const names = new Set([...kept.matchAll(/^\{"schema":"([^"]+)"/gm)].map((match) => match[1]));
  const references = [...kept.matchAll(/"github#\/schemas\/([^"]+)"/g)].map((match) => match[1]);
  expect(references.filter((reference) => !names.has(reference))).toEqual([]);
});

it("accepts GitHub's own example of a comment, and not half of it", () => {
  const contract = new Contract();
  const route = contract.route('POST', '/repos/o/r/issues/1/comments');
  if (route === undefined) throw new Error('no such operation');
  const comment = contract.template('issues/create-comment');
  expect(contract.answerFaults(route.operation, 201, comment)).toEqual([]);
  expect(contract.answerFaults(route.operation, 201, { ...comment, id: 'one' })).toEqual([
    '/id must be integer',
  ]);
  expect(contract.answerFaults(route.operation, 201, undefined)).toEqual(['it must be object']);
  expect(contract.answerFaults(route.operation, 202, comment)).not.toEqual([]);
});

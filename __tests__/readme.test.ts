import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { documentedReadme } from '../scripts/docs.ts';

const README = new URL('../README.md', import.meta.url);

it('the README’s tables are those of action.yml', async () => {
  expect(await readFile(README, 'utf8')).toBe(await documentedReadme());
});

it('the quick start sets only inputs that there are', async () => {
  const action = parse(await readFile(new URL('../action.yml', import.meta.url), 'utf8')) as {
    inputs: object;
  };
  const blocks = [...(await readFile(README, 'utf8')).matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    (match) => match[1],
  );
  const used = blocks.flatMap((block) => withs(parse(block ?? '') as unknown));
  expect(used).toContain('max-size');
  for (const name of used) expect(Object.keys(action.inputs)).toContain(name);
});

/** The names under each `with:` of a step that uses this action, or of a block that is nothing but a `with:`. */
function withs(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(withs);
  if (typeof node !== 'object' || node === null) return [];
  const { uses, with: given, ...rest } = node as { uses?: string; with?: object };
  const own = uses === undefined || uses.includes('aspnet-image-size') ? Object.keys(given ?? {}) : [];
  return [...own, ...Object.values(rest).flatMap(withs)];
}

import { afterAll, expect, it } from 'vitest';
import { planOf, rowsOf } from './plan-of.ts';
import { PLANNED_REPOSITORIES } from './planned-repositories.ts';

const printed: string[] = [];

afterAll(() => {
  console.log(['project | builder | Dockerfile | stage | context | base', ...printed].join('\n'));
});

it.each(PLANNED_REPOSITORIES)('the plan for $name', async ({ name, texts, inputs, rows }) => {
  const planned = rowsOf(await planOf(texts, inputs));
  printed.push(`-- ${name}`, ...planned);
  expect(planned).toEqual(rows);
});

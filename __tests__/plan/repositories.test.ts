import { expect, it } from 'vitest';
import { planOf, rowsOf } from './plan-of.ts';
import { PLANNED_REPOSITORIES } from './planned-repositories.ts';

it.each(PLANNED_REPOSITORIES)('the plan for $name', async ({ texts, inputs, rows }) => {
  expect(rowsOf(await planOf(texts, inputs))).toEqual(rows);
});

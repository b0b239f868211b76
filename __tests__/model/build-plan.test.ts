import { expect, it } from 'vitest';
import { type BuildPlan, planLine } from '../../src/model/build-plan.ts';

const plan: BuildPlan = {
  builder: 'docker',
  dockerfile: 'src/Shop/Dockerfile',
  stage: 'final',
  context: '.',
  publish: undefined,
  base: { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' },
  reason: 'publishes src/Shop/Shop.csproj',
};
const nothing = { dockerfile: undefined, stage: undefined, context: undefined } as const;

it.each<[string, BuildPlan, string]>([
  [
    'a Dockerfile',
    plan,
    'docker, Dockerfile src/Shop/Dockerfile, stage final, context ., publish none, base mcr.microsoft.com/dotnet/aspnet:10.0 (publishes src/Shop/Shop.csproj)',
  ],
  [
    'a Dockerfile for which the app is published',
    { ...plan, publish: 'out', base: { unknown: 'ARG BASE has no value' } },
    'docker, Dockerfile src/Shop/Dockerfile, stage final, context ., publish out, base unknown: ARG BASE has no value (publishes src/Shop/Shop.csproj)',
  ],
  [
    'a generated Dockerfile',
    { ...plan, ...nothing, reason: 'input builder is docker' },
    'docker, generated Dockerfile, base mcr.microsoft.com/dotnet/aspnet:10.0 (input builder is docker)',
  ],
  [
    'the SDK',
    { ...plan, ...nothing, builder: 'sdk', reason: 'no Dockerfile publishes or starts it' },
    'sdk, base mcr.microsoft.com/dotnet/aspnet:10.0 (no Dockerfile publishes or starts it)',
  ],
  [
    'an image that exists',
    { ...plan, ...nothing, builder: 'image', reason: 'input image names registry://a/b' },
    'image (input image names registry://a/b)',
  ],
])('the log shows the plan for %s', (_, planned, line) => {
  expect(planLine('Shop', planned)).toBe(`Plan: Shop: ${line}`);
});

it('is one line without a command to the runner, whatever the Dockerfile has in it', () => {
  const hostile = { ...plan, reason: 'it starts a\n::add-mask::b ##[group]c\u2028\u001b[2J' };
  expect(planLine('Shop', hostile)).toMatch(/\(it starts a ::add-mask::b ## \[group\]c \[2J\)$/);
});

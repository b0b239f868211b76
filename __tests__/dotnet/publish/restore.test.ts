import { expect, test } from 'vitest';
import { publishArgs, restoreArgs } from '../../../src/dotnet/publish/publish.ts';
import { publishContainerArgs } from '../../../src/dotnet/publish/publish-container.ts';
import { someFacts } from '../some-facts.ts';

const options = { root: '/repo', configuration: 'Debug' };
const restored = { ...options, restored: true };

test('restores as publishing would', () => {
  expect(restoreArgs('/repo/Shop.slnx', options)).toEqual([
    'restore',
    '/repo/Shop.slnx',
    '-p:Configuration=Debug',
    '-p:_IsPublishing=true',
  ]);
});

test('publishes without another restore what was restored', () => {
  expect(publishArgs({ project: someFacts(), options: restored, output: '/o' }, '/x')).toContain(
    '--no-restore',
  );
  expect(publishArgs({ project: someFacts(), options, output: '/o' }, '/x')).not.toContain('--no-restore');
});

test.each([
  [undefined, true],
  ['linux-arm64', false],
])(
  'an image for the runtime identifier %s is published without another restore: %s',
  (runtimeIdentifier, without) => {
    const request = {
      project: someFacts(),
      options: restored,
      registry: '127.0.0.1:5000',
      repository: 'a',
      tag: 'b',
      runtimeIdentifier,
    };
    expect(
      publishContainerArgs(request, { extensions: '/x', resultFile: '/r' }).includes('--no-restore'),
    ).toBe(without);
  },
);

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cacheKey, type MeasurementKey } from '../../src/cache/cache-key.ts';

const BUILD: MeasurementKey = {
  kind: 'build',
  schema: 1,
  toolVersion: '1.0.0',
  tree: 'a'.repeat(40),
  folder: '',
  inputs: { project: ['src/Web'], configuration: 'Release', framework: undefined, 'publish-args': [] },
  builders: ['sdk 10.0.401'],
  platform: 'linux/amd64',
};

it('is one word that the cache takes: at most 512 characters, no comma', () => {
  expect(cacheKey(BUILD)).toMatch(/^aspnet-image-size-build-[0-9a-f]{64}$/);
  expect(cacheKey({ kind: 'image', schema: 1, toolVersion: '1', name: 'a,b', commit: 'c' })).toMatch(
    /^aspnet-image-size-image-[0-9a-f]{64}$/,
  );
});

it('is the same for the same parts, in whatever order they are, and without those that are not set', () => {
  const { kind, inputs, ...others } = BUILD;
  const reversed = Object.fromEntries(Object.entries(inputs).reverse());
  const same = { ...Object.fromEntries(Object.entries(others).reverse()), inputs: reversed, kind };
  expect(cacheKey(same as MeasurementKey)).toBe(cacheKey(BUILD));
  expect(cacheKey({ ...BUILD, inputs: { ...inputs, target: undefined } })).toBe(cacheKey(BUILD));
});

it.each([
  { schema: 2 },
  { toolVersion: '1.0.1' },
  { tree: 'b'.repeat(40) },
  { folder: 'app' },
  { inputs: { ...BUILD.inputs, configuration: 'Debug' } },
  { inputs: { ...BUILD.inputs, project: ['src/Web', 'src/Worker'] } },
  { inputs: { ...BUILD.inputs, dockerfile: 'Dockerfile' } },
  { builders: ['sdk 10.0.402'] },
  { builders: ['sdk 10.0.401', 'docker 28.5 containerd'] },
  { platform: 'linux/arm64' },
])('differs with %j', (change) => {
  expect(cacheKey({ ...BUILD, ...change })).not.toBe(cacheKey(BUILD));
});

it('differs for an image of another name or commit', () => {
  const image = { kind: 'image', schema: 1, toolVersion: '1', name: 'shop', commit: 'a' } as const;
  const keys = [
    image,
    { ...image, name: 'sho' },
    { ...image, commit: 'b' },
    { ...image, name: 'shopa', commit: '' },
  ];
  expect(new Set(keys.map(cacheKey)).size).toBe(keys.length);
});

it('does not run words of a list into each other', () => {
  const words = fc.array(fc.string());
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [first, second] = [one, other].map((project) => cacheKey({ ...BUILD, inputs: { project } }));
      return (first === second) === (JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

import { expect, test } from 'vitest';
import type { StandIn } from '../../testbed/dotnet-images.ts';
import { sizeComparison, sizesOf } from '../../testbed/size-comparison.ts';

const document = { mediaType: 'application/json', digest: 'sha256:0', text: '{}' };

function standIn(repository: string, ...sizes: number[]): StandIn {
  const layers = sizes.map((size) => ({ digest: 'sha256:1', diffId: 'sha256:2', size, tarSize: 3 * size }));
  return { repository, tags: ['10.0'], layers, config: document, manifest: document, list: document };
}

test('an image is as large as its compressed layers', () => {
  const images = [
    standIn('dotnet/runtime', 40),
    standIn('dotnet/aspnet', 40, 50),
    standIn('dotnet/sdk', 90, 210),
  ];
  expect(sizesOf(images)).toEqual({ aspnet: 90, sdk: 300 });
});

test('sizes cannot be compared without a stand-in of the SDK image', () => {
  expect(() => sizesOf([standIn('dotnet/aspnet', 90)])).toThrow('no stand-in of dotnet/sdk');
});

test('sizes and ratio of the stand-ins stand next to those of Microsoft', () => {
  expect(sizeComparison({ aspnet: 88_080_000, sdk: 305_250_000 })).toBe(
    [
      'compressed              aspnet         sdk  aspnet/sdk',
      "Microsoft's 10.0       95.9 MB    327.3 MB       29.3%",
      'stand-ins              88.1 MB    305.3 MB       28.9%',
    ].join('\n'),
  );
});

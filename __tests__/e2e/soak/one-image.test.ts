import { inject } from 'vitest';
import { itIsTheSameImageEverywhere } from '../engine/one-image-equality.ts';

itIsTheSameImageEverywhere(async () => {
  const repository = 'dotnet/aspnet';
  const reference = `mcr.microsoft.com/${repository}:10.0`;
  const base = { reference, registry: inject('bed').registry, repository, tag: '10.0' };
  return { base, inputs: {}, stop: async () => undefined };
});

import { startSmallBases } from '../small-bases.ts';
import { itIsTheSameImageEverywhere } from './one-image-equality.ts';

itIsTheSameImageEverywhere(async () => {
  const { aspnet, registry, mirrors, stop } = await startSmallBases();
  const base = { reference: aspnet, registry: registry.host, repository: 'dotnet/aspnet', tag: '10.0' };
  return { base, inputs: { 'registry-mirrors': mirrors }, stop };
});

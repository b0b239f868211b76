import type { EngineFacts } from '../docker/engine-facts.ts';

/** The tool that compresses what the engine pushes. */
export function engineCompressor({ version, containerdStore, storageDriver }: EngineFacts): string {
  return `Docker ${version} (${containerdStore ? 'containerd store' : storageDriver})`;
}

import path from 'node:path';
import type { Places } from './places.ts';
import type { ProcessIdentity } from './processes.ts';
import { startRegistry } from './registry.ts';
import { note, ownDaemon } from './state.ts';

const USUAL_PORT = 5055;

export interface SharedRegistry {
  readonly port: number;
  /** The process, when this call started it. */
  readonly started: ProcessIdentity | undefined;
}

/** The bed's registry that runs already, or a new one that outlives this process: on the usual port, or on any when that is taken. */
export async function ensureSharedRegistry(places: Places): Promise<SharedRegistry> {
  const running = await ownDaemon(places.state, 'registry');
  if (running !== undefined) return { port: running.port, started: undefined };
  const options = { storage: path.join(places.cache, 'registry'), folder: places.state, outlive: true };
  const registry = await startRegistry({ ...options, port: USUAL_PORT }).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes('address already in use'))
      return startRegistry(options);
    throw error;
  });
  await note(places.state, 'registry', { identity: registry.identity, port: registry.port });
  return { port: registry.port, started: registry.identity };
}

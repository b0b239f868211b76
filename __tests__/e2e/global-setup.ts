import type { TestProject } from 'vitest/node';
import { startBed } from '../../testbed/bed.ts';

/** What the end-to-end tests know of the test bed. */
export interface BedFacts {
  /** Host of the registry with the base images: `localhost:PORT`, or Microsoft's where it can be reached. */
  readonly registry: string;
  /** Value of input registry-mirrors. */
  readonly mirrors: string;
  /** PATH with the docker command to use. */
  readonly path: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    bed: BedFacts;
  }
}

/** Brings the test bed up once for all files; what was not running before is stopped at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bed = await startBed({ engine: true });
  console.log(bed.summary);
  const path = bed.engine?.env.PATH ?? process.env.PATH ?? '';
  const registry = bed.standIns ? bed.registry : 'mcr.microsoft.com';
  project.provide('bed', { registry, mirrors: bed.mirrors, path });
  return () => bed.stop();
}

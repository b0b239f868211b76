import type { TestProject } from 'vitest/node';
import { type BedEngine, startBed } from '../../testbed/bed.ts';

/** What the end-to-end tests know of the test bed. */
export interface BedFacts {
  /** Host of the registry with the base images: `localhost:PORT`, or Microsoft's if that can be reached. */
  readonly registry: string;
  /** Value of input registry-mirrors. */
  readonly mirrors: string;
  /** PATH with the docker command to use. */
  readonly path: string;
  /** Absent in the tests that need no engine. */
  readonly engines?: { readonly classic: BedEngine; readonly containerd: BedEngine };
}

declare module 'vitest' {
  interface ProvidedContext {
    bed: BedFacts;
  }
}

/** Starts the test bed once for all files. What was not running before is stopped at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const withEngines = project.name !== 'e2e';
  const bed = await startBed({ engine: withEngines, modernEngine: withEngines });
  console.log(bed.summary);
  const { engine: classic, modernEngine: containerd } = bed;
  const facts: BedFacts = {
    registry: bed.standIns ? bed.registry : 'mcr.microsoft.com',
    mirrors: bed.mirrors,
    path: classic?.env.PATH ?? process.env.PATH ?? '',
    ...(classic && containerd ? { engines: { classic, containerd } } : {}),
  };
  project.provide('bed', facts);
  return () => bed.stop();
}

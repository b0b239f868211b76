import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import type { BuildEvidence } from '../repository/evidence.ts';
import type { DockerfileMeaning } from './meaning.ts';

/** What the Dockerfiles of a run are asked. */
export interface OwnershipQuestion {
  /** To be measured in any case. */
  readonly apps: readonly ProjectFacts[];
  /** To be measured if a Dockerfile builds or starts them. */
  readonly possible: readonly ProjectFacts[];
  readonly dockerfiles: readonly DockerfileMeaning[];
  readonly evidence: readonly BuildEvidence[];
  /** Of input `dockerfile`; absolute. */
  readonly named: string | undefined;
  /** Input `target`. */
  readonly target: string | undefined;
  /** Absolute. */
  readonly workspace: string;
}

export function allProjects({ apps, possible }: OwnershipQuestion): readonly ProjectFacts[] {
  return [...apps, ...possible];
}

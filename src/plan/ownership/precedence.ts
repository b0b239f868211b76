import { posix } from 'node:path';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { isForDevelopment, isPlain } from '../repository/build-files.ts';
import { evidenceFor } from '../repository/evidence.ts';
import type { Claim } from './claims.ts';
import type { DockerfileMeaning } from './meaning.ts';
import { allProjects, type OwnershipQuestion } from './question.ts';

/** Dockerfiles that come before others. */
export interface Tier {
  readonly holds: (dockerfile: DockerfileMeaning) => boolean;
  readonly why?: string;
  /** The projects to which the user says that it belongs. */
  readonly forced?: (dockerfile: DockerfileMeaning) => readonly ProjectFacts[];
  /** It is an error if the Dockerfile makes something else. */
  readonly isRefused?: boolean;
}

/** The Dockerfile that input `dockerfile` names, that the project names, those next to it, all others. */
export function tiersOf(project: ProjectFacts, question: OwnershipQuestion): readonly Tier[] {
  const { named, workspace, apps } = question;
  const folder = posix.dirname(project.path);
  return [
    {
      holds: ({ path }) => path === named,
      why: 'input dockerfile names it',
      forced: () => apps,
    },
    {
      holds: (dockerfile) => isOwn(dockerfile, project),
      why: `DockerfilePath of ${posix.relative(workspace, project.path)} names it`,
      forced: (dockerfile) => allProjects(question).filter((one) => isOwn(dockerfile, one)),
      isRefused: true,
    },
    { holds: ({ path }) => posix.dirname(path) === folder },
    { holds: () => true },
  ];
}

/** `DockerfilePath` or `DockerfileFile` of the project. */
export function isOwn({ path }: DockerfileMeaning, { dockerfile }: ProjectFacts): boolean {
  return dockerfile?.named === true && dockerfile.path === path;
}

/** The best of several Dockerfiles; more than one if only the user can choose. */
export function preferred(
  claims: readonly Claim[],
  project: ProjectFacts,
  question: OwnershipQuestion,
): readonly Claim[] {
  const name = ({ dockerfile }: Claim) => posix.basename(dockerfile.path);
  const isPlainNextTo = (claim: Claim, all: readonly Claim[]) =>
    isPlain(name(claim)) || !all.some((other) => isPlain(name(other)) && folderOf(other) === folderOf(claim));
  const preferences: readonly ((claim: Claim, all: readonly Claim[]) => boolean)[] = [
    (claim) => !isForDevelopment(name(claim)),
    (claim) => evidenceFor(claim.dockerfile, question).length > 0,
    isPlainNextTo,
    ({ how }) => how === 'starts',
    ({ how }) => how === 'builds',
    ({ stage }) => stage.builds.includes(project),
    ({ stage, dockerfile }) => stage === dockerfile.last,
  ];
  let best = claims;
  for (const isBetter of preferences) {
    const better = best.filter((claim) => isBetter(claim, best));
    if (better.length > 0) best = better;
  }
  return best;
}

function folderOf({ dockerfile }: Claim): string {
  return posix.dirname(dockerfile.path);
}

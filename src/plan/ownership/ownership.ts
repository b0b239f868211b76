import { posix } from 'node:path';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { UserError } from '../../model/user-error.ts';
import { isForDevelopment, isPlain } from '../repository/build-files.ts';
import { evidenceFor } from '../repository/evidence.ts';
import { type Claim, type Claimed, claimedBy, claimedByUser } from './claims.ts';
import type { DockerfileMeaning, StageMeaning } from './meaning.ts';
import { mismatch, severalDockerfiles, unclearClaim } from './ownership-errors.ts';
import { allProjects, type OwnershipQuestion } from './question.ts';
import { connection, otherDockerfiles, whyUnused } from './reasons.ts';
import { onePerDockerfile, otherVariants } from './variant-claims.ts';
import { variantText } from './variants.ts';

/** Which Dockerfile makes the image of a project. */
export type Ownership = (
  | { readonly dockerfile: DockerfileMeaning; readonly stage: StageMeaning }
  | { readonly none: true }
) & {
  /** Plain text, for the plan. */
  readonly reason: string;
  /** A Dockerfile that builds or starts it and is not used. */
  readonly notes: readonly string[];
  /** The same, if it may well be the one that is shipped. */
  readonly warnings: readonly string[];
  /** Why Dockerfiles that may well make the shipped image are not used, if none is. */
  readonly doubts: readonly string[];
};

/** The Dockerfiles of each project. It is an error if only the user can choose. */
export type Owners = ReadonlyMap<ProjectFacts, Ownership | UserError>;

/** What is decided about these projects, without those that only the user can decide about. */
export function decided(
  projects: readonly ProjectFacts[],
  owners: Owners,
): readonly (Ownership & { readonly project: ProjectFacts })[] {
  return projects.flatMap((project) => {
    const ownership = owners.get(project);
    return ownership === undefined || ownership instanceof UserError ? [] : [{ project, ...ownership }];
  });
}

/** Decides for every project of a run. Possible projects without a Dockerfile are not in the answer. */
export function ownersOf(question: OwnershipQuestion): Owners {
  const all = allProjects(question).map((project) => [project, decide(project, question)] as const);
  const isPossible = (project: ProjectFacts) => question.possible.includes(project);
  return new Map(all.filter(([project, ownership]) => !isPossible(project) || !('none' in ownership)));
}

function decide(project: ProjectFacts, question: OwnershipQuestion): Ownership | UserError {
  const all = question.dockerfiles.flatMap((dockerfile) => {
    const isChosen = dockerfile.path === question.named || isOwn(dockerfile, project);
    if (dockerfile.isWindows && !isChosen) return [];
    const claim = claimedBy(dockerfile, project, question);
    // A library that is built together with an app is no app.
    const isVague = claim !== undefined && 'among' in claim && question.possible.includes(project);
    return claim === undefined || isVague ? [] : [claim];
  });
  const claims = onePerDockerfile(all, project);
  for (const tier of tiersOf(project, question)) {
    const own = claims.filter(({ dockerfile }) => tier.holds(dockerfile));
    const chosen = own.length > 0 ? chosenOf(own, project, question) : forced(tier, project, question);
    if (chosen instanceof UserError) return chosen;
    if (chosen !== undefined) return owned(project, chosen, { tier, own, claims, all }, question);
  }
  return unowned(project, question);
}

/** The best of the Dockerfiles of a tier. */
function chosenOf(
  claims: readonly Claimed[],
  project: ProjectFacts,
  question: OwnershipQuestion,
): Claim | UserError | undefined {
  const sure = preferred(claims.filter(isSure), project, question);
  const [best, ...others] = sure;
  if (best !== undefined) return others.length === 0 ? best : severalDockerfiles(project, sure, question);
  const [unclear] = claims;
  return unclear === undefined || isSure(unclear) ? undefined : unclearClaim(project, unclear, question);
}

function isSure(claim: Claimed): claim is Claim {
  return 'how' in claim;
}

/** The user says that a Dockerfile is this project's, but it is not known what it makes. */
function forced(
  tier: Tier,
  project: ProjectFacts,
  question: OwnershipQuestion,
): Claim | UserError | undefined {
  const dockerfile = tier.forced && question.dockerfiles.find(tier.holds);
  if (tier.forced === undefined || dockerfile === undefined) return undefined;
  const projects = tier.forced(dockerfile);
  if (!projects.includes(project)) return undefined;
  const claim = claimedByUser(dockerfile, projects, question);
  if (claim === undefined) return tier.isRefused ? mismatch(project, dockerfile, question) : undefined;
  return chosenOf([claim], project, question);
}

/** Dockerfiles that come before others. */
interface Tier {
  readonly holds: (dockerfile: DockerfileMeaning) => boolean;
  readonly why?: string;
  /** The projects to which the user says that it belongs. */
  readonly forced?: (dockerfile: DockerfileMeaning) => readonly ProjectFacts[];
  /** It is an error if the Dockerfile makes something else. */
  readonly isRefused?: boolean;
}

/** The Dockerfile that input `dockerfile` names, that the project names, those next to it, all others. */
function tiersOf(project: ProjectFacts, question: OwnershipQuestion): readonly Tier[] {
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
function isOwn({ path }: DockerfileMeaning, { dockerfile }: ProjectFacts): boolean {
  return dockerfile?.named === true && dockerfile.path === path;
}

/** The best of several Dockerfiles; more than one if only the user can choose. */
function preferred(
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

interface Alternatives {
  readonly tier: Tier;
  /** Of the same tier. */
  readonly own: readonly Claimed[];
  readonly claims: readonly Claimed[];
  /** Those of every variant of a Dockerfile. */
  readonly all: readonly Claimed[];
}

function owned(
  project: ProjectFacts,
  claim: Claim,
  { tier, own, claims, all }: Alternatives,
  question: OwnershipQuestion,
): Ownership {
  const { dockerfile, stage } = claim;
  const [proof] = evidenceFor(dockerfile, question);
  const reason = [
    tier.why,
    connection(project, claim, question),
    own.length > 1 && proof !== undefined ? `${proof.file} builds it` : undefined,
    dockerfile.variant && variantText(dockerfile.variant),
  ].filter((part) => part !== undefined);
  const unused = claims.filter((other) => other.dockerfile.path !== dockerfile.path);
  const isChosenByUser = tier.why !== undefined;
  const { notes, warnings } = isChosenByUser
    ? { notes: [], warnings: [] }
    : otherDockerfiles(project, claim, unused, question);
  return {
    dockerfile,
    stage,
    reason: reason.join('; '),
    doubts: [],
    notes: [...notes, ...otherVariants(project, dockerfile, all)],
    warnings,
  };
}

function unowned(project: ProjectFacts, question: OwnershipQuestion): Ownership {
  return { none: true, warnings: [], ...whyUnused(project, question) };
}

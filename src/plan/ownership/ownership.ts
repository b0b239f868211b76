import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { UserError } from '../../model/user-error.ts';
import { evidenceFor } from '../repository/evidence.ts';
import { type Claim, type Claimed, claimedBy, claimedByUser } from './claims.ts';
import type { DockerfileMeaning, StageMeaning } from './meaning.ts';
import { mismatch, severalDockerfiles, unclearClaim } from './ownership-errors.ts';
import { isOwn, preferred, type Tier, tiersOf } from './precedence.ts';
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

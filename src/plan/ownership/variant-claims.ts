import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import type { Claimed } from './claims.ts';
import type { DockerfileMeaning, StageMeaning } from './meaning.ts';

/** Leaves out variants that do the same with the projects as the Dockerfile does without them. */
export function differing(
  plain: DockerfileMeaning,
  variants: readonly DockerfileMeaning[],
): readonly DockerfileMeaning[] {
  const known = doing(plain);
  return [plain, ...variants.filter((variant) => doing(variant) !== known)];
}

function doing({ stages }: DockerfileMeaning): string {
  const paths = (projects: readonly ProjectFacts[]) => projects.map(({ path }) => path);
  const ofStage = ({ starts, builds, publishes, runs }: StageMeaning) => [starts, builds, publishes, runs];
  return JSON.stringify(stages.map((stage) => ofStage(stage).map(paths)));
}

/**
 * One claim for each Dockerfile: without the arguments of compose and bake files if it makes the project then too, else
 * with those that publish it. More than one if they make it in different stages.
 */
export function onePerDockerfile(claims: readonly Claimed[], project: ProjectFacts): readonly Claimed[] {
  const byPath = Map.groupBy(claims, ({ dockerfile }) => dockerfile.path);
  return [...byPath.values()].flatMap((own) => {
    const plain = own.filter(({ dockerfile }) => dockerfile.variant === undefined);
    const isWhole = plain.some(
      (claim) => makesSurely(claim) && claim.dockerfile.unknownProject === undefined,
    );
    const variants = own.filter((claim) => claim.dockerfile.variant !== undefined && makesSurely(claim));
    return isWhole || variants.length === 0 ? plain : onePerStage(variants, project);
  });
}

function makesSurely(claim: Claimed): boolean {
  return 'stages' in claim || ('how' in claim && ['starts', 'builds'].includes(claim.how));
}

function onePerStage(claims: readonly Claimed[], project: ProjectFacts): readonly Claimed[] {
  const building = claims.filter((claim) => 'stage' in claim && claim.stage.builds.includes(project));
  const best = building.length > 0 ? building : claims;
  const stageOf = (claim: Claimed) => ('stage' in claim ? claim.stage.label : '');
  return [...Map.groupBy(best, stageOf).values()].flatMap(([first]) => first ?? []);
}

/** What to say of other build arguments with which the same Dockerfile makes the project too. */
export function otherVariants(
  project: ProjectFacts,
  used: DockerfileMeaning,
  claims: readonly Claimed[],
): readonly string[] {
  const { variant } = used;
  const others = claims.flatMap((claim) => {
    const isOther = claim.dockerfile.path === used.path && claim.dockerfile !== used && makesSurely(claim);
    return isOther && claim.dockerfile.variant ? [claim.dockerfile.variant.entry] : [];
  });
  if (variant === undefined || others.length === 0) return [];
  return [
    `${project.name} is built with the build-args of ${variant.entry} in ${variant.file}, and not with those of ${[...new Set(others)].join(', ')}. Input build-args sets others.`,
  ];
}

import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { UserError } from '../../model/user-error.ts';
import type { Claim, Claimed } from './claims.ts';
import type { DockerfileMeaning } from './meaning.ts';
import { allProjects, type OwnershipQuestion } from './question.ts';
import { connection, doubtText, shown, startText } from './reasons.ts';
import { variantText } from './variants.ts';

/** Several Dockerfiles make the same image. */
export function severalDockerfiles(
  project: ProjectFacts,
  claims: readonly Claim[],
  question: OwnershipQuestion,
): UserError {
  const candidates = claims.map(
    (claim) =>
      `${shown(claim.dockerfile, question)} (${[
        connection(project, claim, question),
        ...(claim.dockerfile.variant ? [variantText(claim.dockerfile.variant)] : []),
      ].join('; ')})`,
  );
  return new UserError(
    `Several Dockerfiles make the image of ${project.name}. Choose one with input dockerfile, or set DockerfilePath in ${shown(project, question)}. Candidates: ${candidates.join(', ')}.`,
  );
}

/** Several stages of a Dockerfile start the project, or one stage may be the image of several projects. */
export function unclearClaim(
  project: ProjectFacts,
  claimed: Exclude<Claimed, Claim>,
  question: OwnershipQuestion,
): UserError {
  const { dockerfile } = claimed;
  const path = shown(dockerfile, question);
  if ('stages' in claimed) {
    const stages = claimed.stages.map(({ label }) => label).join(', ');
    return new UserError(
      `Several stages of ${path} start ${project.assemblyName}.dll: ${stages}. The last stage, ${dockerfile.last.label}, does not. Choose one with input target.`,
    );
  }
  const candidates = claimed.among.map((one) => `${shown(one, question)} (${one.assemblyName}.dll)`);
  return new UserError(
    `It is unclear which project ${path} belongs to: ${doubtText(dockerfile, dockerfile.last)}. Candidates: ${candidates.join(', ')}. Name one of them with input project, or set DockerfilePath in its project file.`,
  );
}

/** A project names a Dockerfile that makes something else. */
export function mismatch(
  project: ProjectFacts,
  dockerfile: DockerfileMeaning,
  question: OwnershipQuestion,
): UserError {
  return new UserError(
    `DockerfilePath of ${shown(project, question)} names ${shown(dockerfile, question)}, which does not make it: ${startText(dockerfile.last)}. Fix DockerfilePath, or choose the stage with input target.`,
  );
}

/** The Dockerfile that input `dockerfile` names belongs to no project of the run. */
export function belongsToNone(dockerfile: DockerfileMeaning, question: OwnershipQuestion): UserError {
  const names = allProjects(question).map(
    (project) => `${shown(project, question)} (${project.assemblyName}.dll)`,
  );
  return new UserError(
    `The Dockerfile ${shown(dockerfile, question)} belongs to none of the projects: ${startText(dockerfile.last)}. Candidates: ${names.join(', ') || 'none'}. Name its project with input project.`,
  );
}

import { posix } from 'node:path';
import { dockerOnlyInputs } from '../action/inputs.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import { UserError } from '../model/user-error.ts';
import type { PlanInputs } from './owned-projects.ts';
import { stageNamed } from './ownership/makes.ts';
import type { StageMeaning } from './ownership/meaning.ts';
import { decided, type Owners } from './ownership/ownership.ts';
import type { ProjectTarget } from './target.ts';

/** Input `name` is for one image. */
export function refuseOneName(
  name: string | undefined,
  chosen: readonly ProjectFacts[],
  workspace: string,
): void {
  if (name === undefined || chosen.length < 2) return;
  const paths = chosen.map(({ path }) => posix.relative(workspace, path)).join(', ');
  throw new UserError(
    `Input name: ${JSON.stringify(name)} is one name, but there are ${chosen.length} images: ${paths}. Name one with input project.`,
  );
}

/** With builder auto it is known only now that the run has no Docker build, or no such stage. */
export function refuseUnusedInputs(targets: readonly ProjectTarget[], inputs: PlanInputs): void {
  const [unused] = dockerOnlyInputs(inputs);
  if (unused !== undefined && targets.length > 0 && !targets.some(({ docker }) => docker)) {
    throw new UserError(
      `Input ${unused} is for Docker builds, but ${targets.map(({ name }) => name).join(', ')} has no Dockerfile and is built by the .NET SDK. Set input builder to docker, or leave ${unused} out.`,
    );
  }
}

/** Input `target` must name a stage of a Dockerfile that is used, and the stage must be the image of a project. */
export function refuseUnknownStage(
  owners: Owners,
  chosen: readonly ProjectFacts[],
  target: string | undefined,
): void {
  const used = decided(chosen, owners).filter((one) => 'dockerfile' in one);
  if (target === undefined || used.length === 0) return;
  const having = used.filter(({ dockerfile }) => stageNamed(dockerfile, target) !== undefined);
  if (having.some(({ dockerfile, stage }) => stageNamed(dockerfile, target) === stage)) return;
  const [first] = having;
  if (first === undefined) {
    const dockerfiles = new Set(used.map(({ dockerfile }) => dockerfile));
    const known = [...dockerfiles].map(({ read, stages }) => `${read.path} has ${namesOf(stages)}`);
    throw new UserError(
      `Input target: no Dockerfile of this run has a stage \`${target}\`. ${known.join('; ')}.`,
    );
  }
  const images = having.map(({ project, stage }) => `${project.name} is stage ${stage.label}`);
  throw new UserError(
    `Input target: stage \`${target}\` of ${first.dockerfile.read.path} is not the image of one project (${images.join(', ')}). Leave target out, or name one project with input project.`,
  );
}

function namesOf(stages: readonly StageMeaning[]): string {
  const names = stages.flatMap(({ label, isNamed }) => (isNamed ? [label] : []));
  return names.length === 0 ? 'no stage with a name' : names.join(', ');
}

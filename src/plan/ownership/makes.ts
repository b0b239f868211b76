import { posix } from 'node:path';
import { isWithin } from '../../dockerfile/paths.ts';
import type { ProjectFacts } from '../../dotnet/project/project-facts.ts';
import { evidenceFor } from '../repository/evidence.ts';
import type { DockerfileMeaning, StageMeaning } from './meaning.ts';
import type { OwnershipQuestion } from './question.ts';

/** The projects of the run that an image of this stage holds, as an app. */
export function makes(
  { starts, start, isFilled, builds, publishes, runs }: StageMeaning,
  dockerfile: DockerfileMeaning,
  { apps }: Pick<OwnershipQuestion, 'apps'>,
): readonly ProjectFacts[] {
  if (!isFilled) return [];
  if (starts.length > 0) return nearest(starts, dockerfile);
  if (isForeign(start)) return [];
  // Whoever only builds something, and not one app, compiles or tests it.
  const built = builds.filter((project) => apps.includes(project));
  const shipped = [...new Set([...publishes, ...runs])];
  const candidates = [shipped.filter((project) => apps.includes(project)), shipped, built];
  const made = candidates.find(({ length }) => length > 0) ?? [];
  return made === built && built.length > 1 ? [] : nearest(made, dockerfile);
}

/** Of several, the one in the Dockerfile's folder, else the one below it, if that is only one. */
function nearest(projects: readonly ProjectFacts[], { path }: DockerfileMeaning): readonly ProjectFacts[] {
  if (projects.length < 2) return projects;
  const folder = posix.dirname(path);
  const inFolder = projects.filter((project) => posix.dirname(project.path) === folder);
  const below = projects.filter((project) => isWithin(project.path, folder));
  return [inFolder, below].find(({ length }) => length === 1) ?? projects;
}

/** Stages before the last one. A stage that another one of them is built on is only a part of it. */
export function stagesThatStart(
  project: ProjectFacts,
  dockerfile: DockerfileMeaning,
  question: OwnershipQuestion,
): readonly StageMeaning[] {
  const starting = dockerfile.stages.slice(0, -1).filter((stage) => {
    const [only, ...others] = stage.starts.length > 0 ? makes(stage, dockerfile, question) : [];
    return only === project && others.length === 0;
  });
  const whole = starting.filter((stage) => !starting.some(({ parent }) => parent === stage.index));
  const proven = whole.filter((stage) =>
    evidenceFor(dockerfile, question).some(
      ({ target }) => target !== undefined && stageNamed(dockerfile, target) === stage,
    ),
  );
  return proven.length === 1 ? proven : whole;
}

/** It surely starts no app of the run. */
export function isForeign(start: StageMeaning['start']): boolean {
  return typeof start === 'object' && 'other' in start && start.kind !== 'unknown';
}

/** As BuildKit looks for it: by name, in any case of letters. */
export function stageNamed({ stages }: DockerfileMeaning, target: string): StageMeaning | undefined {
  const wanted = target.toLowerCase();
  return stages.find(({ label, isNamed }) => isNamed && label === wanted);
}

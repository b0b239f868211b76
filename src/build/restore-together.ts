import type { Inputs } from '../action/inputs.ts';
import { isSourceFile } from '../dotnet/project/file-based-app.ts';
import { restoresNothing } from '../dotnet/publish/restore.ts';
import { UserError } from '../model/user-error.ts';
import { publishOptions } from '../plan/find-targets.ts';
import { isPublished, type ProjectTarget, type Target } from '../plan/target.ts';
import type { Places, Tools } from '../tools/tools.ts';

/**
 * Restores several projects at once.
 * @returns the targets; those that were restored are marked.
 */
export async function restoreTogether(
  targets: readonly Target[],
  inputs: Inputs,
  places: Places,
  { dotnet, log }: Pick<Tools, 'dotnet' | 'log'>,
): Promise<readonly Target[]> {
  const together = targets.filter(canBeRestored);
  if (together.length < 2 || restoresNothing(inputs.publishArgs)) return targets;
  try {
    const paths = together.map(({ project }) => project.path);
    await dotnet.restore(paths, publishOptions(inputs, places));
  } catch (error) {
    // If a project is broken, that is reported when it is published.
    if (!(error instanceof UserError)) throw error;
    log.info(`Each project is restored by itself: ${error.message}`);
    return targets;
  }
  return targets.map((target) => (canBeRestored(target) ? { ...target, restored: true } : target));
}

/**
 * It is published by this action: a Dockerfile that builds from source restores in the image, with what only that has.
 * A file-based app (`app.cs`) is no project that can be listed.
 */
function canBeRestored(target: Target): target is ProjectTarget {
  return 'project' in target && !isSourceFile(target.project.path) && isPublished(target);
}

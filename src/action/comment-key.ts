import { createHash } from 'node:crypto';
import { formatPlatform } from '../model/image.ts';
import type { RunEvent } from './event.ts';
import { sourceWithoutVersion } from './image-source.ts';
import type { Inputs } from './inputs.ts';

/** The inputs that decide what is measured, because matrix jobs may differ in them. No values of secrets. */
type ChoosingInputs = Pick<
  Inputs,
  | 'commentKey'
  | 'name'
  | 'projects'
  | 'framework'
  | 'builder'
  | 'dockerfile'
  | 'configuration'
  | 'baseImage'
  | 'docker'
  | 'platforms'
  | 'image'
>;

/**
 * The key of the run's comment: the user's, otherwise made of the workflow, the job and the inputs that decide what is
 * measured, so that matrix jobs do not share a comment. It is known before anything is measured, and is the same for
 * every push to a pull request, even if projects are added or removed.
 * @param runner operating system and processor of the runner, because matrix jobs may differ in them too.
 */
export function commentKey(
  event: Pick<RunEvent, 'workflow' | 'job'>,
  inputs: ChoosingInputs,
  runner: readonly string[],
): string {
  if (inputs.commentKey !== undefined) return inputs.commentKey;
  const { name, projects, framework, builder, dockerfile, configuration, baseImage, docker } = inputs;
  const image = inputs.image && sourceWithoutVersion(inputs.image);
  const chosen = [
    projects,
    framework,
    builder,
    dockerfile,
    configuration,
    baseImage,
    docker.target,
    inputs.platforms.map(formatPlatform),
    // Left out if not set, so that the keys of comments from before this input existed stay valid.
    ...(image === undefined ? [] : [image]),
  ];
  const hash = createHash('sha256')
    .update(JSON.stringify([...chosen, ...runner]))
    .digest('hex')
    .slice(0, 8);
  const shown = name ?? image ?? (projects.join(', ') || 'all projects');
  return [event.workflow, event.job, shown, hash].join('/');
}

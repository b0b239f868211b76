import { createHash } from 'node:crypto';
import { formatPlatform } from '../model/image.ts';
import type { RunEvent } from './event.ts';
import { steadySource } from './image-source.ts';
import type { Inputs } from './inputs.ts';

/** The inputs that decide what is measured, as two legs of a matrix may differ in them; no values of secrets. */
type Choosing = Pick<
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
 * Which comment of a pull request is this run's: the user's key, else workflow, job, the image's name and what else
 * was chosen, so that legs of a matrix never share one. Known before anything is measured, and the same from push to
 * push of a pull request, whatever projects come and go.
 * @param runner operating system and processor of the runner, which legs may differ in too.
 */
export function commentKey(
  event: Pick<RunEvent, 'workflow' | 'job'>,
  inputs: Choosing,
  runner: readonly string[],
): string {
  if (inputs.commentKey !== undefined) return inputs.commentKey;
  const { name, projects, framework, builder, dockerfile, configuration, baseImage, docker } = inputs;
  const image = inputs.image && steadySource(inputs.image);
  const chosen = [
    projects,
    framework,
    builder,
    dockerfile,
    configuration,
    baseImage,
    docker.target,
    inputs.platforms.map(formatPlatform),
    // Without it the keys stay what they were before there was such an input.
    ...(image === undefined ? [] : [image]),
  ];
  const hash = createHash('sha256')
    .update(JSON.stringify([...chosen, ...runner]))
    .digest('hex')
    .slice(0, 8);
  const shown = name ?? image ?? (projects.join(', ') || 'all projects');
  return [event.workflow, event.job, shown, hash].join('/');
}

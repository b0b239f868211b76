import { dirname } from 'node:path';
import type { RunEvent } from '../action/event.ts';
import type { Inputs } from '../action/inputs.ts';
import type { Git } from '../git/git.ts';
import type { GitRepository } from '../git/repository.ts';
import type { Target } from '../plan/target.ts';
import type { Places } from '../tools/tools.ts';

/** The run that needs a baseline. */
export interface BaselineRequest {
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly places: Places;
  /** What the run itself measures. */
  readonly targets: readonly Target[];
}

/** The workspace's own checkout; if the workspace has several, the checkout of the projects. */
export function checkoutOf(
  { places: { workspace }, targets }: Pick<BaselineRequest, 'places' | 'targets'>,
  git: Pick<Git, 'open'>,
): GitRepository | undefined {
  const own = git.open(workspace, workspace);
  const [first] = targets;
  if (own || !first || 'source' in first) return own;
  return git.open(dirname(first.project.path), workspace);
}

import type { Scene } from '../github/scene.ts';
import { type Change, type History, pullRequestOf } from './history.ts';
import { type Acted, act } from './scene.ts';

/** A run on the merge checkout of a pull request with that change. */
export async function measureChange(
  hub: Scene,
  history: History,
  change: Change,
  step: Pick<Parameters<typeof act>[0], 'with' | 'env'>,
): Promise<Acted> {
  const base = await history.git('rev-parse', 'main');
  const head = await history.commit({ branch: 'feature', change });
  const merge = await history.merge('feature');
  return act({
    workspace: await history.checkout('refs/pull/7/merge'),
    event: pullRequestOf({ head, base, merge }),
    apiUrl: hub.github.url,
    ...step,
    with: { 'sdk-image': 'none', ...step.with },
  });
}

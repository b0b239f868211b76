import { bounds } from '../docker/bounds.ts';
import type { Digest } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import type { Tools } from '../tools/tools.ts';

/**
 * Has the engine push, as long as something comes of it.
 * @throws UserError where the measuring registry sees nothing of it for too long: then it is given up.
 */
export async function pushWhileActive(
  tag: string,
  { docker, registry }: Pick<Tools, 'docker' | 'registry'>,
): Promise<Digest> {
  const abort = new AbortController();
  let seen = registry.activity;
  let quietSince = performance.now();
  const watch = setInterval(() => {
    if (registry.activity !== seen) quietSince = performance.now();
    seen = registry.activity;
    if (performance.now() - quietSince < bounds.pushIdle) return;
    abort.abort(
      new UserError(
        `The Docker engine pushed nothing for ${bounds.pushIdle / 1000} s, so its push was given up.`,
      ),
    );
  }, bounds.pushIdle / 20);
  try {
    return await docker.push(tag, abort.signal);
  } finally {
    clearInterval(watch);
  }
}

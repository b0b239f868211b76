import type { EngineFacts } from '../docker/engine-facts.ts';
import { UserError } from '../model/user-error.ts';
import type { Tools } from './tools.ts';

/**
 * The engine, once it has asked the measuring registry for an image that is not there: it may push only after that
 * request arrived, since an engine elsewhere would send the image to whoever listens on that port there.
 * @throws UserError where no engine answers, or one that sees another loopback interface than we.
 */
export async function reachableEngine({
  docker,
  registry,
}: Pick<Tools, 'docker' | 'registry'>): Promise<EngineFacts> {
  const engine = await docker.engine();
  const probe = registry.probe();
  const asked = probe.asked.then(() => undefined);
  // It ends by itself: at once where the connection is refused, at the probe's own bound where nobody answers.
  const said = await Promise.race([asked, docker.probe(probe.reference)]);
  if (said === undefined) return engine;
  throw new UserError(
    `The Docker engine cannot reach the measuring registry at ${registry.address} (${said}). It runs elsewhere: in a container job, rootless, in a virtual machine, or at a remote DOCKER_HOST. Run this job directly on the runner, or set input builder to sdk, which needs no engine; of an image that is there already, docker save makes one for image: archive://PATH.`,
  );
}

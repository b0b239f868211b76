import type { Buildx } from '../../src/docker/buildx.ts';

const never = async (): Promise<never> => {
  throw new Error('nothing of buildx is to be used');
};

/** buildx is not there, or set to the engine. */
export const NO_BUILDX: Buildx = {
  builder: async () => undefined,
  probe: never,
  buildAndPush: never,
  buildToArchive: never,
};

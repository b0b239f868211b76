import type { ExecuteOptions } from '../process/execute.ts';
import type { BuildRequest } from './build-request.ts';

/** Where and with which environment a build is started. */
export function buildEnvironment(request: BuildRequest): Pick<ExecuteOptions, 'cwd' | 'env'> {
  return {
    // Clients before 23 build with the classic builder unless told otherwise.
    env: { DOCKER_BUILDKIT: '1', ...cacheService(request, process.env) },
    ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
  };
}

/** The cache `type=gha` speaks to the service that the runner names to actions; nothing else gets its token. */
function cacheService(
  { options = {} }: BuildRequest,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const caches = [...(options.cacheFrom ?? []), ...(options.cacheTo ?? [])];
  if (!caches.some((cache) => /(^|,)type=gha(,|$)/.test(cache))) return {};
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('ACTIONS_')));
}

import type { Environment } from '../../process/environment.ts';

/**
 * What must change in the environment so that the SDK speaks plain HTTP to these registries on this machine,
 * and not through a proxy. What the user set stays set.
 */
export function containerEnvironment(environment: Environment, registries: readonly string[]): Environment {
  const direct = ['localhost', '127.0.0.1', '::1'];
  const noProxy = joined([environment.NO_PROXY, environment.no_proxy], direct, ',');
  return {
    // SDK 9.0.100 and later; before, only the host name localhost is spoken to without TLS.
    DOTNET_CONTAINER_INSECURE_REGISTRIES: joined(
      [environment.DOTNET_CONTAINER_INSECURE_REGISTRIES],
      registries,
      ';',
    ),
    NO_PROXY: noProxy,
    no_proxy: noProxy,
  };
}

function joined(before: readonly (string | undefined)[], more: readonly string[], separator: string): string {
  const parts = before.flatMap((list) => (list ?? '').split(separator)).map((part) => part.trim());
  return [...new Set([...parts.filter((part) => part !== ''), ...more])].join(separator);
}

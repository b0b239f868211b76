const PATIENCE_MS = 2_000;

/**
 * Whether Microsoft's registry serves the base images of a channel (`10.0`). A proxy's error or page in
 * its place does not count: an answer for a manifest names its digest.
 */
export async function mcrServes(channel: string): Promise<boolean> {
  try {
    const answer = await fetch(`https://mcr.microsoft.com/v2/dotnet/aspnet/manifests/${channel}`, {
      method: 'HEAD',
      headers: { accept: 'application/vnd.docker.distribution.manifest.list.v2+json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok && answer.headers.has('docker-content-digest');
  } catch {
    return false; // no route, no name, no time: each means that it cannot be used
  }
}

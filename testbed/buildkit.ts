import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { BedEngine } from './bed.ts';
import { run } from './commands.ts';

/** A BuildKit that buildx uses as a builder with the driver `remote`. */
export interface BuildKit {
  /** Name of the builder. */
  readonly builder: string;
  /** Its address: `tcp://127.0.0.1:PORT`. */
  readonly endpoint: string;
  /** The environment to run `docker` with, in which it is the builder that is used. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

// What opens BuildKit's API on the engine's, as the `docker` driver of buildx does it (moby, api/server/router/grpc).
const UPGRADE =
  'POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 0\r\n\r\n';

/**
 * Serves the BuildKit inside the modern engine at a TCP address, and creates a builder for it. Debian has no
 * package of buildkitd. To buildx it is like any other: it pushes (`push=true,store=false`), writes `type=oci`, and
 * loads nothing into the engine by itself. Unlike a buildkitd, it finds base images that the engine has.
 */
export async function startBuildKit(engine: BedEngine): Promise<BuildKit> {
  const socket = (engine.env.DOCKER_HOST ?? '').replace(/^unix:\/\//, '');
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(socket);
    for (const end of [client, upstream]) {
      open.add(end);
      end.once('close', () => open.delete(end));
    }
    join(client, upstream);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const builder = `bed-${randomBytes(4).toString('hex')}`;
  await run('docker', ['buildx', 'create', '--name', builder, '--driver', 'remote', endpoint], engine);
  return {
    builder,
    endpoint,
    env: { ...engine.env, BUILDX_BUILDER: builder },
    stop: async () => {
      await run('docker', ['buildx', 'rm', builder], engine);
      for (const end of open) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function join(client: Socket, upstream: Socket): void {
  client.once('error', () => upstream.destroy());
  upstream.once('error', () => client.destroy());
  client.once('close', () => upstream.destroy());
  upstream.once('close', () => client.destroy());
  let head = Buffer.alloc(0);
  const onData = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    upstream.off('data', onData);
    if (!head.subarray(0, end).toString().startsWith('HTTP/1.1 101 ')) {
      client.destroy();
      return;
    }
    client.write(head.subarray(end + 4));
    upstream.pipe(client);
    client.pipe(upstream);
  };
  upstream.on('data', onData);
  upstream.write(UPGRADE);
}

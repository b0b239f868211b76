import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { loadImage, removeImage } from './images.ts';
import type { Scene } from './scene.ts';
import { stepCost } from './step.ts';

/** What reading the base image's and the SDK image's documents cost in one step. */
export interface ComparisonCost {
  /** Bytes through the registry's connections, headers included, both ways. */
  readonly bytes: number;
  /** ms during which an answer was waited for. */
  readonly ms: number;
}

/** Weighs the smallest image, with the base images' registry behind a tap that counts. */
export async function comparisonCost({ bed, engine, base, say }: Scene): Promise<ComparisonCost | undefined> {
  // Without stand-ins the registry is Microsoft's, which no tap can listen to.
  if (!bed.standIns) return undefined;
  say('comparing with the SDK image ...');
  const tap = await startTap(Number(bed.registry.split(':')[1]));
  const tag = await loadImage({ name: 'comparison', bytes: 1e6, layers: 1, files: 10 }, base, engine);
  try {
    await stepCost(
      { image: `local://${tag}`, 'registry-mirrors': `mcr.microsoft.com=localhost:${tap.port}` },
      bed,
    );
    return tap.cost();
  } finally {
    await removeImage(tag, engine);
    tap.close();
  }
}

interface Tap {
  readonly port: number;
  cost(): ComparisonCost;
  close(): void;
}

/** Passes connections on to a port of this machine. */
async function startTap(port: number): Promise<Tap> {
  let [bytes, ms, waiting, since] = [0, 0, 0, 0];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let asked = false;
    const mark = (now: boolean): void => {
      if (asked === now) return;
      asked = now;
      if (now && waiting++ === 0) since = performance.now();
      if (!now && --waiting === 0) ms += performance.now() - since;
    };
    client.on('data', (chunk) => {
      bytes += chunk.length;
      mark(true);
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      bytes += chunk.length;
      mark(false);
      client.write(chunk);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('close', () => other.destroy());
      socket.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cost: () => ({ bytes, ms }),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

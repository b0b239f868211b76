import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A network in which the action is alone, but for some ports of this machine's loopback interface. */
export interface OtherNetwork {
  /** For a step: starts the action in there. */
  readonly step: { readonly bundle: string; readonly env: Readonly<Record<string, string>> };
  close(): Promise<void>;
}

/** Only root may make a network of its own. */
export const mayHaveOtherNetwork = process.getuid?.() === 0;

/** @param ports lead to the same ports of this machine. */
export async function otherNetwork(ports: readonly number[]): Promise<OtherNetwork> {
  const folder = await mkdtemp(join(tmpdir(), 'other-network-'));
  const servers = await Promise.all(ports.map((port) => relay(join(folder, String(port)), port)));
  return {
    step: {
      bundle: fileURLToPath(new URL('../../fixtures/e2e/other-network.mjs', import.meta.url)),
      env: { RELAYS: ports.map((port) => `${port} ${join(folder, String(port))}`).join('\n') },
    },
    close: async () => {
      for (const { server, open } of servers) {
        for (const socket of open) socket.destroy();
        server.close();
        await once(server, 'close');
      }
      await rm(folder, { recursive: true });
    },
  };
}

async function relay(path: string, port: number): Promise<{ server: Server; open: Set<Socket> }> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });
  server.listen(path);
  await once(server, 'listening');
  return { server, open };
}

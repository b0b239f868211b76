import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublishedLayer } from './independent.ts';

/** A proxy in front of the measuring registry that keeps a copy of each blob and manifest that goes through. */
export interface Tee extends AsyncDisposable {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** Layers of the last manifest that went through. */
  layers(): readonly PublishedLayer[];
  /** Puts the blobs that went through into a registry, which checks their digests. */
  copyBlobs(registry: string, repository: string): Promise<void>;
}

/** @param target gives `HOST:PORT` of the registry, asked at each request. */
export async function startTee(target: () => Promise<string>): Promise<Tee> {
  const uploads = new Map<string, Buffer[]>();
  const blobs = new Map<string, Buffer>();
  let manifest = Buffer.alloc(0);

  function keep(method: string | undefined, url: URL, body: Buffer): void {
    if (method === 'PUT' && url.pathname.includes('/manifests/')) manifest = Buffer.from(body);
    if (!url.pathname.includes('/blobs/uploads/') || (method !== 'PATCH' && method !== 'PUT')) return;
    const parts = uploads.get(url.pathname) ?? [];
    uploads.set(url.pathname, [...parts, body]);
    const digest = url.searchParams.get('digest');
    if (method === 'PUT' && digest) blobs.set(digest, Buffer.concat([...parts, body]));
  }

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const [host, port] = (await target()).split(':');
    const body: Buffer[] = [];
    const onward = request({
      host,
      port,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
    });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', (error) => outgoing.destroy(error));
    for await (const chunk of incoming) {
      body.push(chunk as Buffer);
      onward.write(chunk);
    }
    onward.end();
    keep(incoming.method, new URL(incoming.url ?? '/', 'http://tee'), Buffer.concat(body));
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch((error: Error) => outgoing.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    layers: () => (JSON.parse(manifest.toString()) as { layers: PublishedLayer[] }).layers,
    async copyBlobs(registry, repository) {
      for (const [digest, blob] of blobs) await putBlob(registry, repository, digest, blob);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function putBlob(registry: string, repository: string, digest: string, blob: Buffer): Promise<void> {
  const start = await fetch(`http://${registry}/v2/${repository}/blobs/uploads/`, { method: 'POST' });
  const location = new URL(start.headers.get('location') ?? '', `http://${registry}`);
  location.searchParams.set('digest', digest);
  const { status } = await fetch(location, { method: 'PUT', body: new Uint8Array(blob) });
  if (status !== 201) throw new Error(`${registry} answered ${status} to blob ${digest}`);
}

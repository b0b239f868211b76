import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { Readable } from 'node:stream';
import type { PushableImage } from './pushable-image.ts';
import { digestOf } from './pushable-image.ts';

/** Speaks the OCI distribution protocol to a registry, step by step, as builders do. */

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Sent {
  /** An iterable is sent in chunked transfer encoding. */
  readonly body?: Uint8Array | string | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Pusher {
  readonly #host: string;
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });
  readonly address: string;
  readonly repository: string;

  constructor(address: string, repository = 'team/app') {
    this.address = address;
    const [host = '', port] = address.split(':');
    this.#host = host;
    this.#port = Number(port);
    this.repository = repository;
  }

  send(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
    const whole =
      typeof body === 'string' ? Buffer.from(body) : body instanceof Uint8Array ? body : undefined;
    const stated = whole ? { 'Content-Length': String(whole.length) } : {};
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: this.#host,
          port: this.#port,
          agent: this.#agent,
          method,
          path,
          headers: { ...stated, ...headers },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      call.on('error', reject);
      if (body === undefined || whole !== undefined) return void call.end(whole);
      // A body that fails cuts the connection.
      Readable.from(body as Iterable<Uint8Array>)
        .on('error', (error) => call.destroy(error))
        .pipe(call);
    });
  }

  headBlob(digest: string): Promise<Answer> {
    return this.send('HEAD', `/v2/${this.repository}/blobs/${digest}`);
  }

  headManifest(reference: string): Promise<Answer> {
    return this.send('HEAD', `/v2/${this.repository}/manifests/${reference}`);
  }

  start(query = ''): Promise<Answer> {
    return this.send('POST', `/v2/${this.repository}/blobs/uploads/${query}`, { body: '' });
  }

  /** The location of a new upload session. */
  async open(): Promise<string> {
    return (await this.start()).headers.location ?? '';
  }

  patch(location: string, body: Sent['body'], headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('PATCH', location, { ...(body === undefined ? {} : { body }), headers });
  }

  finish(location: string, digest: string, body: NonNullable<Sent['body']> = ''): Promise<Answer> {
    return this.send('PUT', `${location}?digest=${encodeURIComponent(digest)}`, { body });
  }

  putManifest(reference: string, bytes: Uint8Array | string, mediaType?: string): Promise<Answer> {
    const headers = mediaType === undefined ? {} : { 'Content-Type': mediaType };
    return this.send('PUT', `/v2/${this.repository}/manifests/${reference}`, { body: bytes, headers });
  }

  /** HEAD first, then the upload, as every builder does. True if it was sent. */
  async pushBlob(bytes: Buffer, how: Style = docker): Promise<boolean> {
    const digest = digestOf(bytes);
    if ((await this.headBlob(digest)).status === 200) return false;
    const answer = await how(this, bytes, digest);
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.body}`);
    return true;
  }

  /** The digests of the blobs that were sent. */
  async pushImage(image: PushableImage, how: Style = docker, tag = 'latest'): Promise<string[]> {
    const sent: string[] = [];
    for (const blob of [...image.layers.map((layer) => layer.blob), image.config]) {
      if (await this.pushBlob(blob, how)) sent.push(digestOf(blob));
    }
    const answer = await this.putManifest(tag, image.manifest, image.mediaType);
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.body}`);
    return sent;
  }

  close(): void {
    this.#agent.destroy();
  }
}

export type Style = (pusher: Pusher, bytes: Buffer, digest: string) => Promise<Answer>;

/** Docker's classic store: POST, one PATCH in chunked transfer encoding without Content-Range, PUT without a body. */
export const docker: Style = async (pusher, bytes, digest) => {
  const patched = await pusher.patch(await pusher.open(), inPieces(bytes, 32 * 1024));
  return pusher.finish(patched.headers.location ?? '', digest);
};

/** containerd: POST and one PUT with the body. */
export const containerd: Style = async (pusher, bytes, digest) =>
  pusher.finish(await pusher.open(), digest, inPieces(bytes, 10_000));

/** The .NET SDK: a mount that is refused, then PATCHes of 64 KiB with Content-Range, then PUT. */
export const dotnetSdk: Style = async (pusher, bytes, digest) => {
  await pusher.start(`?mount=${encodeURIComponent(digest)}&from=dotnet/aspnet`);
  let location = await pusher.open();
  for (let at = 0; at < bytes.length; at += 64 * 1024) {
    const chunk = bytes.subarray(at, at + 64 * 1024);
    const range = { 'Content-Range': `${at}-${at + chunk.length - 1}` };
    location = (await pusher.patch(location, chunk, range)).headers.location ?? '';
  }
  return pusher.finish(location, digest);
};

/** OCI distribution spec, "Single POST". */
export const singlePost: Style = (pusher, bytes, digest) =>
  pusher.send('POST', `/v2/${pusher.repository}/blobs/uploads/?digest=${digest}`, { body: bytes });

export function* inPieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

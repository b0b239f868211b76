import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, hostname } from 'node:os';
import type { Digest, ImageContents, Platform } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import type { ContentNormalizer } from '../layer/tar-reader.ts';
import type { ApiState } from './api-call.ts';
import { answer } from './distribution-api.ts';
import { type BlobSizeSource, PushStore } from './push-store.ts';
import { pushedImage } from './pushed-image.ts';
import { BodyGate } from './request-body.ts';
import { UploadSessions } from './upload-sessions.ts';

/** Tag under which images go through it. */
export const TAG = 'head';

/**
 * A registry inside this process, on the loopback interface, that builders push to. It answers that it has the
 * base image, so builders send only what the app adds. Of that it keeps figures and names, never the bytes, and it
 * serves no content.
 */
export interface MeasuringRegistry {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  /** The repository to push to: `measure/` and 32 hexadecimal digits. */
  readonly repository: string;
  /** Answers from now on that it has the layers of this image, so that builders do not send them. */
  expectBase(base: ImageContents): void;
  /**
   * Sets how a blob that was neither sent nor expected is found: `sizeOf` gives its size in bytes at the base's own
   * registry, or undefined. It is called once per blob. If it fails, the blob counts as missing and is sent.
   */
  findMissingBlobs(sizeOf: BlobSizeSource): void;
  /**
   * The image that was pushed to `repository` and that its builder says it built.
   * @param built digest of its config, manifest or index.
   * @throws UserError if that image did not arrive. An unexpected error of an earlier request is thrown here too: it is
   * a bug.
   */
  image(repository: string, built: Digest, platform: Platform): ImageContents;
  /** A reference that does not exist, and a promise that resolves when a request for it is received. */
  probe(): Probe;
  /** Bytes of all request bodies so far. */
  readonly bytesReceived: number;
  /** Changes with every request and every byte of one. */
  readonly activity: number;
  close(): Promise<void>;
}

export interface Probe {
  readonly reference: string;
  readonly received: Promise<void>;
}

export interface MeasuringRegistryOptions {
  /** Tried first, before a free one. */
  readonly preferredPort?: number;
  /** Says what counts of a file in a layer; by default all of it. */
  readonly normalize?: ContentNormalizer;
}

/**
 * The same at every run: Docker keeps a record of every registry that it pushed a layer to. IANA has no service for it,
 * and it is below the ports that Linux assigns by itself.
 */
export const PREFERRED_PORT = 28_515;

/**
 * The same at every run of a user on a machine: Docker keeps records of up to 50 repositories per layer, and drops
 * the oldest. Jobs in containers that share an engine have different host names, so none overwrites or removes the
 * tag of another. The name is no secret: it is on the command line of `docker push`.
 */
function machineRepository(): string {
  const machine = createHash('sha256').update(`${hostname()} ${process.getuid?.()}`).digest('hex');
  return `measure/${machine.slice(0, 32)}`;
}

export async function startMeasuringRegistry({
  preferredPort = PREFERRED_PORT,
  normalize,
}: MeasuringRegistryOptions = {}): Promise<MeasuringRegistry> {
  const sessions = new UploadSessions(normalize);
  const server = createServer();
  // The default of 300 s would cut uploads that still progress. For bodies, bounds.noProgress limits silence instead.
  server.requestTimeout = 0;
  server.maxConnections = bounds.connections;
  // A client that reuses a connection just as it times out would see its push fail. close() ends all connections.
  server.keepAliveTimeout = 0;
  const port = await listen(server, preferredPort);
  return new LoopbackRegistry(server, port, sessions);
}

class LoopbackRegistry implements MeasuringRegistry {
  readonly address: string;
  readonly repository = machineRepository();
  readonly #server: Server;
  readonly #sessions: UploadSessions;
  readonly #store = new PushStore();
  /** By tag: what to do when a request for it is received. */
  readonly #probes = new Map<string, () => void>();
  #requests = 0;
  #bytesReceived = 0;
  #bug: { readonly error: unknown } | undefined;

  constructor(server: Server, port: number, sessions: UploadSessions) {
    this.address = `127.0.0.1:${port}`;
    this.#server = server;
    this.#sessions = sessions;
    const state: ApiState = {
      store: this.#store,
      sessions,
      gate: new BodyGate(Math.max(bounds.bodies, availableParallelism())),
      onTagRequested: (tag) => this.#probes.get(tag)?.(),
      onReceived: (bytes) => {
        this.#bytesReceived += bytes;
      },
    };
    server.on('request', (request, response) => {
      this.#requests++;
      answer(state, request, response).catch((error: unknown) => {
        this.#bug ??= { error };
        response.destroy();
      });
    });
  }

  expectBase(base: ImageContents): void {
    this.#store.expectBase(base);
  }

  findMissingBlobs(sizeOf: BlobSizeSource): void {
    this.#store.findMissingBlobs(sizeOf);
  }

  image(repository: string, built: Digest, platform: Platform): ImageContents {
    if (this.#bug) throw this.#bug.error;
    return pushedImage(this.#store, repository, built, platform);
  }

  probe(): Probe {
    const tag = randomBytes(16).toString('hex');
    const received = new Promise<void>((resolve) => this.#probes.set(tag, resolve));
    return { reference: `${this.address}/${this.repository}/probe:${tag}`, received };
  }

  get bytesReceived(): number {
    return this.#bytesReceived;
  }

  get activity(): number {
    return this.#requests + this.#bytesReceived;
  }

  async close(): Promise<void> {
    this.#sessions.endAll();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** Listens on the preferred port, or on a free one if that is in use or not allowed. */
async function listen(server: Server, preferred: number): Promise<number> {
  for (const port of [preferred, 0]) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', resolve);
        resolve(undefined);
      });
    });
    if (error === undefined) return (server.address() as AddressInfo).port;
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
  }
  throw new Error('no free port on 127.0.0.1');
}

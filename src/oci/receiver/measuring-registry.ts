import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import type { Digest, ImageContents, Platform } from '../../model/image.ts';
import { bounds } from '../bounds.ts';
import type { ApiState } from './api-call.ts';
import { BlobLookUp } from './blob-look-up.ts';
import { answer } from './distribution-api.ts';
import { PushStore } from './push-store.ts';
import { pushedImage } from './pushed-image.ts';
import { BodyGate } from './request-body.ts';
import { UploadSessions } from './upload-sessions.ts';

/**
 * A registry inside this process, on the loopback interface, that builders push to. It answers that it has the
 * base image, so only what the app adds is sent; of that it keeps figures and names, never the bytes, and serves
 * nothing back.
 */
export interface MeasuringRegistry {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  /** A repository that others cannot guess, for the pushes of one run. */
  readonly repository: string;
  /** Answers from now on that it has the layers of this image, so that builders do not send them. */
  expectBase(base: ImageContents): void;
  /**
   * Sets how a blob that was neither sent nor expected is found: `sizeOf` gives its size in bytes at the base's own
   * registry, or undefined. It is called once per blob. If it fails, the blob counts as missing and is sent.
   */
  findMissingBlobs(sizeOf: (digest: Digest) => Promise<number | undefined>): void;
  /**
   * The image that was pushed to `repository` and that its builder says it built.
   * @param built digest of its config, manifest or index.
   * @throws UserError where that image did not arrive. Any other error that a request met was a bug, and comes here.
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
  /**
   * Tried first. Docker remembers every registry that it pushed a layer to, so one that stays the same is
   * kinder to machines that live long than a random one.
   */
  readonly preferredPort?: number;
  /** Path of the repository to push to; by default a random one. */
  readonly repository?: string;
  /** Milliseconds without a byte after which an upload is given up. */
  readonly noProgress?: number;
}

/** Not registered for any service (IANA), and below the ports that Linux hands out by itself. */
export const PREFERRED_PORT = 28_515;

export async function startMeasuringRegistry(
  options: MeasuringRegistryOptions = {},
): Promise<MeasuringRegistry> {
  const store = new PushStore();
  const sessions = new UploadSessions();
  const lookUp = new BlobLookUp(store);
  const probes = new Map<string, () => void>();
  let bytesReceived = 0;
  let requests = 0;
  let bug: { readonly error: unknown } | undefined;
  const state: ApiState = {
    store,
    sessions,
    gate: new BodyGate(Math.max(bounds.bodies, availableParallelism())),
    noProgress: options.noProgress ?? bounds.noProgress,
    asked: (tag) => probes.get(tag)?.(),
    received: (bytes) => {
      bytesReceived += bytes;
    },
    lookUp: (digest) => lookUp.size(digest),
  };
  const server = apiServer(state, (error) => {
    bug ??= { error };
  });
  server.on('request', () => {
    requests++;
  });
  const port = await listen(server, options.preferredPort ?? PREFERRED_PORT);
  const address = `127.0.0.1:${port}`;
  const repository = options.repository ?? `measure/${randomBytes(16).toString('hex')}`;
  return {
    address,
    repository,
    expectBase: (base) => store.expectBase(base),
    findMissingBlobs: (sizeOf) => lookUp.at(sizeOf),
    image: (name, built, platform) => {
      if (bug) throw bug.error;
      return pushedImage(store, name, built, platform);
    },
    probe: () => {
      const nonce = randomBytes(16).toString('hex');
      const received = new Promise<void>((resolve) => probes.set(nonce, resolve));
      return { reference: `${address}/${repository}/probe:${nonce}`, received };
    },
    get bytesReceived() {
      return bytesReceived;
    },
    get activity() {
      return requests + bytesReceived;
    },
    close: () => close(server, sessions),
  };
}

function apiServer(state: ApiState, onBug: (error: unknown) => void): Server {
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => {
      onBug(error);
      response.destroy();
    });
  });
  // Its default of 300 s cuts uploads that still progress; bodies have a bound on no progress instead.
  server.requestTimeout = 0;
  server.maxConnections = bounds.connections;
  // A client that reuses a connection just as it times out sees its push fail; close() ends them all.
  server.keepAliveTimeout = 0;
  return server;
}

/** Listens on the preferred port, or on a free one where somebody has that. */
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

async function close(server: Server, sessions: UploadSessions): Promise<void> {
  sessions.endAll();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

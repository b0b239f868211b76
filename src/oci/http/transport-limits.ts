/**
 * Every limit on requests to registries, in one place. Times in milliseconds, sizes in bytes. `imageMs` limits all
 * waiting; the others end earlier what will not succeed.
 */
export interface TransportLimits {
  /**
   * Reading one image: manifests, config and the layers' sizes, with tokens, redirects, waits and retries. Sizes of
   * layers that have not arrived by then are unknown; without the rest, the image cannot be read.
   */
  readonly imageMs: number;
  /** Looking up one blob. An engine that pushes waits for the answer. */
  readonly blobMs: number;
  /** An attempt fails after this time without a connection, headers or another byte of the body. */
  readonly idleMs: number;
  /** A whole attempt, from its connection on: a server may send one byte at a time for ever. */
  readonly attemptMs: number;
  /** Attempts of one request, over all its redirects. */
  readonly attempts: number;
  /** First wait between two attempts; doubled each time. A Retry-After header replaces it. */
  readonly backoffMs: number;
  /** After this time, no attempt begins. A request fails if its Retry-After asks for more. */
  readonly waitMs: number;
  readonly redirects: number;
  /** Of an error's body: enough for the document of the OCI distribution specification, "Error Codes". */
  readonly errorBytes: number;
  /** Of a token server's answer. */
  readonly tokenBytes: number;
  /** Connections, and so requests, to one host at a time. */
  readonly connections: number;
  /** A credential helper, from its start to its end. */
  readonly helperMs: number;
}

export const TRANSPORT_LIMITS: TransportLimits = {
  imageMs: 180_000,
  blobMs: 20_000,
  idleMs: 30_000,
  attemptMs: 120_000,
  attempts: 4,
  backoffMs: 500,
  waitMs: 60_000,
  redirects: 5,
  errorBytes: 64 * 1024,
  tokenBytes: 1024 * 1024,
  connections: 6,
  helperMs: 30_000,
};

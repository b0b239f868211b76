/**
 * How long and how much the action takes from a registry: every bound on it, in one place. Times in milliseconds,
 * sizes in bytes. The one that bounds all waiting is `imageMs`; the others end earlier what will not succeed.
 */
export interface TransportLimits {
  /**
   * All that one image takes: manifests, config, the layers' sizes; with tokens, redirects, waits and further
   * attempts. Sizes of layers that have not come by then are unknown, and the image has failed without the rest.
   */
  readonly imageMs: number;
  /** All that a question for one blob takes. An engine that pushes waits for the answer. */
  readonly blobMs: number;
  /** Without connection, headers or another byte of the body for this long, an attempt has failed. */
  readonly idleMs: number;
  /** A whole attempt, from its connection on: a server that sends one byte a minute is given up. */
  readonly attemptMs: number;
  /** Attempts of one request, over all its redirects. */
  readonly attempts: number;
  /** First wait between two attempts; doubled each time. A Retry-After header takes its place. */
  readonly backoffMs: number;
  /** After this, a request begins no further attempt. A registry whose Retry-After asks for more has failed. */
  readonly waitMs: number;
  readonly redirects: number;
  /** Of an error's body: enough for what OCI distribution, "Error Codes", puts there. */
  readonly errorBytes: number;
  /** Of a token server's answer. */
  readonly tokenBytes: number;
  /** Connections to one host at a time, and with them requests. */
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

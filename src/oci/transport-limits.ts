/** How long and how much the action takes from a registry. Times in milliseconds, sizes in bytes. */
export interface TransportLimits {
  /** Without connection, headers or another byte of the body for this long, an attempt has failed. */
  readonly idleMs: number;
  /** A whole attempt, from its connection on: a server that sends one byte a minute is given up. */
  readonly attemptMs: number;
  /** Attempts of one request, over all its redirects. */
  readonly attempts: number;
  /** First wait between two attempts; doubled each time. A Retry-After header takes its place. */
  readonly backoffMs: number;
  /** Waits of one request, summed. A registry that asks for more has failed. */
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

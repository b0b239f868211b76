/** One request that a registry answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Path and query as they were asked for. */
  readonly path: string;
  readonly status: number;
  /** Bytes of the answer's body; what was sent *to* the registry is not logged. */
  readonly bytes: number;
  readonly userAgent: string;
}

// Apache's combined log format, as docker-registry writes it:
// 127.0.0.1 - - [22/Nov/2026:10:09:19 +0000] "GET /v2/ HTTP/1.1" 200 2 "referrer" "agent"
const COMBINED =
  /^\S+ \S+ \S+ \[[^\]]*\] "(\S+) (\S+) [^"]*" (\d+) (\d+) "(?:[^"\\]|\\.)*" "((?:[^"\\]|\\.)*)"$/;

/**
 * The requests of an access log, oldest first. A last line without its end is still being written and is left out.
 * @throws Error on any other line that is not in the combined log format.
 */
export function parseAccessLog(text: string): LoggedRequest[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, method, path, status, bytes, userAgent] = COMBINED.exec(line) ?? [];
      if (method === undefined || path === undefined || userAgent === undefined) {
        throw new Error(`not a line of an access log: ${line}`);
      }
      return { method, path, status: Number(status), bytes: Number(bytes), userAgent };
    });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './registry.ts';

export interface FaultyExchange {
  /** What the registry would have answered. */
  readonly right: Answer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Has another host serve the right answer, and gives its URL there. */
  readonly elsewhere: () => string;
}

export interface Fault {
  readonly name: string;
  /** True: what comes of it, comes by waiting. */
  readonly slow?: boolean;
  readonly answer: (exchange: FaultyExchange) => void;
}

const MB = 1024 * 1024;
const STATUSES = [400, 401, 403, 404, 405, 408, 416, 418, 429, 500, 502, 503, 504];

/** Writes an answer byte for byte: `length` may lie. */
function write(
  { right, request }: FaultyExchange,
  change: {
    status?: number;
    headers?: Readonly<Record<string, string>>;
    body?: Uint8Array | string;
    length?: number;
    keepOpen?: boolean;
  } = {},
): void {
  const body = Buffer.from(change.body ?? right.body);
  const headers = {
    ...right.headers,
    'content-length': `${change.length ?? body.length}`,
    ...change.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const { socket } = request;
  socket.write(
    `HTTP/1.1 ${change.status ?? right.status} Fake\r\nconnection: close\r\n${lines.join('')}\r\n`,
  );
  socket.write(body);
  if (!change.keepOpen) socket.end();
}

/** Says it is JSON of this kind, with a stated digest that does not contradict it. */
function replaced(exchange: FaultyExchange, body: Uint8Array | string): void {
  const { 'docker-content-digest': _stated, ...headers } = exchange.right.headers;
  write({ ...exchange, right: { ...exchange.right, headers } }, { body });
}

/** One byte every 100 ms, for ever. */
function drip(exchange: FaultyExchange, byte: string): void {
  const { socket } = exchange.request;
  const timer = setInterval(() => socket.write(byte), 100);
  socket.once('close', () => clearInterval(timer));
}

const statuses: Fault[] = STATUSES.map((status) => ({
  name: `status ${status}`,
  answer: (exchange) => write(exchange, { status, headers: { 'content-type': 'text/plain' }, body: 'no' }),
}));

const waits: Fault[] = [
  ['429 with Retry-After: 1', 429, '1'],
  ['429 with Retry-After: 86400', 429, '86400'],
  ['503 with Retry-After: 86400', 503, '86400'],
].map(([name, status, after]) => ({
  name: `status ${name}`,
  answer: (exchange) =>
    write(exchange, { status: Number(status), headers: { 'retry-after': `${after}` }, body: '' }),
}));

const connections: Fault[] = [
  { name: 'connection cut before the answer', answer: ({ request }) => void request.socket.destroy() },
  {
    name: 'connection cut within the headers',
    answer: ({ request }) => void request.socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
  },
  {
    name: 'connection cut within the body',
    answer: (exchange) => {
      const half = exchange.right.body.subarray(0, exchange.right.body.length >> 1);
      write(exchange, { body: half, length: exchange.right.body.length });
    },
  },
  { name: 'silence', slow: true, answer: () => {} },
  {
    name: 'silence within the body',
    slow: true,
    answer: (exchange) => {
      const half = exchange.right.body.subarray(0, exchange.right.body.length >> 1);
      write(exchange, { body: half, length: exchange.right.body.length, keepOpen: true });
    },
  },
  {
    name: 'slow loris: headers byte by byte, without end',
    slow: true,
    answer: (exchange) => {
      exchange.request.socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      drip(exchange, 'x');
    },
  },
  {
    name: 'slow loris: body byte by byte, without end',
    slow: true,
    answer: (exchange) => {
      write(exchange, { body: '', length: 1000, keepOpen: true });
      drip(exchange, ' ');
    },
  },
  { name: 'no HTTP', answer: ({ request }) => void request.socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n') },
  {
    name: '100 kB of headers',
    answer: (exchange) => write(exchange, { headers: { 'x-long': 'x'.repeat(100_000) } }),
  },
  {
    name: 'another protocol (101)',
    answer: (exchange) =>
      write(exchange, { status: 101, headers: { connection: 'upgrade', upgrade: 'x' }, body: '' }),
  },
];

const lengths: Fault[] = [
  { name: 'empty body', answer: (exchange) => write(exchange, { body: '' }) },
  { name: 'no content (204)', answer: (exchange) => write(exchange, { status: 204, body: '' }) },
  {
    name: 'body a byte too short, with a fitting Content-Length',
    answer: (exchange) => write(exchange, { body: exchange.right.body.subarray(0, -1) }),
  },
  {
    name: 'body a byte too long, with a fitting Content-Length',
    answer: (exchange) => write(exchange, { body: Buffer.concat([exchange.right.body, Buffer.from(' ')]) }),
  },
  {
    name: 'Content-Length a byte too small',
    answer: (exchange) => write(exchange, { length: exchange.right.body.length - 1 }),
  },
  {
    name: 'Content-Length a byte too large',
    answer: (exchange) => write(exchange, { length: exchange.right.body.length + 1 }),
  },
  { name: 'negative Content-Length', answer: (exchange) => write(exchange, { length: -1 }) },
  { name: '8 MiB', answer: (exchange) => write(exchange, { body: Buffer.alloc(8 * MB, 'x') }) },
  {
    name: 'body without end',
    answer: ({ right, response }) => {
      response.writeHead(right.status, right.headers);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 'x')));
      };
      response.on('drain', more);
      more();
    },
  },
];

const contents: Fault[] = [
  {
    name: 'wrong digest: one bit of the body changed',
    answer: (exchange) => {
      const body = Buffer.from(exchange.right.body);
      body[0] = (body[0] ?? 0) ^ 1;
      write(exchange, { body });
    },
  },
  {
    name: 'wrong digest: spaces after the JSON',
    answer: (exchange) =>
      write(exchange, { body: Buffer.concat([exchange.right.body, Buffer.alloc(512, ' ')]) }),
  },
  {
    name: 'another Docker-Content-Digest',
    answer: (exchange) =>
      write(exchange, { headers: { 'docker-content-digest': `sha256:${'0'.repeat(64)}` } }),
  },
  {
    name: 'media type text/html, right body',
    answer: (exchange) => write(exchange, { headers: { 'content-type': 'text/html' } }),
  },
  {
    name: 'media type of a schema 1 manifest, right body',
    answer: (exchange) =>
      write(exchange, {
        headers: { 'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws' },
      }),
  },
  {
    name: 'HTML page of a captive portal (200)',
    answer: (exchange) => replaced(exchange, '<html><body>Please log in</body></html>'),
  },
  { name: 'JSON null', answer: (exchange) => replaced(exchange, 'null') },
  { name: 'JSON cut off', answer: (exchange) => replaced(exchange, exchange.right.body.subarray(0, -20)) },
  {
    name: 'JSON 100,000 levels deep',
    answer: (exchange) => replaced(exchange, `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  },
  {
    name: 'JSON with every key twice, the wrong value first',
    answer: (exchange) => replaced(exchange, twice(exchange.right.body)),
  },
  {
    name: 'gzip in Content-Encoding that nobody asked for',
    answer: (exchange) =>
      write(exchange, { headers: { 'content-encoding': 'gzip' }, body: gzipSync(exchange.right.body) }),
  },
  {
    name: 'gzip bomb in Content-Encoding',
    answer: (exchange) => write(exchange, { headers: { 'content-encoding': 'gzip' }, body: bomb }),
  },
];

/** 64 MB of spaces in 64 kB. */
const bomb = gzipSync(Buffer.alloc(64 * MB, ' '));

function twice(body: Buffer): string {
  const text = body.toString();
  // A trailer is no JSON: it is sent as it is, twice.
  if (!text.startsWith('{')) return text + text;
  const wrong = Object.keys(JSON.parse(text) as object).map((key) => `${JSON.stringify(key)}: 0`);
  return `{${wrong.join(', ')}, ${text.slice(1)}`;
}

const redirects: Fault[] = [
  {
    name: 'redirect to itself',
    answer: (exchange) => redirect(exchange, exchange.request.url ?? ''),
  },
  { name: 'redirect to another host', answer: (exchange) => redirect(exchange, exchange.elsewhere()) },
  {
    name: 'redirect to a host that nobody serves',
    answer: (exchange) => redirect(exchange, 'http://127.0.0.1:1/x'),
  },
  {
    name: 'redirect to plain HTTP that is not loopback',
    answer: (exchange) => redirect(exchange, 'http://example.com/x'),
  },
  { name: 'redirect to a file', answer: (exchange) => redirect(exchange, 'file:///etc/passwd') },
  {
    name: 'redirect to nowhere',
    answer: (exchange) => write(exchange, { status: 307, body: '' }),
  },
];

function redirect(exchange: FaultyExchange, location: string): void {
  write(exchange, { status: 307, headers: { location }, body: '' });
}

/** What registries, their token servers and what lies between answer when something is wrong. */
export const FAULTS: readonly Fault[] = [
  ...statuses,
  ...waits,
  ...connections,
  ...lengths,
  ...contents,
  ...redirects,
];

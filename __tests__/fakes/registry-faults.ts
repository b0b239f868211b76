import { drip, type Fault, type FaultyExchange, write } from './faulty-exchange.ts';
import { contents, lengths } from './registry-content-faults.ts';

const STATUSES = [400, 401, 403, 404, 405, 408, 416, 418, 429, 500, 502, 503, 504];

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

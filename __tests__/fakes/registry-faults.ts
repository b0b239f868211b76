import {
  drip,
  either,
  FATAL,
  type Fault,
  type FaultyExchange,
  IMAGE,
  notReturned,
  REGISTRY,
  TRANSIENT,
  unreadable,
  unusable,
  write,
} from './faulty-exchange.ts';
import { contents, lengths } from './registry-content-faults.ts';

const refused = (status: number) =>
  `${REGISTRY} refused ${IMAGE} (${status}): the credentials for ${REGISTRY} in Docker's config do not allow it; check the image's name, or log in with docker/login-action in an earlier step (pull requests from forks and Dependabot get no Actions secrets)`;
const busy = (wait = '') =>
  `${REGISTRY} refused ${IMAGE} (429): its rate limit is reached${wait}; run the job again later, or name a mirror in registry-mirrors`;
const failed = (status: number, wait = '') =>
  `${REGISTRY} failed to return ${IMAGE} (${status})${wait}; run the job again later`;

const statuses: Fault[] = (
  [
    [400, FATAL, notReturned(400)],
    [401, FATAL, refused(401)],
    [403, FATAL, refused(403)],
    [404, FATAL, `${REGISTRY} does not have ${IMAGE} (404): check the image's name and tag`],
    [405, FATAL, notReturned(405)],
    [408, TRANSIENT, notReturned(408)],
    [416, FATAL, notReturned(416)],
    [418, FATAL, notReturned(418)],
    [429, TRANSIENT, busy()],
    [500, TRANSIENT, failed(500)],
    [502, TRANSIENT, failed(502)],
    [503, TRANSIENT, failed(503)],
    [504, TRANSIENT, failed(504)],
  ] as const
).map(([status, outcomes, message]) => ({
  name: `status ${status}`,
  outcomes,
  message,
  answer: (exchange) => write(exchange, { status, headers: { 'content-type': 'text/plain' }, body: 'no' }),
}));

const waits: Fault[] = (
  [
    [429, 1, TRANSIENT, busy(', it asks to wait 1 s')],
    [429, 86_400, FATAL, busy(', it asks to wait 86400 s')],
    [503, 86_400, FATAL, failed(503, ', it asks to wait 86400 s')],
  ] as const
).map(([status, seconds, outcomes, message]) => ({
  name: `status ${status} with Retry-After: ${seconds}`,
  outcomes,
  message,
  answer: (exchange) => write(exchange, { status, headers: { 'retry-after': `${seconds}` }, body: '' }),
}));

const connections: Fault[] = [
  {
    name: 'connection cut before the answer',
    outcomes: TRANSIENT,
    message: unreadable('socket hang up'),
    answer: ({ request }) => void request.socket.destroy(),
  },
  {
    name: 'connection cut within the headers',
    outcomes: TRANSIENT,
    message: unreadable('socket hang up'),
    answer: ({ request }) => void request.socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
  },
  {
    name: 'connection cut within the body',
    outcomes: TRANSIENT,
    message: unreadable('socket hang up'),
    answer: (exchange) => {
      const half = exchange.right.body.subarray(0, exchange.right.body.length >> 1);
      write(exchange, { body: half, length: exchange.right.body.length });
    },
  },
  {
    name: 'silence',
    endedBy: 'idleMs',
    outcomes: TRANSIENT,
    message: unreadable('no data arrived for 30 s'),
    answer: () => {},
  },
  {
    name: 'silence within the body',
    endedBy: 'idleMs',
    outcomes: TRANSIENT,
    message: unreadable('no data arrived for 30 s'),
    answer: (exchange) => {
      const half = exchange.right.body.subarray(0, exchange.right.body.length >> 1);
      write(exchange, { body: half, length: exchange.right.body.length, keepOpen: true });
    },
  },
  {
    name: 'slow loris: headers byte by byte, without end',
    endedBy: 'attemptMs',
    outcomes: TRANSIENT,
    message: unreadable('the answer was not complete within 120 s'),
    answer: (exchange) => {
      exchange.request.socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      drip(exchange, 'x');
    },
  },
  {
    name: 'slow loris: body byte by byte, without end',
    endedBy: 'attemptMs',
    // Of a layer, four bytes are wanted: more are too many at once.
    outcomes: { ...TRANSIENT, layer: FATAL.layer },
    message: unreadable('the answer was not complete within 120 s'),
    answer: (exchange) => {
      write(exchange, { body: '', length: 1000, keepOpen: true });
      drip(exchange, ' ');
    },
  },
  {
    name: 'no HTTP',
    outcomes: FATAL,
    message: unreadable('Parse Error: Expected HTTP/, RTSP/ or ICE/'),
    answer: ({ request }) => void request.socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n'),
  },
  {
    name: '100 kB of headers',
    outcomes: FATAL,
    message: unreadable('Parse Error: Header overflow'),
    answer: (exchange) => write(exchange, { headers: { 'x-long': 'x'.repeat(100_000) } }),
  },
  {
    name: 'another protocol (101)',
    outcomes: FATAL,
    message: unreadable('the connection was closed without an answer'),
    answer: (exchange) =>
      write(exchange, { status: 101, headers: { connection: 'upgrade', upgrade: 'x' }, body: '' }),
  },
];

const redirects: Fault[] = [
  {
    name: 'redirect to itself',
    // A token server's redirect is not followed.
    outcomes: { ...TRANSIENT, token: FATAL.token },
    message: unusable('redirects more than 5 times'),
    answer: (exchange) => redirect(exchange, exchange.request.url ?? ''),
  },
  {
    name: 'redirect to another host',
    outcomes: either('error', 'right', 'right', 'right', 'right'),
    message: notReturned(307),
    answer: (exchange) => redirect(exchange, exchange.elsewhere()),
  },
  {
    name: 'redirect to a host that does not listen',
    outcomes: FATAL,
    message: unreadable('connect ECONNREFUSED 127.0.0.1:1'),
    answer: (exchange) => redirect(exchange, 'http://127.0.0.1:1/x'),
  },
  {
    name: 'redirect to plain HTTP that is not loopback',
    outcomes: FATAL,
    message: unusable('redirects to "http://example.com/x", which is not an https URL'),
    answer: (exchange) => redirect(exchange, 'http://example.com/x'),
  },
  {
    name: 'redirect to a file',
    outcomes: FATAL,
    message: unusable('redirects to "file:///etc/passwd", which is not an https URL'),
    answer: (exchange) => redirect(exchange, 'file:///etc/passwd'),
  },
  {
    name: 'redirect to nowhere',
    outcomes: FATAL,
    message: notReturned(307),
    answer: (exchange) => write(exchange, { status: 307, body: '' }),
  },
];

function redirect(exchange: FaultyExchange, location: string): void {
  write(exchange, { status: 307, headers: { location }, body: '' });
}

/** Faults of registries, of their token servers, and of everything between them and the action. */
export const FAULTS: readonly Fault[] = [
  ...statuses,
  ...waits,
  ...connections,
  ...lengths,
  ...contents,
  ...redirects,
];

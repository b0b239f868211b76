import { gzipSync } from 'node:zlib';
import { type Fault, replaced, write } from './faulty-exchange.ts';

const MB = 1024 * 1024;

/** Bodies of another length than stated, or than wanted. */
export const lengths: Fault[] = [
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

/** Bodies and headers that say something else. */
export const contents: Fault[] = [
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

import { gzipSync } from 'node:zlib';
import {
  either,
  FATAL,
  type Fault,
  IMAGE,
  notReturned,
  REGISTRY,
  replaced,
  TRANSIENT,
  unreadable,
  unusable,
  write,
} from './faulty-exchange.ts';

const MB = 1024 * 1024;

const otherDigest = 'the registry sent content with the digest sha256:…, not sha256:…';
const WRONG_DIGEST = { outcomes: FATAL, message: unusable(otherDigest) };
const TOO_LONG = { outcomes: FATAL, message: unreadable('more than 4194304 bytes were sent') };
const NO_JSON = 'manifest is not JSON: ';

/** Bodies of another length than stated, or than expected. */
export const lengths: Fault[] = [
  { name: 'empty body', ...WRONG_DIGEST, answer: (exchange) => write(exchange, { body: '' }) },
  {
    name: 'no content (204)',
    outcomes: FATAL,
    message: notReturned(204),
    answer: (exchange) => write(exchange, { status: 204, body: '' }),
  },
  {
    name: 'body a byte too short, with a fitting Content-Length',
    ...WRONG_DIGEST,
    answer: (exchange) => write(exchange, { body: exchange.right.body.subarray(0, -1) }),
  },
  {
    name: 'body a byte too long, with a fitting Content-Length',
    // A space after the token's JSON changes nothing.
    outcomes: either('right', 'error', 'error', 'error', 'layer unknown'),
    message: unusable(otherDigest),
    answer: (exchange) => write(exchange, { body: Buffer.concat([exchange.right.body, Buffer.from(' ')]) }),
  },
  {
    name: 'Content-Length a byte too small',
    ...WRONG_DIGEST,
    answer: (exchange) => write(exchange, { length: exchange.right.body.length - 1 }),
  },
  {
    name: 'Content-Length a byte too large',
    outcomes: TRANSIENT,
    message: unreadable('socket hang up'),
    answer: (exchange) => write(exchange, { length: exchange.right.body.length + 1 }),
  },
  {
    name: 'negative Content-Length',
    outcomes: FATAL,
    message: unreadable('Parse Error: Invalid character in Content-Length'),
    answer: (exchange) => write(exchange, { length: -1 }),
  },
  { name: '8 MiB', ...TOO_LONG, answer: (exchange) => write(exchange, { body: Buffer.alloc(8 * MB, 'x') }) },
  {
    name: 'body without end',
    ...TOO_LONG,
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

/** Bodies and headers with other content. */
export const contents: Fault[] = [
  {
    name: 'wrong digest: one bit of the body changed',
    ...WRONG_DIGEST,
    answer: (exchange) => {
      const body = Buffer.from(exchange.right.body);
      body[0] = (body[0] ?? 0) ^ 1;
      write(exchange, { body });
    },
  },
  {
    name: 'wrong digest: spaces after the JSON',
    outcomes: either('right', 'error', 'error', 'error', 'layer unknown'),
    message: unusable(otherDigest),
    answer: (exchange) =>
      write(exchange, { body: Buffer.concat([exchange.right.body, Buffer.alloc(512, ' ')]) }),
  },
  {
    name: 'another Docker-Content-Digest',
    // Only a tag's manifest has no other digest to be compared with.
    outcomes: either('right', 'error', 'right', 'right', 'right'),
    message: unusable(otherDigest),
    answer: (exchange) =>
      write(exchange, { headers: { 'docker-content-digest': `sha256:${'0'.repeat(64)}` } }),
  },
  {
    name: 'media type text/html, right body',
    outcomes: either('right', 'right', 'right', 'right', 'right'),
    message: '',
    answer: (exchange) => write(exchange, { headers: { 'content-type': 'text/html' } }),
  },
  {
    name: 'media type of a schema 1 manifest, right body',
    outcomes: either('right', 'error', 'error', 'right', 'right'),
    message: unusable(
      'a signed Docker schema 1 manifest (application/vnd.docker.distribution.manifest.v1+prettyjws) is not supported; push the image again with a current tool',
    ),
    answer: (exchange) =>
      write(exchange, {
        headers: { 'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws' },
      }),
  },
  {
    name: 'HTML page of a captive portal (200)',
    outcomes: FATAL,
    message: unusable(`${NO_JSON}Unexpected token '<', "<html><bod"... is not valid JSON`),
    answer: (exchange) => replaced(exchange, '<html><body>Please log in</body></html>'),
  },
  {
    name: 'JSON null',
    outcomes: FATAL,
    message: unusable('manifest is not a JSON object'),
    answer: (exchange) => replaced(exchange, 'null'),
  },
  {
    name: 'JSON cut off',
    outcomes: FATAL,
    message: unusable(`${NO_JSON}Unterminated string in JSON at position 471 (line 1 column 472)`),
    answer: (exchange) => replaced(exchange, exchange.right.body.subarray(0, -20)),
  },
  {
    name: 'JSON 100,000 levels deep',
    outcomes: FATAL,
    message: unusable('manifest is not a JSON object'),
    answer: (exchange) => replaced(exchange, `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  },
  {
    name: 'JSON with every key twice, the wrong value first',
    // The last value counts; an index that a tag names has no other digest to be compared with.
    outcomes: either('right', 'right', 'error', 'error', 'layer unknown'),
    message: `${REGISTRY}, ${IMAGE.replace(':1', '@sha256:…')}: ${otherDigest}`,
    answer: (exchange) => replaced(exchange, twice(exchange.right.body)),
  },
  {
    name: 'gzip in Content-Encoding that was not accepted',
    ...WRONG_DIGEST,
    answer: (exchange) =>
      write(exchange, { headers: { 'content-encoding': 'gzip' }, body: gzipSync(exchange.right.body) }),
  },
  {
    name: 'gzip bomb in Content-Encoding',
    ...WRONG_DIGEST,
    answer: (exchange) => write(exchange, { headers: { 'content-encoding': 'gzip' }, body: bomb }),
  },
];

/** 64 MB of spaces in 64 kB. */
const bomb = gzipSync(Buffer.alloc(64 * MB, ' '));

function twice(body: Buffer): string {
  const text = body.toString();
  // A layer's four bytes are not JSON: they are sent twice.
  if (!text.startsWith('{')) return text + text;
  const wrong = Object.keys(JSON.parse(text) as object).map((key) => `${JSON.stringify(key)}: 0`);
  return `{${wrong.join(', ')}, ${text.slice(1)}`;
}

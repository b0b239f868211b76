import { strict as assert } from 'node:assert';
import { connect } from 'node:net';
import fc from 'fast-check';
import { startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { AMD64, asPublished, digestOf } from '../fakes/pushable-image.ts';
import {
  type Answer,
  containerd,
  docker,
  dotnetSdk,
  Pusher,
  type Style,
  singlePost,
} from '../fakes/pusher.ts';
import { asBytes } from './document-target.ts';
import { mutatedBytes, mutatedJson } from './mutations.ts';
import { checkFigures, image, zstdImage } from './sample-images.ts';
import type { Target } from './target.ts';

const BLOBS = [...image.layers.map(({ blob }) => blob), image.config, Buffer.alloc(0), Buffer.from('{')];

const body = fc.oneof(
  fc.constantFrom(...BLOBS),
  mutatedBytes(fc.constantFrom(...BLOBS)).map(({ buffer }) => buffer),
);
const document = fc.oneof(
  fc.constantFrom(image.manifest, zstdImage.manifest),
  mutatedJson(fc.constant(JSON.parse(image.manifest.toString()) as unknown)).map(asBytes),
  mutatedBytes(fc.constant(image.manifest)).map(({ buffer }) => buffer),
);

/** A right Content-Range, or one with a mistake of clients. */
const RANGES = [
  'none',
  'none',
  'right',
  'right',
  'too short',
  'too long',
  'from 0',
  'backwards',
  'words',
] as const;
/** The digest that a PUT names. */
const DIGESTS = ['right', 'right', 'right', 'of another', 'malformed', 'missing'] as const;

const session = fc.nat(3);

const step = fc.oneof(
  fc.record({
    does: fc.constant('open'),
    query: fc.constantFrom(
      '',
      '?mount=latest',
      `?mount=${digestOf('x')}&from=a/b`,
      `?mount=${digestOf(BLOBS[0] ?? '')}`,
    ),
  }),
  fc.record({ does: fc.constant('single'), body, digest: fc.constantFrom(...DIGESTS) }),
  fc.record({ does: fc.constant('patch'), session, body, range: fc.constantFrom(...RANGES) }),
  fc.record({ does: fc.constant('patch'), session, body, range: fc.constantFrom(...RANGES) }),
  fc.record({
    does: fc.constant('finish'),
    session,
    body: fc.oneof(fc.constant(Buffer.alloc(0)), body),
    digest: fc.constantFrom(...DIGESTS),
  }),
  fc.record({ does: fc.constant('abort'), session, body, with: fc.constantFrom('PATCH', 'PUT') }),
  fc.record({ does: fc.constant('status'), session }),
  fc.record({ does: fc.constant('cancel'), session }),
  fc.record({
    does: fc.constant('manifest'),
    body: document,
    reference: fc.constantFrom('latest', image.digest, 'sha256:x'),
  }),
  fc.record({
    does: fc.constant('odd'),
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
    path: fc.constantFrom(
      '/v2/team/app/blobs/uploads/',
      '/v2/team/app/blobs/uploads/none',
      `/v2/team/app/blobs/${image.configDigest}`,
      '/v2/team/app/blobs/latest',
      '/v2/team/app/manifests/latest',
      '/v2/../../etc/passwd',
      '/v2/_catalog',
      '//',
    ),
    body,
  }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What one client did with a session. */
interface Session {
  readonly location: string;
  /** What it has sent; undefined if it cannot know how much arrived. */
  sent: Buffer | undefined;
  open: boolean;
}

const STYLES: readonly Style[] = [docker, containerd, dotnetSdk, singlePost];

/** Whatever clients did before, the next push is measured right, and every answer is one that the specification has. */
export const uploads: Target = {
  name: 'uploads',
  cases: 60,
  setUp: async () => ({
    property: fc.asyncProperty(
      fc.array(step, { maxLength: 14 }),
      fc.constantFrom(...STYLES),
      fc.boolean(),
      async (steps, style, baseKnown) => {
        const registry = await startMeasuringRegistry({ preferredPort: 0 });
        const client = new Client(registry.address);
        try {
          for (const one of steps) await client.take(one as Step);
          if (baseKnown) registry.expectBase(asPublished({ ...image, layers: image.layers.slice(0, 1) }));
          await client.pusher.pushImage(image, style);
          const contents = registry.image(client.pusher.repository, image.digest, AMD64);
          checkFigures(contents);
          assert.equal(contents.digest, image.digest);
          for (const { disk, download } of contents.layers) assert.ok('how' in disk && 'how' in download);
        } finally {
          client.pusher.close();
          await registry.close();
        }
      },
    ),
  }),
};

class Client {
  readonly pusher: Pusher;
  readonly #address: string;
  readonly #sessions: Session[] = [];
  readonly #finished = new Set<string>();

  constructor(address: string) {
    this.#address = address;
    this.pusher = new Pusher(address);
  }

  async take(step: Step): Promise<void> {
    const { pusher } = this;
    switch (step.does) {
      case 'open': {
        const answer = check(await pusher.start(step.query), [201, 202]);
        const { location = '' } = answer.headers;
        if (answer.status === 202) this.#sessions.push({ location, sent: Buffer.alloc(0), open: true });
        else
          assert.ok(this.#finished.has(location.slice(location.lastIndexOf('/') + 1)), 'a mount of nothing');
        return;
      }
      case 'single': {
        const digest = named(step.digest, step.body);
        const answer = await pusher.send('POST', `/v2/team/app/blobs/uploads/${query(digest)}`, {
          body: step.body,
        });
        if (digest !== undefined) await this.#ended(check(answer, [201, 400]), digest, step.body);
        else check(answer, [202]);
        return;
      }
      case 'patch':
        return this.#patch(this.#sessions[step.session], step.body, step.range);
      case 'finish':
        return this.#finish(this.#sessions[step.session], step.body, named(step.digest, this.#whole(step)));
      case 'abort':
        return this.#abort(this.#sessions[step.session], step.with, step.body);
      case 'status': {
        const session = this.#sessions[step.session];
        if (!session) return;
        const answer = check(await pusher.send('GET', session.location), [204, 404]);
        assert.equal(answer.status === 204, session.open);
        if (answer.status === 204 && session.sent) assert.equal(answer.headers.range, rangeOf(session.sent));
        return;
      }
      case 'cancel': {
        const session = this.#sessions[step.session];
        if (!session) return;
        const { status } = check(await pusher.send('DELETE', session.location), [204, 404, 409]);
        if (status === 204) session.open = false;
        return;
      }
      case 'manifest':
        check(await pusher.putManifest(step.reference, step.body, image.mediaType), [201, 400]);
        return;
      case 'odd':
        check(await pusher.send(step.method, step.path, { body: step.body }), [200, 201, 202, 400, 404, 405]);
    }
  }

  #whole(step: { readonly session: number; readonly body: Buffer }): Buffer {
    return Buffer.concat([this.#sessions[step.session]?.sent ?? Buffer.alloc(0), step.body]);
  }

  async #patch(session: Session | undefined, bytes: Buffer, kind: (typeof RANGES)[number]): Promise<void> {
    if (!session) return;
    const range = headerOf(kind, session.sent?.length ?? 0, bytes.length);
    const headers = range === undefined ? {} : { 'Content-Range': range };
    const answer = check(
      await this.pusher.patch(session.location, bytes, headers),
      [202, 400, 404, 409, 416],
    );
    assert.equal(answer.status === 404, !session.open);
    if (answer.status === 202) {
      assert.ok(
        !session.sent || ['none', 'right'].includes(kind) || bytes.length === 0 || session.sent.length === 0,
        kind,
      );
      if (session.sent) session.sent = Buffer.concat([session.sent, bytes]);
      if (session.sent) assert.equal(answer.headers.range, rangeOf(session.sent));
    }
    // If the body had another length than stated, the session is over.
    if (answer.status === 400 && answer.body.includes('SIZE_INVALID')) session.open = false;
  }

  async #finish(session: Session | undefined, bytes: Buffer, digest: string | undefined): Promise<void> {
    if (!session) return;
    const whole = session.sent && Buffer.concat([session.sent, bytes]);
    const answer = await this.pusher.send('PUT', `${session.location}${query(digest)}`, { body: bytes });
    check(answer, session.open ? [201, 400, 409] : [404]);
    if (answer.status === 409) return;
    session.open = false;
    if (whole && answer.status !== 404) await this.#ended(answer, digest, whole);
  }

  /** A blob is accepted if, and only if, the digest is that of the bytes. From then on it exists. */
  async #ended(answer: Answer, digest: string | undefined, bytes: Buffer): Promise<void> {
    assert.equal(answer.status, digest === digestOf(bytes) ? 201 : 400);
    if (answer.status === 201) this.#finished.add(digestOf(bytes));
    const there = await this.pusher.headBlob(digestOf(bytes));
    assert.equal(there.status, this.#finished.has(digestOf(bytes)) ? 200 : 404);
    if (there.status === 200) assert.equal(there.headers['content-length'], String(bytes.length));
  }

  /** States a longer body than it sends, and closes the connection. */
  async #abort(session: Session | undefined, method: string, bytes: Buffer): Promise<void> {
    if (!session) return;
    session.sent = undefined;
    const [host = '', port] = this.#address.split(':');
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), host, () => {
        const head = `${method} ${session.location}${query(digestOf('x'))} HTTP/1.1\r\nHost: a\r\n`;
        socket.write(`${head}Content-Length: ${bytes.length + 10}\r\n\r\n`);
        socket.write(bytes, () => socket.destroy());
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve());
    });
  }
}

const query = (digest: string | undefined): string =>
  digest === undefined ? '' : `?digest=${encodeURIComponent(digest)}`;

function named(kind: (typeof DIGESTS)[number], bytes: Buffer): string | undefined {
  if (kind === 'missing') return undefined;
  if (kind === 'malformed') return 'sha256:xyz';
  return kind === 'right' ? digestOf(bytes) : digestOf(`${digestOf(bytes)}x`);
}

function headerOf(kind: (typeof RANGES)[number], at: number, length: number): string | undefined {
  switch (kind) {
    case 'none':
      return undefined;
    case 'right':
      return length === 0 ? undefined : `${at}-${at + length - 1}`;
    case 'too short':
      return `${at}-${at + length}`;
    case 'too long':
      return length < 2 ? 'bytes' : `${at}-${at + length - 2}`;
    case 'from 0':
      return `0-${Math.max(0, length - 1)}`;
    case 'backwards':
      return `${at + 5}-${at}`;
    case 'words':
      return 'bytes all of them';
  }
}

const rangeOf = (bytes: Buffer): string => `0-${Math.max(0, bytes.length - 1)}`;

/** The status is one of these, and a refusal says why (OCI distribution spec, "Error Codes"). */
function check(answer: Answer, statuses: readonly number[]): Answer {
  assert.ok(statuses.includes(answer.status), `${answer.status} ${answer.body}, not ${statuses}`);
  if (answer.status < 400 || answer.body === '') return answer;
  const { errors } = JSON.parse(answer.body) as { errors: { code: string; message: string }[] };
  assert.match(errors[0]?.code ?? '', /^[A-Z_]+$/);
  assert.ok((errors[0]?.message ?? '').length > 5);
  return answer;
}

import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LayerFiles } from '../../src/model/image.ts';
import { streamedImages } from '../../src/oci/archive/image-archive.ts';
import { bounds } from '../../src/oci/bounds.ts';
import { parseImageConfig, parseManifestDocument } from '../../src/oci/document/documents.ts';
import { type Blob, BlobReader } from '../../src/oci/layer/blob-reader.ts';
import { decompressor } from '../../src/oci/layer/decompressor.ts';
import { KeptBlobs } from '../../src/oci/layer/kept-blobs.ts';
import { OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '../../src/oci/name/media-types.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { PushStore } from '../../src/oci/receiver/push-store.ts';
import { BodyGate } from '../../src/oci/receiver/request-body.ts';
import { UploadSessions } from '../../src/oci/receiver/upload-sessions.ts';
import { archiveOf, dockerSave, OCI_TAR, ociArchive } from '../fakes/image-archives.ts';
import { lowered } from '../fakes/lowered-bounds.ts';
import { AMD64, descriptor, digestOf, imageOf, layerOf } from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { readTar } from '../fakes/read-tar.ts';
import { entry, gnuLong, header, tar, tarOf } from '../fakes/tar-writer.ts';
import { type Bound, boundsPage } from './bounds-page.ts';

/*
 * Each bound, at it and past it. docs/bounds.md is generated from what is expected here: `npx vitest run -u` on this
 * file writes it.
 */

/** What is said past each bound. “…” stands for numbers that only a test has, and for digests. */
const EXPECTED: Readonly<Record<Bound, string>> = {
  document: 'manifest of 4194305 bytes: at most 4194304 are read',
  layers: 'manifest is not valid: layers: Invalid length: Expected <=1024 but received 1025',
  indexEntries: 'index is not valid: manifests: Invalid length: Expected <=1024 but received 1025',
  configEntries: 'image config is not valid: history: Invalid length: Expected <=16384 but received 16385',
  manifests: '{"errors":[{"code":"DENIED","message":"more manifests than one run can need"}]}',
  blobs: '{"errors":[{"code":"DENIED","message":"more blobs than one run can need"}]}',
  lookUps: '1 was not asked for',
  entries: 'not readable as a tar: more than … entries',
  keptEntries: 'it and the layers before it have more than … entries together',
  keptDocuments: 'the config sha256:… of the pushed image is not readable',
  names: 'not readable as a tar: its names are longer than 128 MiB together',
  path: 'not readable as a tar: a path is longer than 16 KiB',
  extendedHeader: 'not readable as a tar: an extended header is larger than 1 MiB',
  unpacked: 'it holds more than … bytes, which is the most that is read',
  normalized: 'it counts as it is',
  ratio: 'it holds more than … bytes, and more than … times its compressed size',
  ratioFrom: 'it holds more than … bytes, and more than … times its compressed size',
  zstdWindow: 'not readable as zstd: Frame requires too much memory for decoding',
  members:
    'archive://x.tar cannot be weighed: it has more than … members. Run the job again; if that does not help, report it',
  savedImages:
    'archive://x.tar cannot be weighed: its manifest.json is not valid: Invalid length: Expected <=1000 but received 1001. Run the job again; if that does not help, report it',
  links:
    'archive://x.tar cannot be weighed: "l0" in it is a link through more than 8 others. Run the job again; if that does not help, report it',
  nestedIndexes:
    'archive://x.tar cannot be weighed: its indexes are nested too deeply. Run the job again; if that does not help, report it',
  connections: 'the connection is closed',
  bodies: '1 waits',
  bodyWait: 'it is read next to the other',
  noProgress: 'socket hang up',
  sessions: '404 BLOB_UPLOAD_UNKNOWN: no such upload',
  begunSessions: '{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN","message":"no such upload"}]}',
  idleSession: '404 BLOB_UPLOAD_UNKNOWN: no such upload',
};

/** The reason that was given; undefined if all is well. */
type Said = string | undefined | Promise<string | undefined>;

/** Does as much as the bound allows, and then one more. */
interface Sides {
  readonly at: () => Said;
  readonly past: () => Said;
  /** Lower bounds for the test, if it could not reach the real ones. */
  readonly bounds?: Partial<Record<Bound, number>>;
}

/** The same with a number, as far as the bound and past it. */
const upTo = (most: number, run: (n: number) => Said, lower?: Sides['bounds']): Sides => ({
  at: () => run(most),
  past: () => run(most + 1),
  ...(lower === undefined ? {} : { bounds: lower }),
});

const list = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i));
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

async function said(run: () => unknown): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const DIGEST = digestOf('x');
const LAYER = { mediaType: OCI_TAR, digest: DIGEST, size: 1 };
const manifest = (layers: readonly object[]) =>
  said(() =>
    parseManifestDocument(
      json({ schemaVersion: 2, config: { ...LAYER, mediaType: OCI_CONFIG }, layers }),
      OCI_MANIFEST,
    ),
  );

const filesSaid = (files: LayerFiles): string | undefined => ('unknown' in files ? files.unknown : undefined);
const tarSaid = (bytes: Buffer): string | undefined => filesSaid(readTar(bytes));

async function blobOf(bytes: Buffer): Promise<Blob> {
  const reader = new BlobReader();
  await reader.write(bytes);
  return reader.finish();
}

async function contentSaid(bytes: Buffer): Promise<string | undefined> {
  const { content } = await blobOf(bytes);
  return 'unknown' in content ? content.unknown : undefined;
}

function archiveSaid(bytes: Buffer): Promise<string | undefined> {
  const chunks = (async function* () {
    yield bytes;
  })();
  return said(() => streamedImages(chunks, 'archive://x.tar', [{ platform: AMD64, required: false }]));
}

async function pushing<T>(push: (pusher: Pusher, registry: MeasuringRegistry) => Promise<T>): Promise<T> {
  const registry = await startMeasuringRegistry({ preferredPort: 0 });
  const pusher = new Pusher(registry.address);
  try {
    return await push(pusher, registry);
  } finally {
    pusher.close();
    await registry.close();
  }
}

const image = imageOf([layerOf(tarOf({ a: 'x' }))]);

/** RFC 8878, section 3.1.1: a frame with that Window_Descriptor and one raw block, the last, of two bytes. */
const windowed = (descriptor: number): Buffer =>
  Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, descriptor, 0x11, 0, 0]), Buffer.from('ab')]);

const SIDES: Readonly<Record<Bound, Sides>> = {
  document: upTo(bounds.document, (n) => {
    const bytes = Buffer.alloc(n, ' ');
    bytes.write('{"schemaVersion":2,"manifests":[]}');
    return said(() => parseManifestDocument(bytes, OCI_INDEX));
  }),
  layers: upTo(bounds.layers, (n) => manifest(list(n, () => LAYER))),
  indexEntries: upTo(bounds.indexEntries, (n) =>
    said(() => parseManifestDocument(json({ schemaVersion: 2, manifests: list(n, () => LAYER) }), OCI_INDEX)),
  ),
  configEntries: upTo(bounds.configEntries, (n) =>
    said(() => parseImageConfig(json({ ...AMD64, rootfs: {}, history: list(n, () => ({})) }))),
  ),
  manifests: upTo(
    3,
    (n) =>
      pushing(async (pusher) => {
        await pusher.pushImage(image);
        const more = list(n - 1, (i) =>
          imageOf(image.layers, { manifest: { annotations: { i: String(i) } } }),
        );
        const answers = [];
        for (const one of more) answers.push(await pusher.putManifest('latest', one.manifest, OCI_MANIFEST));
        return answers.find(({ status }) => status !== 201)?.body;
      }),
    { manifests: 3 },
  ),
  blobs: upTo(
    3,
    (n) =>
      pushing((pusher) =>
        said(async () => {
          for (let i = 0; i < n; i++) await pusher.pushBlob(Buffer.from(`${i}`));
        }),
      ),
    { blobs: 3 },
  ),
  lookUps: upTo(
    3,
    async (n) => {
      const store = new PushStore();
      let lookUps = 0;
      store.findMissingBlobs(async () => ++lookUps);
      for (let i = 0; i < n; i++) await store.findMissingBlob(digestOf(`${i}`));
      await store.findMissingBlob(digestOf('0'));
      return lookUps < n ? `${n - lookUps} was not asked for` : undefined;
    },
    { lookUps: 3 },
  ),
  entries: upTo(1000, (n) => tarSaid(Buffer.concat(list(n, () => header({ path: 'a', typeflag: '5' })))), {
    entries: 1000,
  }),
  keptEntries: upTo(
    5,
    async (n) => {
      const kept = new KeptBlobs();
      const [first, second] = [2, n - 2].map((count) =>
        tarOf(Object.fromEntries(list(count, (i) => [`f${i}`, '']))),
      );
      kept.keep(await blobOf(first ?? Buffer.alloc(0)));
      const { content } = kept.keep(await blobOf(gzipSync(second ?? '')));
      if ('unknown' in content) throw new Error('its size must be known');
      return filesSaid(content.files);
    },
    { keptEntries: 5 },
  ),
  keptDocuments: upTo(
    0,
    (n) =>
      pushing(async (pusher, registry) => {
        for (let i = 0; i < n; i++) await pusher.pushBlob(json({ i }));
        await pusher.pushImage(image);
        return said(() => registry.image(pusher.repository, image.digest, AMD64));
      }),
    { keptDocuments: image.config.length },
  ),
  names: upTo(30, (n) => tarSaid(tar(entry({ path: 'n'.repeat(20) }), entry({ path: 'n'.repeat(n - 20) }))), {
    names: 30,
  }),
  path: upTo(bounds.path, (n) => tarSaid(tar(gnuLong('L', 'n'.repeat(n)), entry({ path: 'a' })))),
  extendedHeader: upTo(bounds.extendedHeader, (n) =>
    tarSaid(
      tar(entry({ path: 'x', typeflag: 'x' }, `${n} comment=${'c'.repeat(n - 17)}\n`), entry({ path: 'a' })),
    ),
  ),
  unpacked: upTo(10_240, (n) => contentSaid(gzipSync(Buffer.alloc(n))), { unpacked: 10_240 }),
  normalized: upTo(bounds.normalized, (n) => {
    const normalize = () => ({ add: () => {}, end: () => [] });
    const files = readTar(tar(entry({ path: 'App.dll' }, Buffer.alloc(n))), n, normalize);
    const [file] = 'unknown' in files ? [] : files.entries;
    return file?.normalizedDigest ? undefined : 'it counts as it is';
  }),
  ratio: {
    at: () => contentSaid(zstdCompressSync(Buffer.alloc(500_000))),
    past: () => contentSaid(zstdCompressSync(Buffer.alloc(1_000_000))),
    bounds: { ratio: 500_000 / zstdCompressSync(Buffer.alloc(500_000)).length, ratioFrom: 100_000 },
  },
  ratioFrom: upTo(1_000_000, (n) => contentSaid(zstdCompressSync(Buffer.alloc(n))), {
    ratio: 10,
    ratioFrom: 1_000_000,
  }),
  zstdWindow: {
    // Its five high bits are the power of two above 10, its low ones eighths of that to be added.
    at: () => contentSaid(windowed((Math.log2(bounds.zstdWindow) - 10) << 3)),
    past: () => contentSaid(windowed(((Math.log2(bounds.zstdWindow) - 10) << 3) + 1)),
  },
  members: upTo(
    dockerSave(image).length,
    (n) =>
      archiveSaid(
        archiveOf([
          ...list(n - dockerSave(image).length, () => entry({ path: 'more' })),
          ...dockerSave(image),
        ]),
      ),
    { members: dockerSave(image).length },
  ),
  savedImages: upTo(bounds.savedImages, async (n) => {
    const many = entry({ path: 'manifest.json' }, json(list(n, () => ({ Config: 'a', Layers: [] }))));
    const message = await archiveSaid(archiveOf([many]));
    // Several are refused anyhow.
    return message?.includes('several images') ? undefined : message;
  }),
  links: upTo(bounds.links, (n) => {
    const target = `${image.configDigest.slice(7)}.json`;
    const chain = list(n, (i) =>
      header({ path: `l${i}`, typeflag: '2', target: i === n - 1 ? target : `l${i + 1}` }),
    );
    const named = [{ Config: 'l0', Layers: [`${digestOf('layer 0').slice(7)}/layer.tar`] }];
    return archiveSaid(
      archiveOf([...dockerSave(image), ...chain, entry({ path: 'manifest.json' }, json(named))]),
    );
  }),
  nestedIndexes: upTo(bounds.nestedIndexes, (n) => {
    const members = [...ociArchive([image])];
    let inner = descriptor(image.manifest, image.mediaType);
    for (let i = 0; i < n; i++) {
      const bytes = json({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [inner] });
      members.push(entry({ path: `blobs/sha256/${digestOf(bytes).slice(7)}` }, bytes));
      inner = descriptor(bytes, OCI_INDEX);
    }
    members.push(entry({ path: 'index.json' }, json({ schemaVersion: 2, manifests: [inner] })));
    return archiveSaid(archiveOf(members));
  }),
  connections: upTo(
    3,
    (n) =>
      pushing(async (pusher) => {
        const sockets = list(n, () => connect(Number(pusher.address.split(':')[1]), '127.0.0.1'));
        const answers = sockets.map((socket) => {
          socket.on('error', () => {}).write('GET /v2/ HTTP/1.1\r\nHost: a\r\n\r\n');
          return new Promise<string>((resolve) => {
            socket
              .on('data', () => resolve('answered'))
              .on('close', () => resolve('the connection is closed'));
          });
        });
        const other = (await Promise.all(answers)).find((answer) => answer !== 'answered');
        for (const socket of sockets) socket.destroy();
        return other;
      }),
    { connections: 3 },
  ),
  bodies: upTo(2, async (n) => {
    const gate = new BodyGate(2);
    let [open, freed] = [0, () => {}];
    const held = new Promise<void>((resolve) => {
      freed = resolve;
    });
    const all = list(n, () =>
      gate.through(() => {
        open++;
        return held;
      }),
    );
    await new Promise(setImmediate);
    const waiting = n - open;
    freed();
    await Promise.all(all);
    return waiting === 0 ? undefined : `${waiting} waits`;
  }),
  bodyWait: { at: () => waited(bounds.bodyWait - 1), past: () => waited(bounds.bodyWait) },
  noProgress: { at: () => stalled(20), past: () => stalled(1500), bounds: { noProgress: 1000 } },
  sessions: upTo(
    3,
    (n) => {
      const sessions = new UploadSessions();
      const opened = list(n, (i) => sessions.open('a', i));
      const found = opened.map(({ id }) => sessions.find('a', id, n) !== undefined);
      if (found.indexOf(false) > 0) throw new Error('another than the oldest was forgotten');
      return found.includes(false) ? '404 BLOB_UPLOAD_UNKNOWN: no such upload' : undefined;
    },
    { sessions: 3 },
  ),
  begunSessions: upTo(
    3,
    (n) =>
      pushing(async (pusher) => {
        const unused = await pusher.open();
        const begun: string[] = [];
        for (let i = 0; i < n; i++) begun.push(await pusher.open());
        for (const location of begun) await pusher.patch(location, Buffer.from('MZ'));
        const answers = [];
        for (const location of [unused, ...begun]) answers.push(await pusher.send('GET', location));
        const gone = answers.findIndex(({ status }) => status === 404);
        if (gone !== -1 && gone !== 1) throw new Error('another than the oldest was forgotten');
        return answers[gone]?.body;
      }),
    { begunSessions: 3 },
  ),
  idleSession: upTo(bounds.idleSession, (n) => {
    const sessions = new UploadSessions();
    const { id } = sessions.open('a', 0);
    sessions.open('a', n);
    return sessions.find('a', id, n) ? undefined : '404 BLOB_UPLOAD_UNKNOWN: no such upload';
  }),
};

/** Two uploads with room for one, of which the first takes that many ms of a clock that the test sets. */
async function waited(ms: number): Promise<string | undefined> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const gate = new BodyGate(1);
  let [finish, early] = [() => {}, false];
  const first = gate.through(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const second = gate.through(async () => {
    early = true;
  });
  await vi.advanceTimersByTimeAsync(ms);
  const result = early ? 'it is read next to the other' : undefined;
  finish();
  await Promise.all([first, second]);
  return result;
}

/** An upload that brings nothing for so many ms. */
function stalled(ms: number): Promise<string | undefined> {
  return pushing(async (pusher) => {
    const body = (async function* () {
      yield Buffer.from('a');
      await delay(ms);
      yield Buffer.from('b');
    })();
    return said(async () => pusher.patch(await pusher.open(), body));
  });
}

describe('the bound', () => {
  it.each(Object.keys(SIDES) as Bound[])(
    '%s holds, and what is past it is refused with a reason',
    async (name) => {
      const { at, past, bounds: lower } = SIDES[name];
      if (lower) lowered(lower);
      expect(await at()).toBeUndefined();
      const own = lower ? Object.values(lower).map(String) : [];
      const shown = own
        .reduce(
          (text, number) => text.replaceAll(new RegExp(`\\b${number}\\b`, 'g'), '…'),
          String(await past()),
        )
        .replace(/^\d{3} (?=\{)/, '')
        .replaceAll(/[0-9a-f]{64}/g, '…');
      expect(shown).toBe(EXPECTED[name]);
    },
    60_000,
  );
});

it('messages in docs/bounds.md are the ones expected here', async () => {
  await expect(boundsPage(EXPECTED)).toMatchFileSnapshot('../../docs/bounds.md');
});

describe('beyond a bound', () => {
  it('an upload is refused while it is sent, and the next one is accepted', async () => {
    lowered({ unpacked: 100_000 });
    await pushing(async (pusher) => {
      const answer = await pusher.patch(await pusher.open(), Buffer.alloc(100_001));
      expect(answer).toMatchObject({ status: 413, body: expect.stringContaining('SIZE_INVALID') });
      expect(answer.headers.connection).toBe('close');
      expect(await pusher.pushBlob(Buffer.alloc(100_000))).toBe(true);
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
    ['plain', (bytes: Buffer) => bytes],
  ])('an archive that is %s is read no further', async (_, compress) => {
    lowered({ unpacked: 1_000_000 });
    let taken = 0;
    const endless = (async function* () {
      const part = compress(archiveOf([entry({ path: 'a' }, Buffer.alloc(900_000))]));
      for (; taken < 50; taken++) yield taken === 0 ? part : Buffer.concat([part, part]);
    })();
    const wanted = { platform: AMD64, required: false };
    expect(await said(() => streamedImages(endless, 'archive://x.tar', [wanted]))).toMatch(
      /^archive:\/\/x\.tar cannot be weighed: it holds more than 1000000 bytes, which is the most that is read\. /,
    );
    expect(taken).toBeLessThan(5);
  });

  it('an archive is refused also if only its last chunk is too much', async () => {
    lowered({ unpacked: 100_000 });
    const bytes = gzipSync(archiveOf([entry({ path: 'a' }, Buffer.alloc(900_000))]));
    expect(await archiveSaid(bytes)).toMatch(
      /^archive:\/\/x\.tar cannot be weighed: it holds more than 100000 bytes, /,
    );
  });

  it('a bomb is not decompressed further, and its download size is right', async () => {
    lowered({ ratioFrom: 5_000_000 });
    const bomb = zstdCompressSync(Buffer.alloc(40_000_000));
    const { content, size } = await blobOf(bomb);
    expect(size).toBe(bomb.length);
    const unknown = 'it holds more than 5000000 bytes, and more than 1100 times its compressed size';
    expect(content).toEqual({ unknown });
    let unpacked = 0;
    const reader = decompressor('zstd', (chunk) => {
      unpacked += chunk.length;
    });
    await reader.write(bomb);
    expect(await reader.finish()).toBe(unknown);
    expect(unpacked).toBeLessThanOrEqual(5_000_000);
  });

  it('deflate never counts as a bomb, whatever the content', async () => {
    lowered({ ratioFrom: 0 });
    const zeros = gzipSync(Buffer.alloc(50_000_000), { level: 9 });
    expect((await blobOf(zeros)).content).toMatchObject({ size: 50_000_000 });
  });
});

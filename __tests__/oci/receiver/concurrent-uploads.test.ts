import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { lowered } from '../../fakes/lowered-bounds.ts';
import { AMD64, digestOf, imageOf, layerOf } from '../../fakes/pushable-image.ts';
import { containerd, docker, Pusher, singlePost } from '../../fakes/pusher.ts';
import { tarOf } from '../../fakes/tar-writer.ts';

let registry: MeasuringRegistry;
let pusher: Pusher;

beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  pusher = new Pusher(registry.address, registry.repository);
});

afterEach(async () => {
  pusher.close();
  await registry.close();
});

/** A layer with its own content, whose gzip is about as large as its content. */
const layer = (name: string, size = 100_000) => layerOf(tarOf({ [`app/${name}`]: randomBytes(size) }));

describe('many at once', () => {
  it('20 uploads at the same time all finish', async () => {
    const layers = Array.from({ length: 20 }, (_, i) => layer(`file-${i}`));
    const answers = await Promise.all(layers.map(({ blob }) => containerd(pusher, blob, digestOf(blob))));
    expect(answers.map(({ status }) => status)).toEqual(layers.map(() => 201));
    const app = imageOf(layers);
    await pusher.pushImage(app);
    for (const { disk } of registry.image(registry.repository, app.digest, AMD64).layers) {
      expect(disk).toMatchObject({ how: 'verified' });
    }
  });

  it('100 open sessions can all still be used', async () => {
    const locations = await Promise.all(Array.from({ length: 100 }, () => pusher.open()));
    const blobs = locations.map((_, i) => Buffer.from(`blob ${i}`));
    await Promise.all(blobs.map((blob, i) => pusher.patch(locations[i] ?? '', blob)));
    const answers = await Promise.all(
      blobs.map((blob, i) => pusher.finish(locations[i] ?? '', digestOf(blob))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  });

  it('uploads that a client writes to in turns all finish', async () => {
    const blobs = Array.from({ length: 12 }, (_, i) => layer(`file-${i}`, 200_000).blob);
    const locations = await Promise.all(blobs.map(() => pusher.open()));
    for (let at = 0; at < 210_000; at += 70_000) {
      await Promise.all(
        blobs.map((blob, i) => pusher.patch(locations[i] ?? '', blob.subarray(at, at + 70_000))),
      );
    }
    const answers = await Promise.all(
      blobs.map((blob, i) => pusher.finish(locations[i] ?? '', digestOf(blob))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  });

  it('the same blob may be uploaded several times at once', async () => {
    const { blob } = layer('twice', 500_000);
    const answers = await Promise.all(
      [docker, containerd, singlePost].map((how) => how(pusher, blob, digestOf(blob))),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });
});

describe('an upload', () => {
  const received = (bytes: number) => vi.waitFor(() => expect(registry.bytesReceived).toBe(bytes), 10_000);

  /** Some bytes, then nothing until it is released. */
  function stuck(bytes: Buffer) {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    async function* body() {
      yield bytes;
      await held;
    }
    return { body: body(), release: () => release() };
  }

  it('that stalls for too long is ended; others go on', async () => {
    const { blob } = layer('slow', 60_000);
    const [stalled, slow] = await Promise.all([pusher.open(), pusher.open()]);
    lowered({ noProgress: 50 });
    const { body, release } = stuck(blob.subarray(0, 1000));
    const { activity } = registry;
    const failed = expect(pusher.patch(stalled, body)).rejects.toThrow();
    // Its wait has begun. The other upload has time.
    await vi.waitFor(() => expect(registry.activity).toBeGreaterThan(activity), 10_000);
    lowered({ noProgress: 60_000 });
    async function* slowly() {
      yield blob.subarray(0, 30_000);
      await failed;
      yield blob.subarray(30_000);
    }
    expect((await pusher.finish(slow, digestOf(blob), slowly())).status).toBe(201);
    release();
  });

  it('that was cut can go on where it stopped', async () => {
    const { blob } = layer('cut');
    const location = await pusher.open();
    async function* cut() {
      yield blob.subarray(0, 30_000);
      await received(30_000);
      throw new Error('cut');
    }
    await expect(pusher.patch(location, cut())).rejects.toThrow();
    const { headers } = await pusher.send('GET', location);
    expect(headers.range).toBe('0-29999');
    const rest = { 'Content-Range': `30000-${blob.length - 1}` };
    // 409 until the registry has noticed that the connection is closed.
    await vi.waitFor(
      async () => expect((await pusher.patch(location, blob.subarray(30_000), rest)).status).toBe(202),
      10_000,
    );
    expect((await pusher.finish(location, digestOf(blob))).status).toBe(201);
  });

  it('is read to its end even if decompression fails in the middle', async () => {
    const bad = Buffer.concat([gzipSync(randomBytes(2000)).subarray(0, 1500), randomBytes(3_000_000)]);
    expect((await docker(pusher, bad, digestOf(bad))).status).toBe(201);
    expect(registry.bytesReceived).toBe(bad.length);
  });

  it('that is never finished does no harm', async () => {
    const { blob } = layer('left');
    await pusher.patch(await pusher.open(), blob.subarray(0, 5000));
    await pusher.open();
    const app = imageOf([layer('app')]);
    await pusher.pushImage(app);
    expect(registry.image(registry.repository, app.digest, AMD64).layers).toHaveLength(1);
  });

  it('that is going on when the registry closes is cut', async () => {
    const { blob } = layer('open');
    const { body, release } = stuck(blob);
    const failed = expect(pusher.patch(await pusher.open(), body)).rejects.toThrow();
    await received(blob.length);
    await registry.close();
    await failed;
    release();
  });
});

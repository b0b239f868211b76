import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type MeasuringRegistry,
  PREFERRED_PORT,
  startMeasuringRegistry,
} from '../../src/oci/measuring-registry.ts';
import { AMD64, asPublished, digestOf, imageOf, layerOf } from '../fakes/pushable-image.ts';
import { containerd, docker, dotnetSdk, inPieces, Pusher, type Style, singlePost } from '../fakes/pusher.ts';
import { tarOf } from '../fakes/tar-writer.ts';

const STALLED = 300;

let registry: MeasuringRegistry;
let pusher: Pusher;

beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0, noProgress: STALLED });
  pusher = new Pusher(registry.address, registry.repository);
});

afterEach(async () => {
  pusher.close();
  await registry.close();
});

const portOf = (address: string) => Number(address.split(':')[1]);

/** A layer of its own, whose gzip is about as large as its content. */
const layer = (name: string, size = 100_000) => layerOf(tarOf({ [`app/${name}`]: randomBytes(size) }));

async function canConnect(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  const connected = await new Promise<boolean>((resolve) => {
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  });
  socket.destroy();
  return connected;
}

describe('the address', () => {
  it('is reached on 127.0.0.1 only', async () => {
    const port = portOf(registry.address);
    expect(registry.address).toBe(`127.0.0.1:${port}`);
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .map(({ address }) => address)
      .filter((address) => address !== '127.0.0.1' && !address.startsWith('fe80'));
    // All of 127.0.0.0/8 is the loopback interface, on Linux.
    for (const host of [...(process.platform === 'linux' ? ['127.0.0.2'] : []), '::1', ...others]) {
      expect(await canConnect(host, port), host).toBe(false);
    }
  });

  it('has the port that was asked for, or a random one where somebody has that', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const other = await startMeasuringRegistry({ preferredPort: port });
    expect(portOf(other.address)).not.toBe(port);
    expect(await canConnect('127.0.0.1', portOf(other.address))).toBe(true);
    await other.close();

    await new Promise((resolve) => taken.close(resolve));
    const same = await startMeasuringRegistry({ preferredPort: port });
    expect(portOf(same.address)).toBe(port);
    await same.close();
  });

  it('has a port by default that no machine hands out by itself', () => {
    expect(PREFERRED_PORT).toBeGreaterThan(1023);
    expect(PREFERRED_PORT).toBeLessThan(32_768);
  });

  it('has a repository that nobody can guess, or the one that was asked for', async () => {
    expect(registry.repository).toMatch(/^measure\/[0-9a-f]{32}$/);
    const other = await startMeasuringRegistry({ preferredPort: 0, repository: 'measure/own' });
    expect(other.repository).toBe('measure/own');
    await other.close();
  });

  it('is gone after close', async () => {
    const other = await startMeasuringRegistry({ preferredPort: 0 });
    await other.close();
    expect(await canConnect('127.0.0.1', portOf(other.address))).toBe(false);
    await other.close();
  });
});

describe('the probe', () => {
  const tagOf = (reference: string) => reference.slice(reference.lastIndexOf(':') + 1);

  it('is a reference that does not exist, and resolves when someone asks for it', async () => {
    const probe = registry.probe();
    expect(probe.reference).toMatch(
      new RegExp(`^${registry.address}/${registry.repository}/probe:[0-9a-f]{32}$`),
    );
    const path = probe.reference.slice(registry.address.length).replace(/:([0-9a-f]+)$/, '/manifests/$1');
    expect((await pusher.send('GET', `/v2${path}`)).status).toBe(404);
    await probe.asked;
  });

  it('does not resolve for other references or another probe', async () => {
    const [one, two] = [registry.probe(), registry.probe()];
    let resolved = false;
    one.asked.then(() => {
      resolved = true;
    });
    await pusher.headManifest('latest');
    await pusher.headManifest(tagOf(two.reference));
    await two.asked;
    expect(resolved).toBe(false);
    await pusher.headManifest(tagOf(one.reference));
    await one.asked;
    expect(resolved).toBe(true);
  });
});

describe('a push', () => {
  it.each<[string, Style]>([
    ['Docker’s classic store', docker],
    ['containerd', containerd],
    ['the .NET SDK', dotnetSdk],
    ['a single POST', singlePost],
  ])('by %s is measured, and its bytes counted', async (_, style) => {
    const base = imageOf([layer('base')]);
    const app = imageOf([...base.layers, layer('a', 300_000), layer('b')]);
    registry.know(asPublished(base));
    const sent = await pusher.pushImage(app, style);
    expect(sent).toHaveLength(3);
    const image = registry.image(registry.repository, app.configDigest, AMD64);
    expect(image.layers.map(({ disk }) => disk)).toEqual(
      app.layers.map(({ tar }, i) => ({ bytes: tar.length, how: i === 0 ? 'stated' : 'verified' })),
    );
    const own = app.layers.slice(1).reduce((sum, { blob }) => sum + blob.length, 0);
    expect(registry.bytesReceived).toBe(own + app.config.length + app.manifest.length);
  });

  it('of a second image sends only what is new', async () => {
    const [shared, old, now] = [layer('shared'), layer('old'), layer('new')];
    await pusher.pushImage(imageOf([shared, old]));
    const second = imageOf([shared, now]);
    expect(await pusher.pushImage(second)).toEqual([digestOf(now.blob), second.configDigest]);
    const { layers } = registry.image(registry.repository, second.digest, AMD64);
    expect(layers.map(({ disk }) => disk)).toMatchObject([{ how: 'verified' }, { how: 'verified' }]);
  });
});

describe('many at once', () => {
  it('20 uploads all finish', async () => {
    const layers = Array.from({ length: 20 }, (_, i) => layer(`file-${i}`, 400_000));
    const answers = await Promise.all(layers.map(({ blob }) => containerd(pusher, blob, digestOf(blob))));
    expect(answers.map(({ status }) => status)).toEqual(layers.map(() => 201));
    const app = imageOf(layers);
    await pusher.pushImage(app);
    for (const { disk } of registry.image(registry.repository, app.digest, AMD64).layers) {
      expect(disk).toMatchObject({ how: 'verified' });
    }
  });

  it('200 open sessions are no hindrance, and can all still be used', async () => {
    const locations = await Promise.all(Array.from({ length: 200 }, () => pusher.open()));
    const blobs = locations.map((_, i) => Buffer.from(`blob ${i}`));
    await Promise.all(blobs.map((blob, i) => pusher.patch(locations[i] ?? '', blob)));
    const answers = await Promise.all(
      blobs.map((blob, i) => pusher.finish(locations[i] ?? '', digestOf(blob))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  });

  it('uploads that are written in turns all finish', async () => {
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

  it('the same blob may come twice at the same time', async () => {
    const { blob } = layer('twice', 500_000);
    const answers = await Promise.all(
      [docker, containerd, singlePost].map((how) => how(pusher, blob, digestOf(blob))),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });
});

describe('an upload', () => {
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

  it('that brings nothing for too long is ended; others go on', async () => {
    const { blob } = layer('slow', 60_000);
    const stalled = stuck(blob.subarray(0, 1000));
    const failed = expect(pusher.patch(await pusher.open(), stalled.body)).rejects.toThrow();
    async function* slowly() {
      for (const piece of inPieces(blob, 10_000)) {
        yield piece;
        await delay(STALLED / 3);
      }
    }
    const answer = await pusher.finish(await pusher.open(), digestOf(blob), slowly());
    expect(answer.status).toBe(201);
    await failed;
    stalled.release();
  });

  it('that was cut can go on where it stopped', async () => {
    const { blob } = layer('cut');
    const location = await pusher.open();
    const { body, release } = stuck(blob.subarray(0, 30_000));
    await expect(pusher.patch(location, body)).rejects.toThrow();
    release();
    const { headers } = await pusher.send('GET', location);
    expect(headers.range).toBe('0-29999');
    const rest = { 'Content-Range': `30000-${blob.length - 1}` };
    expect((await pusher.patch(location, blob.subarray(30_000), rest)).status).toBe(202);
    expect((await pusher.finish(location, digestOf(blob))).status).toBe(201);
  });

  it('whose decompression fails in the middle is read to its end', async () => {
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
    const { body, release } = stuck(layer('open').blob);
    const failed = expect(pusher.patch(await pusher.open(), body)).rejects.toThrow();
    await delay(50);
    await registry.close();
    await failed;
    release();
  });
});

it('leaves nothing behind that keeps the process alive', async () => {
  const script = `
    const { startMeasuringRegistry } = await import('./src/oci/measuring-registry.ts');
    const { connect } = await import('node:net');
    const registry = await startMeasuringRegistry({ preferredPort: 0 });
    const url = 'http://' + registry.address + '/v2/a/blobs/uploads/';
    const { headers } = await fetch(url, { method: 'POST' });
    const port = Number(registry.address.split(':')[1]);
    for (let i = 0; i < 20; i++) {
      const { headers } = await fetch(url, { method: 'POST' });
      const socket = connect(port, '127.0.0.1').on('error', () => {}).unref();
      socket.write('PATCH ' + headers.get('location') + ' HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 9\\r\\n\\r\\nx');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    await registry.close();
    const closed = performance.now();
    process.on('exit', () => console.log(performance.now() - closed < 2000 ? 'at once' : 'late'));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    timeout: 20_000,
  });
  expect(stdout).toBe('at once\n');
}, 30_000);

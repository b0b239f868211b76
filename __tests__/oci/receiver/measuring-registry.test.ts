import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type MeasuringRegistry,
  PREFERRED_PORT,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { AMD64, asPublished, digestOf, imageOf, layerOf } from '../../fakes/pushable-image.ts';
import { containerd, docker, dotnetSdk, Pusher, type Style, singlePost } from '../../fakes/pusher.ts';
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

const portOf = (address: string) => Number(address.split(':')[1]);

/** A layer with its own content, whose gzip is about as large as its content. */
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

  it('has the preferred port, or a free one if that is in use', async () => {
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

  it('prefers a port that no machine assigns by itself', () => {
    expect(PREFERRED_PORT).toBeGreaterThan(1023);
    expect(PREFERRED_PORT).toBeLessThan(32_768);
  });

  it('has the same repository at every run, with nothing kept on the machine', async () => {
    expect(registry.repository).toMatch(/^measure\/[0-9a-f]{32}$/);
    const other = await startMeasuringRegistry({ preferredPort: 0 });
    expect(other.repository).toBe(registry.repository);
    expect(other.address).not.toBe(registry.address);
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

  it('is a reference that does not exist, and resolves when a request for it is received', async () => {
    const probe = registry.probe();
    expect(probe.reference).toMatch(
      new RegExp(`^${registry.address}/${registry.repository}/probe:[0-9a-f]{32}$`),
    );
    const path = probe.reference.slice(registry.address.length).replace(/:([0-9a-f]+)$/, '/manifests/$1');
    expect((await pusher.send('GET', `/v2${path}`)).status).toBe(404);
    await probe.received;
  });

  it('does not resolve for other references or another probe', async () => {
    const [one, two] = [registry.probe(), registry.probe()];
    let resolved = false;
    one.received.then(() => {
      resolved = true;
    });
    await pusher.headManifest('latest');
    await pusher.headManifest(tagOf(two.reference));
    await two.received;
    expect(resolved).toBe(false);
    await pusher.headManifest(tagOf(one.reference));
    await one.received;
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
    registry.expectBase(asPublished(base));
    const sent = await pusher.pushImage(app, style);
    expect(sent).toHaveLength(3);
    const image = registry.image(registry.repository, app.configDigest, AMD64);
    expect(image.layers.map(({ disk }) => disk)).toEqual(
      app.layers.map(({ tar }, i) => ({ bytes: tar.length, how: i === 0 ? 'stated' : 'verified' })),
    );
    const own = app.layers.slice(1).reduce((sum, { blob }) => sum + blob.length, 0);
    expect(registry.bytesReceived).toBe(own + app.config.length + app.manifest.length);
  });

  it('of a second image sends only new blobs', async () => {
    const [shared, old, now] = [layer('shared'), layer('old'), layer('new')];
    await pusher.pushImage(imageOf([shared, old]));
    const second = imageOf([shared, now]);
    expect(await pusher.pushImage(second)).toEqual([digestOf(now.blob), second.configDigest]);
    const { layers } = registry.image(registry.repository, second.digest, AMD64);
    expect(layers.map(({ disk }) => disk)).toMatchObject([{ how: 'verified' }, { how: 'verified' }]);
  });
});

it('leaves nothing behind that keeps the process alive', async () => {
  const module = (path: string) => new URL(`../../../src/oci/${path}`, import.meta.url).href;
  const script = `
    const { bounds } = await import('${module('bounds.ts')}');
    // Every timer of the registry then runs for longer than this process may live.
    bounds.bodyWait = bounds.noProgress;
    const { startMeasuringRegistry } = await import('${module('receiver/measuring-registry.ts')}');
    const { connect } = await import('node:net');
    const registry = await startMeasuringRegistry({ preferredPort: 0 });
    const url = 'http://' + registry.address + '/v2/a/blobs/uploads/';
    const port = Number(registry.address.split(':')[1]);
    for (let i = 0; i < 20; i++) {
      const { headers } = await fetch(url, { method: 'POST' });
      const socket = connect(port, '127.0.0.1').on('error', () => {}).unref();
      socket.write('PATCH ' + headers.get('location') + ' HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 9\\r\\n\\r\\nx');
    }
    // As many bodies as are read at once; the others wait in the gate, with a timer each.
    while (registry.bytesReceived < 4) await new Promise(setImmediate);
    await registry.close();
    console.log('closed');
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    timeout: 20_000,
  });
  expect(stdout).toBe('closed\n');
}, 30_000);

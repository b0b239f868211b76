import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stated } from '../../../src/model/size.ts';
import { RegistryError } from '../../../src/model/user-error.ts';
import { type RegistryClient, registryClient } from '../../../src/oci/client/registry-client.ts';
import {
  DEADLINE_EXCEEDED,
  type Exchange,
  ExchangeError,
  httpExchange,
} from '../../../src/oci/http/http-exchange.ts';
import { TRANSPORT_LIMITS } from '../../../src/oci/http/transport-limits.ts';
import { parseReference } from '../../../src/oci/name/reference.ts';
import { FrozenClock } from '../../fakes/frozen-clock.ts';
import { layerBytes, OCI_INDEX, OCI_MANIFEST, publish, publishIndex } from '../../fakes/published-image.ts';
import { answering, digestOf, FakeRegistry } from '../../fakes/registry.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };
const NOWHERE = `sha256:${'f'.repeat(64)}`;

let registry: FakeRegistry;
let client: RegistryClient;

const options = {
  credentials: async () => undefined,
  onSecret: () => {},
  limits: { backoffMs: 1, attempts: 2 },
};

beforeEach(async () => {
  registry = await FakeRegistry.start();
  client = registryClient(options);
});
afterEach(() => registry.stop());

const image = (name: string, platform = AMD64) =>
  client.image(parseReference(`${registry.host}/${name}`), platform);

async function failure(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(RegistryError);
  expect((error as Error).message).not.toMatch(/[\r\n]/);
  return (error as Error).message;
}

describe('an image in a registry', () => {
  it('is read without any layer', async () => {
    const contents = [layerBytes(30, 1), layerBytes(300, 2)];
    const published = publish(registry, { repository: 'app', tag: '1', layers: contents });
    const read = await image('app:1');
    expect(read.digest).toBe(published.digest);
    expect(read.config).toMatchObject({ platform: AMD64, env: ['A=b'], labels: { maker: 'fake' } });
    expect(read.layers).toEqual(
      published.layers.map(({ digest, diffId, size }, index) => ({
        digest,
        diffId,
        download: stated(size),
        disk: stated(contents[index]?.length ?? 0),
        files: { unknown: 'the layer was not downloaded' },
      })),
    );
    expect(registry.requests.map(({ line }) => line).sort()).toEqual(
      [
        'GET /v2/app/manifests/1',
        `GET /v2/app/blobs/${published.configDigest}`,
        ...published.layers.map(({ digest }) => `GET /v2/app/blobs/${digest}`),
      ].sort(),
    );
  });

  it('accepts every manifest and index that it can read', async () => {
    publish(registry, { repository: 'app', tag: '1' });
    await image('app:1');
    expect(registry.requests[0]?.headers.accept?.split(', ').sort()).toEqual([
      'application/vnd.docker.distribution.manifest.list.v2+json',
      'application/vnd.docker.distribution.manifest.v2+json',
      OCI_INDEX,
      OCI_MANIFEST,
    ]);
  });

  it('is the one of the platform, never an attestation', async () => {
    const images = [
      publish(registry, {
        repository: 'app',
        architecture: 'arm64',
        variant: 'v8',
        layers: [layerBytes(3, 9)],
      }),
      publish(registry, { repository: 'app' }),
    ];
    const attestation = {
      mediaType: OCI_MANIFEST,
      digest: NOWHERE,
      size: 5,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    };
    publishIndex(registry, 'app', '1', images, [attestation]);
    const [arm, amd] = await Promise.all([image('app:1', ARM64), image('app:1')]);
    expect([arm.digest, amd.digest]).toEqual(images.map(({ digest }) => digest));
    expect(await failure(image('app:1', { os: 'windows', architecture: 'amd64' }))).toBe(
      `${registry.host}, ${registry.host}/app:1: has no image for windows/amd64; there is: linux/arm64/v8, linux/amd64`,
    );
  });

  it('is from the same index for every platform, even if the tag moves in the meantime', async () => {
    const publishBoth = (seed: number) => {
      const architectures = ['amd64', 'arm64'];
      const layers = [layerBytes(3, seed)];
      const images = architectures.map((architecture) =>
        publish(registry, { repository: 'app', architecture, layers }),
      );
      publishIndex(registry, 'app', '1', images);
      return images;
    };
    const [amd, arm] = publishBoth(1);
    expect((await image('app:1')).digest).toBe(amd?.digest);
    publishBoth(2);
    expect((await image('app:1', ARM64)).digest).toBe(arm?.digest);
    expect(registry.seen(/GET \/v2\/app\/manifests\/1$/)).toHaveLength(1);
  });

  it('is the only one of an index without platforms, if its config fits', async () => {
    const { digest, size } = publish(registry, { repository: 'app' });
    const entry = { mediaType: OCI_MANIFEST, digest, size };
    registry.addManifest('app', { schemaVersion: 2, manifests: [entry] }, OCI_INDEX, '1');
    expect((await image('app:1')).digest).toBe(digest);
    expect(await failure(image('app:1', ARM64))).toContain('it is for linux/amd64, not linux/arm64');
  });

  it('is read by digest, whatever tag is written with it', async () => {
    const { digest } = publish(registry, { repository: 'app' });
    expect((await image(`app:gone@${digest}`)).digest).toBe(digest);
    const index = publishIndex(registry, 'app', 'i', [publish(registry, { repository: 'app' })]);
    expect((await image(`app@${index}`)).digest).toBe(digest);
  });

  it('may have no layers, or the same one twice', async () => {
    publish(registry, { repository: 'app', tag: 'none', layers: [] });
    expect((await image('app:none')).layers).toEqual([]);
    publish(registry, { repository: 'app', tag: 'twice', layers: [layerBytes(5), layerBytes(5)] });
    const { layers } = await image('app:twice');
    expect(layers).toHaveLength(2);
    expect(registry.seen(new RegExp(layers[0]?.digest ?? ''))).toHaveLength(1);
  });

  it('is read even if the registry does not return parts of layers', async () => {
    registry.ranges = false;
    publish(registry, { repository: 'app', tag: '1' });
    const { layers } = await image('app:1');
    expect(layers[0]?.disk).toEqual({ unknown: expect.stringContaining('ignores Range') });
    expect(layers[0]?.download).toHaveProperty('bytes');
  });
});

describe('what was read before', () => {
  it('is not read again', async () => {
    publish(registry, { repository: 'app', tag: '1' });
    const [first, second] = await Promise.all([image('app:1'), image('app:1')]);
    expect(await image('app:1')).toBe(first);
    expect(second).toBe(first);
    expect(registry.requests).toHaveLength(3);
  });

  it('is shared by images with the same layers, in other repositories too', async () => {
    const shared = [layerBytes(8, 1), layerBytes(8, 2)];
    publish(registry, { repository: 'dotnet/aspnet', tag: '10.0', layers: shared });
    publish(registry, { repository: 'dotnet/sdk', tag: '10.0', layers: [...shared, layerBytes(8, 3)] });
    const [, sdk] = await Promise.all([image('dotnet/aspnet:10.0'), image('dotnet/sdk:10.0')]);
    expect(sdk.layers.map(({ disk }) => disk)).toEqual([stated(4096), stated(4096), stated(4096)]);
    expect(registry.requests.filter(({ headers }) => headers.range)).toHaveLength(3);
  });

  it('is read again after a failure', async () => {
    const { layers } = publish(registry, { repository: 'app', tag: '1' });
    registry.intercept(/manifests/, answering(404), 1);
    await failure(image('app:1'));
    registry.intercept(new RegExp(layers[0]?.digest ?? ''), answering(404), 1);
    expect((await image('app:1')).layers[0]?.disk).toHaveProperty('unknown');
    publish(registry, { repository: 'other', tag: '1' });
    expect((await image('other:1')).layers[0]?.disk).toHaveProperty('bytes');
  });
});

describe('a registry that cannot be trusted', () => {
  it('is refused if the manifest does not have the requested digest', async () => {
    const { digest } = publish(registry, { repository: 'app' });
    registry.intercept(/manifests/, answering(200, { 'Content-Type': OCI_MANIFEST }, '{}'));
    expect(await failure(image(`app@${digest}`))).toContain(
      `the registry sent content with the digest ${digestOf(Buffer.from('{}'))}, not ${digest}`,
    );
  });

  it('is refused if the manifest of a tag does not have the stated digest', async () => {
    const headers = { 'Content-Type': OCI_MANIFEST, 'Docker-Content-Digest': NOWHERE };
    registry.intercept(/manifests/, answering(200, headers, '{}'));
    expect(await failure(image('app:1'))).toContain(`not ${NOWHERE}`);
  });

  it('need not state a digest', async () => {
    const { digest } = publish(registry, { repository: 'app', tag: '1' });
    const manifest = await fetch(`${registry.url}/v2/app/manifests/1`).then((response) => response.text());
    for (const header of [undefined, 'sha512:abc', '']) {
      const stating = header === undefined ? {} : { 'Docker-Content-Digest': header };
      registry.intercept(
        /manifests/,
        answering(200, { 'Content-Type': OCI_MANIFEST, ...stating }, manifest),
        1,
      );
      client = registryClient(options);
      expect((await image('app:1')).digest).toBe(digest);
    }
  });

  it('is refused if the chosen manifest has another size', async () => {
    const published = publish(registry, { repository: 'app' });
    publishIndex(registry, 'app', '1', [{ ...published, size: published.size + 1 }]);
    expect(await failure(image('app:1'))).toContain(
      `the registry sent ${published.size} bytes, not ${published.size + 1}`,
    );
  });

  it('is refused if the config is not the one of the manifest', async () => {
    const { configDigest } = publish(registry, { repository: 'app', tag: '1' });
    registry.intercept(/blobs/, answering(200, {}, '{}'));
    expect(await failure(image('app:1'))).toContain(`config ${configDigest} of ${registry.host}/app:1`);
  });

  it('may not send a longer config than the manifest says', async () => {
    const { configDigest } = publish(registry, { repository: 'app', tag: '1' });
    registry.intercept(new RegExp(configDigest), answering(200, {}, 'x'.repeat(10_000)));
    expect(await failure(image('app:1'))).toMatch(/more than \d+ bytes were sent/);
  });

  it('may not state a huge config', async () => {
    const config = {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: NOWHERE,
      size: 5_000_000,
    };
    publish(registry, { repository: 'app', tag: '1', manifest: { config } });
    expect(await failure(image('app:1'))).toContain('5000000 bytes are too many');
    expect(registry.seen(new RegExp(NOWHERE))).toEqual([]);
  });

  it('may not send a huge manifest', async () => {
    registry.intercept(/manifests/, (_request, response) => void response.end(Buffer.alloc(5 * 1024 * 1024)));
    expect(await failure(image('app:1'))).toContain('more than 4194304 bytes were sent');
  });

  it.each([
    [
      'a schema 1 manifest',
      { schemaVersion: 1, fsLayers: [] },
      'a Docker schema 1 manifest is not supported',
    ],
    ['no manifest', 'hello', 'manifest is not JSON'],
    ['an empty answer', '', 'manifest is not JSON'],
    [
      'a chart',
      {
        schemaVersion: 2,
        config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', digest: NOWHERE, size: 2 },
        layers: [],
      },
      'it is not a container image: its config has the type "application/vnd.cncf.helm.config.v1+json"',
    ],
  ])('may not send %s', async (_, document, message) => {
    const bytes = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
    registry.addManifest('app', bytes, 'application/json', '1');
    const text = await failure(image('app:1'));
    expect(text).toContain(message);
    expect(text).toContain(`${registry.host}/app:1`);
  });

  it('may not put an index into an index', async () => {
    const inner = publishIndex(registry, 'app', 'inner', []);
    const size = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] }).length;
    const entry = { mediaType: OCI_INDEX, digest: inner, size, platform: AMD64 };
    registry.addManifest('app', { schemaVersion: 2, manifests: [entry] }, OCI_INDEX, '1');
    expect(await failure(image('app:1'))).toContain('its entry for linux/amd64 is another index');
  });

  it('must have as many layers in the manifest as in the config', async () => {
    publish(registry, { repository: 'app', tag: '1', config: { rootfs: { diff_ids: [] } } });
    expect(await failure(image('app:1'))).toContain('it names 0 layers, the manifest 1');
  });

  it('must send a valid config', async () => {
    publish(registry, { repository: 'app', tag: '1', config: { os: 5 } });
    expect(await failure(image('app:1'))).toMatch(/config sha256:\w+ of .*: image config is not valid: os: /);
  });

  it('must send the requested platform', async () => {
    publish(registry, { repository: 'app', tag: '1', architecture: 'arm64' });
    expect(await failure(image('app:1'))).toContain('it is for linux/arm64, not linux/amd64');
  });

  it('is quoted in one short line if its platform is not valid', async () => {
    publish(registry, { repository: 'app', tag: '1', config: { os: `a\n::error::${'x'.repeat(20_000)}` } });
    const message = await failure(image('app:1'));
    expect(message).toContain('it is for a ::error::xxx');
    expect(message.length).toBeLessThan(500);
  });
});

describe('any answer', () => {
  it('is an image or a RegistryError', async () => {
    const published = publish(registry, { repository: 'app', tag: '1' });
    const status = fc.constantFrom(200, 206, 301, 400, 401, 404, 416, 429);
    const names = ['Content-Type', 'Docker-Content-Digest', 'WWW-Authenticate', 'Location', 'Content-Range'];
    const value = fc.stringMatching(/^[ -~]{0,30}$/);
    const headers = fc.dictionary(fc.constantFrom(...names), value);
    const body = fc.oneof(fc.string(), fc.json());
    const part = fc.constantFrom('manifests', published.configDigest, published.layers[0]?.digest ?? '');
    await fc.assert(
      fc.asyncProperty(status, headers, body, part, async (status, headers, body, part) => {
        registry.intercept(new RegExp(part), answering(status, headers, body), 2);
        client = registryClient({ ...options, limits: { attempts: 1 } });
        await image('app:1').catch((error: unknown) => expect(error).toBeInstanceOf(RegistryError));
        registry.clearInterceptions();
      }),
    );
  }, 30_000);
});

describe('the size of a blob', () => {
  const size = (digest: string) => client.blobSize(parseReference(`${registry.host}/app:1`), digest);

  it('is read by HEAD', async () => {
    expect(await size(registry.addBlob(Buffer.alloc(1234)))).toBe(1234);
    expect(registry.requests[0]?.line).toMatch(/^HEAD /);
  });

  it('is undefined if the repository does not have it', async () => {
    expect(await size(NOWHERE)).toBeUndefined();
  });

  it('fails if the registry fails', async () => {
    registry.intercept(/HEAD/, answering(500));
    expect(await failure(size(NOWHERE))).toContain(`failed to return blob ${NOWHERE}`);
  });

  it('fails if the registry states none', async () => {
    registry.intercept(/HEAD/, (_request, response) => {
      response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end();
    });
    expect(await failure(size(NOWHERE))).toContain('does not state its size');
  });
});

describe('time', () => {
  it('is limited for one image: sizes of layers that have not arrived are unknown', async () => {
    const layers = Array.from({ length: 30 }, (_, index) => layerBytes(4, index));
    const published = publish(registry, { repository: 'app', tag: '1', layers });
    const clock = new FrozenClock();
    const http = httpExchange(TRANSPORT_LIMITS);
    const deadlines = new Set<number>();
    const exchange: Exchange = async (request) => {
      deadlines.add(request.deadline);
      if (!published.layers.some(({ digest }) => request.url.href.endsWith(digest))) return http(request);
      throw new ExchangeError('the time limit was reached', DEADLINE_EXCEEDED);
    };
    client = registryClient({ ...options, clock, exchange });
    const { layers: read } = await image('app:1');
    for (const { disk } of read)
      expect(disk).toEqual({ unknown: expect.stringContaining('the time limit was reached') });
    expect([...deadlines]).toEqual([clock.now() + TRANSPORT_LIMITS.imageMs]);
  });

  it('is not waited for if Retry-After asks for more than is left', async () => {
    registry.intercept(/./, answering(429, { 'Retry-After': '2' }));
    const clock = new FrozenClock();
    client = registryClient({ ...options, clock, limits: { imageMs: 1000 } });
    expect(await failure(image('app:1'))).toContain('it asks to wait 2 s');
    expect(clock.sleeps).toEqual([]);
  });

  it('is limited for the size of a blob, which an engine waits for', async () => {
    registry.intercept(/HEAD/, () => {});
    client = registryClient({ ...options, limits: { blobMs: 50 } });
    const size = client.blobSize(parseReference(`${registry.host}/app:1`), NOWHERE);
    expect(await failure(size)).toContain('the time limit was reached; run the job again later');
  });

  it('is limited for all redirects together', async () => {
    registry.intercept(/./, (_request, response) => {
      setTimeout(() => response.writeHead(307, { Location: '/v2/app/manifests/2' }).end(), 100);
    });
    client = registryClient({ ...options, limits: { imageMs: 150 } });
    expect(await failure(image('app:1'))).toContain('the time limit was reached');
  });
});

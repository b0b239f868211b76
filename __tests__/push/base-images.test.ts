import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildWithEngine } from '../../src/build/build-images.ts';
import type { DockerBuild } from '../../src/build/docker-build.ts';
import { isKnown } from '../../src/model/size.ts';
import { type Weighed, weigh } from '../../src/model/weigh.ts';
import { registryClient } from '../../src/oci/client/registry-client.ts';
import { startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import type { NamedBase } from '../../src/push/base.ts';
import { publishedImages } from '../../src/tools/published-images.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { digestOf, imageOf, type PushableImage, type PushableLayer } from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { answering, FakeRegistry } from '../fakes/registry.ts';
import { tarOf } from '../fakes/tar-writer.ts';
import { type BaseRow, baseImagesPage } from './base-images-page.ts';

/*
 * A Docker engine that builds on a base image, and every relation that its copy can have to what a registry publishes.
 * docs/base-images.md lists the expected outcomes; `npx vitest run -u` on this file writes it.
 */
const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
const BASE = 'dotnet/aspnet';

const layer = (name: string): PushableLayer => {
  const tar = tarOf({ [`usr/${name}`]: Buffer.from(`${name} `.repeat(20_000)) });
  return { tar, blob: gzipSync(tar) };
};
const [debian, dotnet, aspnet, app] = [layer('debian'), layer('dotnet'), layer('aspnet'), layer('app')];
const again = (given: PushableLayer) => ({ ...given, blob: gzipSync(given.tar, { level: 1 }) });
const used = imageOf([debian, dotnet, aspnet], { architecture });
/** What the tag means after the base was rebuilt on the same Debian. */
const newer = imageOf([debian, layer('dotnet 2'), layer('aspnet 2')], { architecture });

interface Situation extends BaseRow {
  /** The base of the Dockerfile's final stage. */
  readonly from?: (host: string) => NamedBase;
  /** What the registry has: under the tag, and by digest. */
  readonly tagged?: PushableImage;
  readonly kept?: readonly PushableImage[];
  /** Digests under which the engine holds a copy of the base; absent: it has none. */
  readonly copy?: readonly PushableImage[];
  /** The layers of the built image as the engine holds them. */
  readonly layers?: readonly PushableLayer[];
  readonly registryAnswers?: number;
}

const NAME = `registry.example/${BASE}:10.0`;
const NO_COPY = { unknown: `no published copy of ${NAME} has the layers that the image starts with` };

const SITUATIONS: readonly Situation[] = [
  {
    name: 'is what its tag means',
    tagged: used,
    copy: [used],
    base: 'known',
    sent: 'app layer',
    requests: 7,
  },
  {
    name: 'is what its tag means, and the engine kept no copy (BuildKit)',
    tagged: used,
    base: 'known',
    sent: 'app layer',
    requests: 7,
  },
  {
    name: 'is an older copy: its tag moved since it was pulled',
    tagged: newer,
    kept: [used],
    copy: [used],
    base: 'known',
    sent: 'app layer',
    requests: 11,
  },
  {
    name: 'is an older copy that its registry no longer has',
    tagged: newer,
    copy: [used],
    base: NO_COPY,
    sent: 'all layers',
    requests: 6,
  },
  {
    name: 'lost its tag, and its registry still has its digest',
    kept: [used],
    copy: [used],
    base: 'known',
    sent: 'app layer',
    requests: 9,
  },
  {
    name: 'is named only by its digest (`FROM name@sha256:…`)',
    from: (host) => ({ reference: `${host}/${BASE}@${used.digest}` }),
    tagged: newer,
    kept: [used],
    base: 'known',
    sent: 'app layer',
    requests: 7,
  },
  {
    name: 'is only in the engine (built or loaded there)',
    copy: [],
    base: {
      unknown: `registry.example does not have ${NAME} (404, UNKNOWN: manifests unknown): check the image's name and tag`,
    },
    sent: 'all layers',
    requests: 2,
  },
  {
    name: 'was compressed by another tool than the engine’s, which compresses it again to send it',
    tagged: used,
    copy: [used],
    layers: [again(debian), again(dotnet), again(aspnet), app],
    base: 'known',
    sent: 'all layers',
    requests: 10,
  },
  {
    name: 'was compressed again, in a form that its registry has as well',
    tagged: used,
    kept: [imageOf([again(debian), again(dotnet), again(aspnet)], { architecture })],
    copy: [used],
    layers: [again(debian), again(dotnet), again(aspnet), app],
    base: 'known',
    sent: 'app layer',
    requests: 10,
  },
  {
    name: 'is not what the image starts with (squashed, or another stage)',
    tagged: used,
    copy: [used],
    layers: [dotnet, app],
    base: NO_COPY,
    sent: 'all layers',
    requests: 7,
  },
  {
    name: 'is in a registry that requires a login',
    copy: [used],
    registryAnswers: 403,
    base: {
      unknown: `registry.example refused ${NAME} (403): there are no credentials for registry.example; if the image is not public, log in with docker/login-action in an earlier step (pull requests from forks and Dependabot get no Actions secrets)`,
    },
    sent: 'all layers',
    requests: 3,
  },
  {
    name: 'is in a registry that is down',
    copy: [used],
    registryAnswers: 503,
    base: { unknown: `registry.example failed to return ${NAME} (503); run the job again later` },
    sent: 'all layers',
    requests: 6,
  },
  {
    name: 'is none (`FROM scratch`)',
    from: () => ({ none: 'scratch' }),
    base: 'none',
    sent: 'all layers',
    requests: 0,
  },
];

type Outcome = Pick<BaseRow, 'base' | 'sent' | 'requests'>;

async function play(situation: Situation): Promise<Outcome> {
  const upstream = await FakeRegistry.start();
  for (const image of [situation.tagged, ...(situation.kept ?? [])]) {
    for (const blob of image ? [image.config, ...image.layers.map((each) => each.blob)] : [])
      upstream.addBlob(blob);
    if (image) upstream.addManifest(BASE, image.manifest, image.mediaType);
  }
  const { tagged, registryAnswers } = situation;
  if (tagged) upstream.addManifest(BASE, tagged.manifest, tagged.mediaType, '10.0');
  if (registryAnswers !== undefined) upstream.intercept(/./, answering(registryAnswers));
  const registry = await startMeasuringRegistry({ preferredPort: 0 });
  const pusher = new Pusher(registry.address, registry.repository);
  try {
    const { sent, weighed } = await buildAndPush(situation, upstream, registry, pusher);
    const layers = situation.layers ?? [...used.layers, app];
    expect(weighed.layers.map(({ disk }) => isKnown(disk) && disk.bytes)).toEqual(
      layers.map(({ tar }) => tar.length),
    );
    checkFigures(weighed);
    return {
      base: found(weighed.base, upstream.host),
      sent: sentLayers(layers, sent),
      requests: upstream.requests.length,
    };
  } finally {
    pusher.close();
    await Promise.all([registry.close(), upstream.stop()]);
  }
}

async function buildAndPush(
  { from, copy, layers = [...used.layers, app] }: Situation,
  { host }: FakeRegistry,
  registry: Tools['registry'],
  pusher: Pusher,
): Promise<{ sent: readonly string[]; weighed: Weighed }> {
  const built = imageOf(layers, { architecture });
  const local = (digests: readonly string[], image: PushableImage) => ({
    id: image.configDigest,
    tags: ['shop:1'],
    repoDigests: digests,
    diffIds: image.layers.map(({ tar }) => digestOf(tar)),
    platform: { os: 'linux', architecture },
    env: [],
    labels: {},
  });
  let sent: readonly string[] = [];
  const docker = {
    build: async () => ({ imageId: built.digest, image: local([], built), metadata: { materials: [] } }),
    inspect: async () =>
      copy &&
      local(
        copy.map(({ digest }) => `${host}/${BASE}@${digest}`),
        used,
      ),
    push: async () => {
      sent = await pusher.pushImage(built, undefined, 'head');
      return built.digest;
    },
    remove: async () => {},
  };
  const client = registryClient({
    credentials: async () => undefined,
    onSecret: () => {},
    limits: { attempts: 2, backoffMs: 1 },
  });
  const base = from?.(host) ?? { reference: `${host}/${BASE}:10.0` };
  const build: DockerBuild = {
    request: { dockerfile: 'Dockerfile', context: '.', options: {} },
    images: [{ platform: { os: 'linux', architecture }, base }],
  };
  const engine = { version: '28', storageDriver: 'overlay2', containerdStore: false };
  const log = { info: () => {}, warning: () => {}, group: <T>(_: string, part: () => Promise<T>) => part() };
  const engineReach = async () => 'reachable';
  const tools = { docker, registry, images: publishedImages(client, []), log, engineReach };
  const [outcome] = await buildWithEngine(
    build,
    engine as Parameters<typeof buildWithEngine>[1],
    tools as unknown as Parameters<typeof buildWithEngine>[2],
  );
  if (!outcome) throw new Error('nothing was built');
  return { sent, weighed: weigh(outcome.built.contents, outcome.base) };
}

function found(base: Weighed['base'], host: string): BaseRow['base'] {
  if ('none' in base) return 'none';
  return 'unknown' in base ? { unknown: base.unknown.replaceAll(host, 'registry.example') } : 'known';
}

/** The base's layers have the published sizes, or no layer counts as the base's. */
function checkFigures({ layers, sizes, base }: Weighed): void {
  const ofBase = layers.filter(({ from }) => from === 'base');
  expect(isKnown(sizes.disk)).toBe(true);
  expect(isKnown(sizes.download)).toBe(!('unknown' in base));
  const published = used.layers.map(({ blob }) => ({ bytes: blob.length, how: 'stated' }));
  expect(ofBase.map(({ download }) => download)).toEqual(
    'unknown' in base || 'none' in base ? [] : published,
  );
}

function sentLayers(layers: readonly PushableLayer[], sent: readonly string[]): BaseRow['sent'] {
  const numbers = layers.filter(({ blob }) => sent.includes(digestOf(blob))).length;
  if (numbers === layers.length) return 'all layers';
  expect(sent).toContain(digestOf(app.blob));
  expect(numbers).toBe(1);
  return 'app layer';
}

describe('a base image that', () => {
  it.each(SITUATIONS.map((situation) => [situation.name, situation] as const))(
    '%s has this outcome, at this cost',
    async (_, situation) => {
      const { base, sent, requests } = situation;
      expect(await play(situation)).toEqual({ base, sent, requests });
    },
  );
});

it('docs/base-images.md lists every outcome', async () => {
  await expect(baseImagesPage(SITUATIONS, used.layers.length)).toMatchFileSnapshot(
    '../../docs/base-images.md',
  );
});

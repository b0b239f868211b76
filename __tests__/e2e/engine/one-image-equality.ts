import { afterAll, beforeAll, expect, it } from 'vitest';
import { isKnown } from '../../../src/model/size.ts';
import { type BaseImage, weigh } from '../../../src/model/weigh.ts';
import { registryClient } from '../../../src/oci/client/registry-client.ts';
import { parseReference } from '../../../src/oci/name/reference.ts';
import { startMeasuringRegistry } from '../../../src/oci/receiver/measuring-registry.ts';
import type { RunningRegistry } from '../../../testbed/registry.ts';
import { publishedLayers, total, unpackedSize } from '../independent.ts';
import { act } from '../scene.ts';
import { IN_EVERY_PLACE, PUSHED } from './equality-rows.ts';
import { compareLayers, type MeasuredLayer, type Row, type Truth } from './equality-table.ts';
import { type Base, OneImage, RECEIVED } from './one-image.ts';
import { type Pusher, pushersOf } from './pushers.ts';
import { heldIn, sourcesOf } from './stored-sources.ts';

/*
 * The same image by every tool that pushes images and from every kind of place: one table, which is docs/equality.md.
 * What others say of the image comes from a real registry, skopeo, gzip, zstd and wc alone.
 */
const AMD64 = { os: 'linux', architecture: 'amd64' };

export interface Parts {
  readonly base: Base;
  /** Inputs of every step that measures the image. */
  readonly inputs: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Declares the tests. @param prepare starts what the base image needs. */
export function itIsTheSameImageEverywhere(prepare: () => Promise<Parts>): void {
  let parts: Parts;
  let image: OneImage;
  let base: BaseImage;

  beforeAll(async () => {
    parts = await prepare();
    image = await OneImage.make(parts.base);
    const client = registryClient({ credentials: async () => undefined, onSecret: () => {} });
    const { reference, registry, repository, tag } = parts.base;
    const published = parseReference(`${registry}/${repository}:${tag}`);
    base = { reference, contents: await client.image(published, AMD64) };
  });

  afterAll(async () => {
    await image?.[Symbol.asyncDispose]();
    await parts?.stop();
  });

  /** What a real registry has: the base as it is published, and the app layers. */
  async function truthIn(registry: RunningRegistry, repository: string, based = true): Promise<Truth> {
    const layers = await publishedLayers(registry.host, repository, '1');
    const app = layers.slice(based ? image.base.length : 0);
    const onDisk = await registry.blobSizes();
    expect(app.map(({ digest }) => onDisk.get(digest))).toEqual(app.map(({ size }) => size));
    const disks = await Promise.all(app.map((layer) => unpackedSize(registry.host, repository, layer)));
    return based
      ? { base: image.base, app, disks: [...image.baseDisks, ...disks] }
      : { base: [], app, disks };
  }

  /** Pushes to a measuring registry, as the action has a builder do it. */
  async function weighPush({ push, image: which }: Pusher): Promise<readonly MeasuredLayer[]> {
    const registry = await startMeasuringRegistry({ preferredPort: 0 });
    try {
      registry.expectBase(base.contents);
      const built = await push(`${registry.address}/${registry.repository}:head`);
      const without = { none: 'FROM scratch' };
      const { layers } = weigh(
        registry.image(registry.repository, built, AMD64),
        which === 'its own, without a base' ? without : base,
      );
      return layers.map(({ from, download, disk }) => ({
        from: from ?? null,
        ...(isKnown(download)
          ? { download: download.bytes }
          : { download: null, downloadUnknown: download.unknown }),
        ...(isKnown(disk) ? { disk: disk.bytes } : { disk: null, diskUnknown: disk.unknown }),
      }));
    } finally {
      await registry.close();
    }
  }

  async function weighByAction(
    input: string,
    env: Readonly<Record<string, string | undefined>> = {},
  ): Promise<readonly MeasuredLayer[]> {
    const step = await act({ workspace: image.folder, with: { image: input, ...parts.inputs }, env });
    expect(step.exitCode, step.stdout + step.stderr).toBe(0);
    const [only] = step.report?.images ?? [];
    if (!only) throw new Error('nothing was measured');
    const known = only.layers.every(({ disk }) => disk !== null);
    expect(only.sizes.disk).toBe(known ? total(only.layers.map(({ disk }) => disk ?? 0)) : null);
    return only.layers;
  }

  it('measures the image that every tool pushes as a real registry received it', async () => {
    const original = await truthIn(image.origin, 'team/app');
    const rows: Row[] = [];
    for (const pusher of pushersOf(image)) {
      const receiver = await image.receiver();
      await pusher.push(`${receiver.host}/${RECEIVED}:1`);
      const based = pusher.image !== 'its own, without a base';
      const received = await truthIn(receiver, RECEIVED, based);
      await receiver.stop();
      const truth = pusher.image === 'the image' ? { ...received, disks: original.disks } : received;
      const measured = pusher.local
        ? await weighByAction(`local://${pusher.local.image}`, pusher.local.env)
        : await weighPush(pusher);
      rows.push(compareLayers(pusher.name, measured, truth, received.disks));
    }
    expect(rows).toEqual(PUSHED);
  }, 600_000);

  it('measures the image in every place that holds it', async () => {
    const original = await truthIn(image.origin, 'team/app');
    const built = await truthIn(image.origin, 'team/built');
    const rows: Row[] = [];
    for (const source of sourcesOf(image)) {
      const whole = source.image === 'the image' ? original : built;
      const app = await heldIn(source, image);
      rows.push(compareLayers(source.name, await weighByAction(source.input), { ...whole, app }));
    }
    expect(rows).toEqual(IN_EVERY_PLACE);
  }, 600_000);
}

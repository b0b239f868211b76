import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningRegistry, startRegistry } from '../../../testbed/registry.ts';
import { digestOf, imageOf, layerOf, type PushableImage } from '../../fakes/pushable-image.ts';
import { Pusher } from '../../fakes/pusher.ts';
import type { Step } from '../../fakes/runner.ts';
import { tarOf } from '../../fakes/tar-writer.ts';
import { output, total } from '../independent.ts';
import { act, alsoPushTo, checkout } from '../scene.ts';
import { startTee } from '../tee.ts';

const BASE = 'dotnet/aspnet';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const FORGED_BYTES = 3_000_000;
/** Milliseconds: many times while an image is pushed, and something is left of two cores. */
const BETWEEN_ROUNDS = 5;

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

interface Manifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** Blobs, and a manifest that names them and what the registry knows already. */
interface Forgery {
  readonly what: string;
  readonly blobs: readonly Buffer[];
  readonly manifest: Buffer;
}

describe('a forged push while the action runs', () => {
  let real: RunningRegistry;
  let base: Manifest;

  beforeAll(async () => {
    real = await startRegistry();
    const { registry } = inject('bed');
    // A registry that has the base spares the engine from compressing it for the push.
    const copy = [`docker://${registry}/${BASE}:10.0`, `docker://${real.host}/also/pushed:base`];
    await output('skopeo', ['copy', '--quiet', '--src-tls-verify=false', '--dest-tls-verify=false', ...copy]);
    base = JSON.parse((await fetched(registry, BASE, 'manifests/10.0')).toString()) as Manifest;
  });

  afterAll(() => real?.stop());

  it('changes no figure of what Docker built, however much of the image it copies', async () => {
    const also = await alsoPushTo(real.host);
    const workspace = await checkout('dockerfiles/copy-published');
    const honest = await act({ workspace, env: also.env });
    expect(honest.exitCode, honest.stdout).toBe(0);
    const genuine = JSON.parse(
      (await fetched(real.host, 'also/pushed', 'manifests/head')).toString(),
    ) as Manifest;
    const config = await fetched(real.host, 'also/pushed', `blobs/${genuine.config.digest}`);
    const forgeries = [
      biggerImage(base),
      otherLayers(base, genuine, config),
      await otherCompression(real, base, genuine, config),
    ];

    const forger = new Forger(forgeries);
    const attacked = await act({ workspace, show: forger.watch });
    expect(await forger.stop()).toEqual(forgeries.map(({ what }) => what).sort());
    expect(attacked.exitCode, attacked.stdout).toBe(0);
    expect(attacked.report).toEqual(honest.report);
    expect(attacked.outputs).toEqual({ ...honest.outputs, report: attacked.outputs.report });
  });

  it('changes no figure of what the .NET SDK built', async () => {
    const workspace = await checkout('minimal-api');
    await using tee = await startTee(async () => addressIn((await also.started()).join('\n')));
    const also = await alsoPushTo(real.host, tee.host);

    const forgery = biggerImage(base);
    const forger = new Forger([forgery]);
    const attacked = await act({ workspace, with: { builder: 'sdk' }, env: also.env, show: forger.watch });
    expect(await forger.stop()).toEqual([forgery.what]);
    expect(attacked.exitCode, attacked.stdout).toBe(0);
    // The SDK writes other bytes each time, so what counts is what it sent this time.
    const sent = tee.layers().slice(base.layers.length);
    const [image] = attacked.report?.images ?? [];
    const measured = image?.layers.filter(({ from }) => from === 'app');
    expect(measured?.map(({ digest, download }) => ({ digest, size: download }))).toEqual(
      sent.map(({ digest, size }) => ({ digest, size })),
    );
    expect(image?.sizes.download).toBe(total([...base.layers, ...sent].map(({ size }) => size)));
    expect(image?.app).toMatchObject({ downloadKnown: 'verified', diskKnown: 'verified' });
  });
});

/** The same base with something large on it, as another image of the same name would have it. */
function biggerImage(base: Manifest): Forgery {
  const forged = ballast();
  const image = imageOf([forged], {
    manifest: { layers: [...base.layers, descriptorOf(forged.blob)] },
  });
  return { what: 'a bigger image', blobs: [forged.blob, image.config], manifest: image.manifest };
}

/** A manifest that names the config of the image that is built, and layers that are not the config's. */
function otherLayers(base: Manifest, genuine: Manifest, config: Buffer): Forgery {
  const layers = genuine.layers.slice(base.layers.length).map(() => ballast().blob);
  return naming('the config with other layers', base, genuine, config, layers);
}

/** Everything as it is built, down to the content of the layers; only that nobody compressed them. */
async function otherCompression(
  real: RunningRegistry,
  base: Manifest,
  genuine: Manifest,
  config: Buffer,
): Promise<Forgery> {
  const layers: Buffer[] = [];
  for (const { digest } of genuine.layers.slice(base.layers.length)) {
    const blob = await fetched(real.host, 'also/pushed', `blobs/${digest}`);
    layers.push(gzipSync(gunzipSync(blob), { level: 0 }));
  }
  return naming('the config with the same layers, compressed otherwise', base, genuine, config, layers);
}

function naming(
  what: string,
  base: Manifest,
  genuine: Manifest,
  config: Buffer,
  layers: readonly Buffer[],
): Forgery {
  const manifest = {
    schemaVersion: 2,
    mediaType: DOCKER_MANIFEST,
    config: genuine.config,
    // The base's layers as its registry has them; the engine may have sent them compressed otherwise.
    layers: [...base.layers, ...layers.map(descriptorOf)],
  };
  return { what, blobs: [...layers, config], manifest: Buffer.from(JSON.stringify(manifest)) };
}

function ballast(): PushableImage['layers'][number] {
  return layerOf(tarOf({ 'app/ballast': randomBytes(FORGED_BYTES) }));
}

function descriptorOf(blob: Buffer): Descriptor {
  return {
    mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    digest: digestOf(blob),
    size: blob.length,
  };
}

/** Learns from the job's log where a push goes, and pushes there too, again and again until it is stopped. */
class Forger {
  readonly #forgeries: readonly Forgery[];
  readonly #taken = new Set<string>();
  #log = '';
  #stopped = false;
  #work: Promise<void> | undefined;

  constructor(forgeries: readonly Forgery[]) {
    this.#forgeries = forgeries;
  }

  readonly watch: NonNullable<Step['show']> = (text) => {
    this.#log += text;
    const [, address, repository] =
      /--tag (127\.0\.0\.1:\d+)\/(measure\/\w+):head/.exec(this.#log) ??
      /ContainerRegistry=(127\.0\.0\.1:\d+) .*ContainerRepository=(measure\/\w+)/.exec(this.#log) ??
      [];
    if (address && repository) this.#work ??= this.#forge(new Pusher(address, repository));
  };

  /** What the registry took at least once. */
  async stop(): Promise<string[]> {
    this.#stopped = true;
    await this.#work;
    return [...this.#taken].sort();
  }

  async #forge(pusher: Pusher): Promise<void> {
    try {
      while (!this.#stopped) {
        for (const { what, blobs, manifest } of this.#forgeries) {
          for (const blob of blobs) await pusher.pushBlob(blob);
          // Refused until the registry knows the base, which is when the genuine push begins.
          const { status } = await pusher.putManifest('head', manifest, DOCKER_MANIFEST);
          if (status === 201) this.#taken.add(what);
        }
        await sleep(BETWEEN_ROUNDS);
      }
    } catch (error) {
      // The registry goes when the action is done, in the middle of whatever is being sent.
      if (!(error instanceof Error && 'code' in error)) throw error;
    } finally {
      pusher.close();
    }
  }
}

function addressIn(started: string): string {
  const address = /-p:ContainerRegistry=(\S+)/.exec(started)?.[1];
  if (address === undefined) throw new Error('dotnet was not told where to push');
  return address;
}

async function fetched(registry: string, repository: string, path: string): Promise<Buffer> {
  const accept = [DOCKER_MANIFEST, 'application/vnd.oci.image.manifest.v1+json'].join(', ');
  const response = await fetch(`http://${registry}/v2/${repository}/${path}`, { headers: { accept } });
  if (!response.ok) throw new Error(`${registry} answered ${response.status} to ${path}`);
  return Buffer.from(await response.arrayBuffer());
}

import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import { inject } from 'vitest';
import type { BedEngine } from '../../../testbed/bed.ts';
import { type BuildKit, startBuildKit } from '../../../testbed/buildkit.ts';
import { ask, run } from '../../../testbed/commands.ts';
import { pushBlob } from '../../../testbed/image-push.ts';
import { ensurePackages } from '../../../testbed/packages.ts';
import { type RunningRegistry, startRegistry } from '../../../testbed/registry.ts';
import { type PublishedLayer, publishedLayers, unpackedSize } from '../independent.ts';
import { bedEngine } from './engines.ts';

const COPIES = 'COPY app /app\nCOPY more /more\nCOPY none /none\n';

/** The base image, in a registry and by the name that Dockerfiles use. */
export interface Base {
  /** `mcr.microsoft.com/dotnet/aspnet:10.0` */
  readonly reference: string;
  /** `HOST:PORT` of the registry that has it. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
}

type Parts = Pick<OneImage, 'folder' | 'origin' | 'modern' | 'kit' | 'from'>;

/** Of every receiver. */
export const RECEIVED = 'team/pushed';

/**
 * One image in every engine and every tool's store, in every kind of archive and layout, and in a real registry. Its
 * app layers compress well and badly, one is empty but for a file of no bytes, and one is as GNU tar makes it, padded
 * with zeros to a multiple of 10,240 bytes. Beside it, the image that each builder makes of one Dockerfile.
 */
export class OneImage implements AsyncDisposable {
  /** Of the image in engines: `one-image:…`. */
  readonly name = `one-image:${randomUUID()}`;
  /** Of the image that each engine built itself. */
  readonly built = `one-image:${randomUUID()}`;
  /** Of the one that the engine with the classic store built, in the other engine. */
  readonly loaded = `one-image:${randomUUID()}`;
  /** Of one without a base: nothing but what its Dockerfile copies. */
  readonly scratch = `one-image:${randomUUID()}`;
  readonly folder: string;
  /** Where the image was published: engines and tools have it from there. */
  readonly origin: RunningRegistry;
  readonly modern: BedEngine;
  readonly kit: BuildKit;
  readonly from: Base;
  /** As its own registry publishes it, and the bytes of each layer's tar. */
  base: readonly PublishedLayer[] = [];
  baseDisks: readonly number[] = [];

  private constructor(parts: Parts) {
    this.folder = parts.folder;
    this.origin = parts.origin;
    this.modern = parts.modern;
    this.kit = parts.kit;
    this.from = parts.from;
  }

  static async make(from: Base): Promise<OneImage> {
    await ensurePackages(['podman', 'buildah', 'umoci', 'skopeo', 'stargz-snapshotter', 'zstd']);
    const modern = bedEngine('containerd');
    const folder = await mkdtemp(join(tmpdir(), 'one-image-'));
    const kit = await startBuildKit(modern);
    const image = new OneImage({ folder, origin: await startRegistry(), modern, kit, from });
    try {
      await image.#seed();
      await image.#build();
      await image.#handOut();
      await image.#store();
      return image;
    } catch (error) {
      await image[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const published = `${this.origin.host}/team/app:1`;
    for (const docker of [this.classicDocker, this.modernDocker]) {
      await docker(['image', 'rm', '--force', this.name, this.built, this.loaded, this.scratch, published]);
    }
    await Promise.all([this.origin.stop(), this.kit.stop()]);
    // containers/storage mounts it onto itself, and leaves it so.
    await ask('umount', [this.at('store/overlay')]);
    await rm(this.folder, { recursive: true });
  }

  /** `docker` of the engine with the classic store. */
  readonly classicDocker = (args: readonly string[]): Promise<string> =>
    run('docker', args, { env: { ...process.env, PATH: inject('bed').path } });

  /** `docker` of the engine with containerd's store. */
  readonly modernDocker = (args: readonly string[]): Promise<string> => run('docker', args, this.modern);

  /** `docker` that builds with a BuildKit of its own. */
  readonly ownBuilder = (args: readonly string[]): Promise<string> => run('docker', args, this.kit);

  /** podman or buildah, with a store of the test's own. */
  containers(program: 'podman' | 'buildah', args: readonly string[]): Promise<string> {
    return run(program, [`--root=${this.at('store')}`, `--runroot=${this.at('store-run')}`, ...args]);
  }

  /** skopeo; for docker-daemon it speaks to the engine with the classic store. */
  readonly skopeo = (args: readonly string[]): Promise<string> => run('skopeo', args);

  at(name: string): string {
    return join(this.folder, name);
  }

  /**
   * A real registry that has the base in repository RECEIVED, compressed as it is published and uncompressed, as the
   * measuring registry has it: only app layers are then sent there too. It is new to every tool, since tools take an
   * older copy of a layer, by another compressor, from where they pushed it to before.
   */
  async receiver(): Promise<RunningRegistry> {
    const storage = this.at(`receiver-${randomUUID()}`);
    await run('cp', ['--archive', '--link', this.at('seeded'), storage]);
    return startRegistry({ storage });
  }

  async #seed(): Promise<void> {
    const { registry, repository, tag } = this.from;
    const from = `docker://${registry}/${repository}:${tag}`;
    const copy = (...args: string[]) =>
      run('skopeo', [
        '--override-os=linux',
        '--override-arch=amd64',
        'copy',
        '--src-tls-verify=false',
        ...args,
      ]);
    await copy(from, `dir:${this.at('base')}`);
    await copy('--dest-decompress', `dir:${this.at('base')}`, `dir:${this.at('base-unpacked')}`);
    const seeded = await startRegistry({ storage: this.at('seeded') });
    await this.#putBase(`${seeded.url}/v2/${RECEIVED}`);
    await seeded.stop();
    this.base = await publishedLayers(registry, repository, tag);
    this.baseDisks = await Promise.all(this.base.map((layer) => unpackedSize(registry, repository, layer)));
  }

  async #putBase(repository: string): Promise<void> {
    const target = { base: repository, parent: undefined };
    for (const folder of ['base', 'base-unpacked']) {
      const blobs = (await readdir(this.at(folder))).filter((name) => /^[0-9a-f]{64}$/.test(name));
      for (const hex of blobs) {
        await pushBlob(target, `sha256:${hex}`, () => openAsBlob(join(this.at(folder), hex)));
      }
    }
  }

  /** Built by the modern engine; umoci adds a layer that GNU tar packed. */
  async #build(): Promise<void> {
    const context = this.at('context');
    await mkdir(context);
    await writeFile(join(context, 'app'), randomBytes(1_500_000));
    await writeFile(join(context, 'more'), 'a line of text\n'.repeat(100_000));
    await writeFile(join(context, 'none'), '');
    const { reference } = this.from;
    const label = `org.opencontainers.image.base.name=${reference}`;
    await writeFile(join(context, 'Dockerfile'), `FROM ${reference}\nLABEL ${label}\n${COPIES}`);
    await this.modernDocker(['build', '--quiet', '--tag', this.built, context]);
    await writeFile(join(context, 'scratch.Dockerfile'), `FROM scratch\n${COPIES}`);
    const plain = ['--provenance=false', '--file', join(context, 'scratch.Dockerfile')];
    await this.modernDocker(['build', '--quiet', ...plain, '--tag', this.scratch, context]);
    await run('docker', ['build', '--quiet', '--tag', this.built, context], {
      env: { ...process.env, PATH: inject('bed').path, DOCKER_BUILDKIT: '1' },
    });
    const first = `${this.origin.host}/team/built:1`;
    await this.modernDocker(['tag', this.built, first]);
    await this.modernDocker(['push', '--quiet', first]);
    await this.modernDocker(['image', 'rm', first]);
    await run('skopeo', [
      'copy',
      '--src-tls-verify=false',
      `docker://${first}`,
      `oci:${this.at('layout')}:1`,
    ]);
    const tar = this.at('gnu.tar');
    await run('tar', ['-cf', tar, '--blocking-factor=20', '-C', context, 'more', 'Dockerfile']);
    await run('umoci', ['raw', 'add-layer', '--image', `${this.at('layout')}:1`, tar]);
  }

  /** To the registry, and from there to each engine and tool. */
  async #handOut(): Promise<void> {
    const published = `${this.origin.host}/team/app:1`;
    const to = ['--dest-tls-verify=false', `oci:${this.at('layout')}:1`, `docker://${published}`];
    await run('skopeo', ['copy', ...to]);
    await this.classicDocker(['pull', '--quiet', published]);
    await this.classicDocker(['tag', published, this.name]);
    await this.classicDocker(['save', '--output', this.at('docker-classic.tar'), this.name]);
    await this.modernDocker(['pull', '--quiet', published]);
    // Of another image: where it has the same layers compressed, it would take those for the ones in the archive.
    await this.classicDocker(['tag', this.built, this.loaded]);
    await this.classicDocker(['save', '--output', this.at('to-load.tar'), this.loaded]);
    await this.modernDocker(['load', '--quiet', '--input', this.at('to-load.tar')]);
    await rm(this.at('to-load.tar'));
    const pull = ['pull', '--quiet', '--tls-verify=false'];
    const { reference, registry, repository, tag } = this.from;
    const base = `${registry}/${repository}:${tag}`;
    await this.containers('podman', [...pull, base]);
    if (base !== reference) await this.containers('podman', ['tag', base, reference]);
    await this.containers('podman', [...pull, published]);
    await this.containers('podman', ['tag', published, this.name]);
    for (const program of ['podman', 'buildah'] as const) {
      const name = `built-by-${program}:1`;
      await this.containers(program, ['build', '--quiet', '--pull=never', '--tag', name, this.at('context')]);
    }
  }

  /** Into archives and layouts. */
  async #store(): Promise<void> {
    const published = `${this.origin.host}/team/app:1`;
    await this.modernDocker(['save', '--output', this.at('docker-containerd.tar'), published]);
    const skopeo = (from: string, to: string) => run('skopeo', ['copy', '--quiet', from, to]);
    const [layout, archive] = [
      `oci:${this.at('layout')}:1`,
      `docker-archive:${this.at('docker-classic.tar')}`,
    ];
    await skopeo(layout, `docker-archive:${this.at('skopeo-docker.tar')}:team/app:1`);
    await skopeo(archive, `oci-archive:${this.at('skopeo-oci.tar')}:team/app:1`);
    await skopeo(archive, `oci:${this.at('skopeo-layout')}:1`);
    const save = (format: string, name: string) =>
      this.containers('podman', [
        'save',
        '--quiet',
        `--format=${format}`,
        '--output',
        this.at(name),
        this.name,
      ]);
    await save('docker-archive', 'podman-docker.tar');
    await save('oci-archive', 'podman-oci.tar');
    await save('oci-dir', 'podman-layout');
    const buildah = ['push', '--quiet', this.name, `oci-archive:${this.at('buildah-oci.tar')}:team/app:1`];
    await this.containers('buildah', buildah);
    const build = (output: string) => this.ownBuilder(['build', '--output', output, this.at('context')]);
    await build(`type=oci,dest=${this.at('buildx-oci.tar')}`);
    await build(`type=oci,tar=false,dest=${this.at('buildx-layout')}`);
    await build(`type=docker,dest=${this.at('buildx-docker.tar')},name=team/app:1`);
    for (const name of ['docker-classic.tar', 'skopeo-oci.tar']) {
      await compress(this.at(name), '.gz', createGzip({ level: 1 }));
      await compress(this.at(name), '.zst', createZstdCompress());
    }
  }
}

async function compress(file: string, extension: string, by: NodeJS.ReadWriteStream): Promise<void> {
  await pipeline(createReadStream(file), by, createWriteStream(file + extension));
}

/** What a tool wrote into its `--digestfile`. */
export async function digestIn(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).trim();
}

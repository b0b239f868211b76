import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bounds } from '../../src/docker/bounds.ts';
import { verified } from '../../src/model/size.ts';
import { OCI_INDEX } from '../../src/oci/name/media-types.ts';
import { type MeasuringRegistry, startMeasuringRegistry } from '../../src/oci/receiver/measuring-registry.ts';
import { removeTag, sendFromEngine } from '../../src/push/from-engine.ts';
import type { Reach, Tools } from '../../src/tools/tools.ts';
import { streamed } from '../fakes/chunks.ts';
import { archiveOf, containerdSave, dockerSave, indexSave, type Members } from '../fakes/image-archives.ts';
import { LogFake } from '../fakes/log.ts';
import { AMD64, digestOf, imageOf, indexOf, layerOf, type PushableImage } from '../fakes/pushable-image.ts';
import { Pusher } from '../fakes/pusher.ts';
import { tarOf } from '../fakes/tar-writer.ts';

const ARM64 = { os: 'linux', architecture: 'arm64' };
const layer = layerOf(tarOf({ 'app/Program.dll': 'MZ'.repeat(4000) }));
const amd = imageOf([layer]);
const arm = imageOf([layer], { architecture: 'arm64' });
const index = indexOf([amd, arm]);
const CLASSIC = { version: '20.10', storageDriver: 'overlay2', containerdStore: false };
const CONTAINERD = { version: '28.5', storageDriver: 'overlayfs', containerdStore: true };
const UNREACHABLE = { unreachable: 'connection refused' };

let registry: MeasuringRegistry;
let log: LogFake;
beforeEach(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  log = new LogFake();
});
afterEach(() => registry.close());

interface Engine {
  readonly facts?: typeof CLASSIC;
  readonly reach?: Reach;
  /** What it pushes, and the index over it. */
  readonly pushes?: readonly PushableImage[];
  readonly index?: Buffer;
  readonly saves?: Members;
}

function send(id: string, platforms: readonly (typeof AMD64)[], engine: Engine) {
  const { facts = CLASSIC, reach = 'reachable', pushes = [], index: ofAll, saves } = engine;
  const docker: Pick<Tools['docker'], 'push' | 'save'> = {
    async push(reference) {
      if (reach !== 'reachable') throw new Error('it may not push: somebody else may listen there');
      expect(reference).toBe(`${registry.address}/${registry.repository}:head`);
      const pusher = new Pusher(registry.address, registry.repository);
      for (const image of pushes) await pusher.pushImage(image, undefined, image.digest);
      if (ofAll) await pusher.putManifest('head', ofAll, OCI_INDEX);
      pusher.close();
      return ofAll ? digestOf(ofAll) : (pushes[0]?.digest ?? '');
    },
    async save(reference, read) {
      if (!saves) throw new Error('nothing is to be saved');
      expect(reference).toBe(id);
      return read(streamed(archiveOf(saves), [1000]));
    },
  };
  const tools = { docker: docker as Tools['docker'], registry, log, engineReach: async () => reach };
  return sendFromEngine(id, facts, tools)(platforms);
}

describe('an engine that can reach the registry', () => {
  it.each([
    ['classic', CLASSIC, amd.configDigest, 'Docker 20.10 (overlay2)'],
    ['containerd', CONTAINERD, amd.digest, 'Docker 28.5 (containerd store)'],
  ])('pushes an image of its %s store', async (_, facts, id, compressor) => {
    const sent = await send(id, [AMD64], { facts, pushes: [amd] });
    expect(sent).toMatchObject({ compressor });
    expect(sent).not.toHaveProperty('note');
    expect(sent.image(AMD64).layers[0]).toMatchObject({ download: verified(layer.blob.length) });
  });

  it('pushes an index, of which each platform is an image', async () => {
    const sent = await send(digestOf(index), [ARM64, AMD64], {
      facts: CONTAINERD,
      pushes: [amd, arm],
      index,
    });
    expect([ARM64, AMD64].map((platform) => sent.image(platform).digest)).toEqual([arm.digest, amd.digest]);
  });

  it('is not believed if it pushes another image', async () => {
    const other = imageOf([layerOf(tarOf({ 'app/Other.dll': 'MZ' }))]);
    await expect(send(amd.configDigest, [AMD64], { pushes: [other] })).rejects.toThrow(
      `Docker was to push the image ${amd.configDigest} but pushed ${other.digest}, which is another one, or only a part of it.`,
    );
  });

  it('is not believed if it pushes one platform of an index', async () => {
    await expect(send(digestOf(index), [AMD64, ARM64], { facts: CONTAINERD, pushes: [amd] })).rejects.toThrow(
      'Check that the engine has it for linux/amd64, linux/arm64, and try again.',
    );
  });

  it('is not believed if its image is for another platform', async () => {
    await expect(send(amd.digest, [ARM64], { facts: CONTAINERD, pushes: [amd] })).rejects.toThrow(
      'The image that the engine pushed is for linux/amd64, not for linux/arm64.',
    );
  });
});

describe('a push', () => {
  /** Starts one that ends only when it is given up; a registry shows how much of it was seen. */
  function pushing() {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const seen = { address: registry.address, repository: registry.repository, activity: 0 };
    let given: AbortSignal | undefined;
    const push: Tools['docker']['push'] = (_, signal) => {
      given = signal;
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    };
    const tools = { docker: { push }, registry: seen, log, engineReach: async () => 'reachable' };
    const ended = sendFromEngine(amd.digest, CONTAINERD, tools as unknown as Tools)([AMD64]);
    return { seen, ended: ended.catch((error: Error) => error.message), isGivenUp: () => given?.aborted };
  }
  afterEach(() => vi.useRealTimers());

  it('is given up if the registry sees nothing of it for too long', async () => {
    const { ended } = pushing();
    await vi.advanceTimersByTimeAsync(bounds.pushIdle * 1.1);
    expect(await ended).toBe('The Docker engine pushed nothing for 60 s, so the push was aborted.');
  });

  it('may take any time while the registry sees something of it', async () => {
    const { seen, isGivenUp } = pushing();
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(bounds.pushIdle * 0.9);
      expect(isGivenUp()).toBe(false);
      seen.activity++;
    }
  });
});

describe('an engine that cannot reach the registry', () => {
  it('saves an image of its classic store, with an unknown download size and a warning', async () => {
    const sent = await send(amd.configDigest, [AMD64], { reach: UNREACHABLE, saves: dockerSave(amd) });
    expect(sent.image(AMD64)).toMatchObject({
      manifestUnknown: expect.stringContaining(amd.configDigest),
      layers: [{ disk: verified(layer.tar.length), download: { unknown: expect.any(String) } }],
    });
    expect(sent.compressor).toHaveProperty('unknown');
    expect(log.warnings).toEqual([expect.stringContaining('(connection refused). Sizes on disk are exact')]);
  });

  it('saves an image of its containerd store, of which every figure is exact', async () => {
    const sent = await send(amd.digest, [AMD64], {
      facts: CONTAINERD,
      reach: UNREACHABLE,
      saves: containerdSave(amd),
    });
    expect(sent.image(AMD64).layers[0]).toMatchObject({ download: verified(layer.blob.length) });
    expect(sent).toMatchObject({
      compressor: 'Docker 28.5 (containerd store)',
      note: expect.stringContaining('Every figure is still exact'),
    });
    expect(log.warnings).toEqual([]);
  });

  it('does not say that a layer which it does not save is uncompressed', async () => {
    const name = `blobs/sha256/${digestOf(layer.blob).slice('sha256:'.length)}`;
    const saves = containerdSave(amd).filter((member) => !member.toString('latin1').startsWith(name));
    const sent = await send(amd.digest, [AMD64], { facts: CONTAINERD, reach: UNREACHABLE, saves });
    expect(sent.image(AMD64).layers[0]).toMatchObject({
      download: { unknown: 'the archive does not hold this layer' },
    });
  });

  it('saves an index, of which each platform is an image', async () => {
    const sent = await send(digestOf(index), [ARM64, AMD64], {
      facts: CONTAINERD,
      reach: UNREACHABLE,
      saves: indexSave(index, [amd, arm]),
    });
    expect([ARM64, AMD64].map((platform) => sent.image(platform).digest)).toEqual([arm.digest, amd.digest]);
  });

  it('is not believed if it saves another image', async () => {
    const other = imageOf([layerOf(tarOf({ 'app/Other.dll': 'MZ' }))]);
    await expect(
      send(amd.configDigest, [AMD64], { reach: UNREACHABLE, saves: dockerSave(other) }),
    ).rejects.toThrow(
      `Docker was to save the image ${amd.configDigest} but saved ${other.configDigest}, which is another one. Try again.`,
    );
  });
});

describe('the tag of an image', () => {
  const removing = (remove: () => Promise<void>) =>
    removeTag('127.0.0.1:1/a:head', { docker: { remove } as unknown as Tools['docker'], log });

  it('is removed without a message', async () => {
    await removing(async () => {});
    expect(log.warnings).toEqual([]);
  });

  it('that cannot be removed is a warning, not a failure', async () => {
    await removing(async () => {
      throw new Error('engine is gone');
    });
    expect(log.warnings).toEqual(['The image 127.0.0.1:1/a:head stays in the engine: engine is gone']);
  });
});

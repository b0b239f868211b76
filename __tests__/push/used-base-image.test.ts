import { describe, expect, it, vi } from 'vitest';
import type { Digest, ImageContents } from '../../src/model/image.ts';
import { RegistryError } from '../../src/model/user-error.ts';
import { findUsedBase } from '../../src/push/used-base-image.ts';
import type { PublishedImages } from '../../src/tools/published-images.ts';
import { contents, digest } from '../model/contents.ts';

const REFERENCE = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const older = contents([{ id: 'debian 1', download: 1, disk: 2 }], { id: 'older' });
const current = contents([{ id: 'debian 2', download: 1, disk: 2 }], { id: 'current' });
const built = {
  platform: { os: 'linux', architecture: 'amd64' },
  diffIds: [digest('debian 1'), digest('app')],
};

/** A registry with images by digest; what it does not have it answers 404. */
class ImagesFake implements PublishedImages {
  readonly asked: (Digest | undefined)[] = [];
  readonly byDigest: ReadonlyMap<Digest | undefined, ImageContents>;

  constructor(byDigest: ReadonlyMap<Digest | undefined, ImageContents>) {
    this.byDigest = byDigest;
  }

  async read(reference: string, _platform: unknown, wanted?: Digest) {
    this.asked.push(wanted);
    const found = this.byDigest.get(wanted);
    if (!found)
      throw new RegistryError(`${reference} answered 404`, { registry: 'mcr.microsoft.com', status: 404 });
    return { reference, contents: found };
  }

  mirrored(): undefined {
    return undefined;
  }

  async blobSize(): Promise<undefined> {
    return undefined;
  }
}

describe('the base image that the engine used', () => {
  it('is what the tag means where the image starts with its layers', async () => {
    const images = new ImagesFake(new Map([[undefined, older]]));
    const copies = vi.fn(async () => ['sha256:x']);
    expect(await findUsedBase(REFERENCE, copies, built, images)).toEqual({
      reference: REFERENCE,
      contents: older,
    });
    expect(images.asked).toEqual([undefined]);
    expect(copies).not.toHaveBeenCalled();
  });

  it('is an older copy, by its digest, where the tag has moved', async () => {
    const images = new ImagesFake(
      new Map([
        [undefined, current],
        ['sha256:old', older],
      ]),
    );
    expect(
      await findUsedBase(REFERENCE, async () => ['sha256:gone', 'sha256:old'], built, images),
    ).toMatchObject({
      contents: older,
    });
  });

  it('is unknown where no published copy has its layers', async () => {
    const images = new ImagesFake(new Map([[undefined, current]]));
    expect(await findUsedBase(REFERENCE, async () => [], built, images)).toEqual({
      unknown: `no published copy of ${REFERENCE} has the layers that the image starts with`,
    });
  });

  it('is unknown with the registry’s answer where it cannot be read', async () => {
    const images = new ImagesFake(new Map());
    expect(await findUsedBase(REFERENCE, async () => ['sha256:x'], built, images)).toEqual({
      unknown: `${REFERENCE} answered 404`,
    });
  });
});

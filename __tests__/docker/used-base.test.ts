import { describe, expect, it } from 'vitest';
import { readBuildMetadata } from '../../src/docker/build-metadata.ts';
import { type LocalImage, readLocalImage } from '../../src/docker/local-image.ts';
import { usedBaseDigests } from '../../src/docker/used-base.ts';
import { fixture } from '../dockerfile/fixture.ts';

const digest = (char: string) => `sha256:${char.repeat(64)}`;
const aspnet = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const repository = 'mcr.microsoft.com/dotnet/aspnet';

function local(repoDigests: string[], id = digest('c')): LocalImage {
  const platform = { os: 'linux', architecture: 'amd64' };
  return { id, tags: [], repoDigests, diffIds: [], platform, env: [], labels: {} };
}

describe('the base image that a build used', () => {
  it("is the one in the builder's own words", async () => {
    const { materials } = readBuildMetadata(await fixture('answers/buildx-0.29-metadata-containerd.json'));
    expect(usedBaseDigests(aspnet, materials, undefined)).toEqual([
      'sha256:04a653739d8d573e07f0025798c074cbf908ba090aecdf4fd387b7627ea104b0',
    ]);
  });

  it('is the one that its reference pins', () => {
    expect(usedBaseDigests(`${aspnet}@${digest('a')}`, [], undefined)).toEqual([digest('a')]);
    expect(usedBaseDigests(`alpine@${digest('a')}`, [], undefined)).toEqual([digest('a')]);
  });

  it("is the engine's copy from its own repository, or another copy", () => {
    const others = [`other/aspnet@${digest('b')}`, `docker.io/dotnet/aspnet@${digest('c')}`];
    const image = local([...others, `${repository}@${digest('a')}`]);
    expect(usedBaseDigests(aspnet, [], image)).toEqual(['a', 'b', 'c'].map(digest));
  });

  it("is the engine's copy under the name of a mirror", async () => {
    const image = readLocalImage(await fixture('answers/inspect-20.10.json'));
    expect(usedBaseDigests(aspnet, [], image)).toEqual([
      'sha256:a4ec31fb7c317ef01877bdd89f55507c6d463af4c00445aa0702b97fc7acc049',
    ]);
  });

  it('is not the digest of a config', () => {
    const materials = [{ reference: aspnet, digest: digest('c') }];
    const image = local([`${repository}@${digest('a')}`]);
    expect(usedBaseDigests(aspnet, materials, image)).toEqual([digest('a')]);
    const containerd = local([`other/aspnet@${digest('b')}`, `${repository}@${digest('c')}`]);
    expect(usedBaseDigests(aspnet, materials, containerd)).toEqual([digest('c'), digest('b')]);
  });

  it("is found by Docker Hub's short names too", () => {
    const materials = [
      { reference: 'no reference', digest: digest('f') },
      { reference: 'docker.io/library/alpine:latest', digest: digest('a') },
    ];
    expect(usedBaseDigests('alpine', materials, undefined)).toEqual([digest('a')]);
    const copies = local([`index.docker.io/acme/other@${digest('c')}`, `acme/app@${digest('b')}`]);
    expect(usedBaseDigests('acme/app', [], copies)).toEqual([digest('b'), digest('c')]);
  });

  it('is unknown if nothing names it', () => {
    expect(usedBaseDigests(aspnet, [], undefined)).toEqual([]);
    expect(usedBaseDigests(aspnet, [], local([]))).toEqual([]);
    expect(usedBaseDigests('', [], undefined)).toEqual([]);
  });
});

describe('what buildx wrote about a build', () => {
  it('is read with several platforms and with SLSA 1.0', () => {
    const uri = 'pkg:docker/acme/app@1?platform=linux%2Farm64';
    const text = JSON.stringify({
      'containerimage.digest': digest('d'),
      'buildx.build.provenance/linux/amd64': {
        materials: [null, { uri: 'https://x' }, { uri, digest: { sha256: 'a'.repeat(64) } }],
      },
      'buildx.build.provenance/linux/arm64': {
        buildDefinition: {
          resolvedDependencies: [
            { uri: 'pkg:docker/a%2Fb', digest: { sha256: 'b'.repeat(64) } },
            { uri: `pkg:docker/pinned@${digest('c')}`, digest: { sha256: 'c'.repeat(64) } },
          ],
        },
      },
    });
    expect(readBuildMetadata(text)).toEqual({
      digest: digest('d'),
      materials: [
        { reference: 'acme/app:1', digest: digest('a') },
        { reference: 'a/b:latest', digest: digest('b') },
        { reference: `pinned@${digest('c')}`, digest: digest('c') },
      ],
    });
  });

  it.each(['', 'null', '[]', '{', '{"buildx.build.provenance": 1}', '{"containerimage.digest": "x"}'])(
    'knows nothing from %j',
    (text) => {
      expect(readBuildMetadata(text)).toEqual({ materials: [] });
    },
  );
});

import { expect, it } from 'vitest';
import type { RegistryClient } from '../../src/oci/client/registry-client.ts';
import { parseMirrors } from '../../src/oci/name/mirrors.ts';
import { formatReference } from '../../src/oci/name/reference.ts';
import { publishedImages } from '../../src/tools/published-images.ts';
import { digestOf } from '../fakes/pushable-image.ts';

const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const PLATFORM = { os: 'linux', architecture: 'amd64' };
const DIGEST = digestOf(Buffer.from('a copy'));

/** The images behind a mirror, and the references that the registry client is asked for. */
function mirrored() {
  const asked: string[] = [];
  const client: RegistryClient = {
    image: async (reference) => {
      asked.push(formatReference(reference));
      throw new Error('there is no image');
    },
    blobSize: async (reference, digest) => {
      asked.push(`${formatReference(reference)} ${digest}`);
      return 1;
    },
  };
  return { asked, images: publishedImages(client, parseMirrors('mcr.microsoft.com=proxy.corp/mcr')) };
}

it('an image, its copies and their blobs are read from the user’s mirror of their registry', async () => {
  const { asked, images } = mirrored();
  await expect(images.read(ASPNET, PLATFORM)).rejects.toThrow('there is no image');
  await expect(images.read(ASPNET, PLATFORM, DIGEST)).rejects.toThrow('there is no image');
  expect(await images.blobSize(ASPNET, DIGEST)).toBe(1);
  expect(asked).toEqual([
    'proxy.corp/mcr/dotnet/aspnet:10.0',
    `proxy.corp/mcr/dotnet/aspnet@${DIGEST}`,
    `proxy.corp/mcr/dotnet/aspnet:10.0 ${DIGEST}`,
  ]);
});

it('the reference on the mirror is known, and there is none for other registries', () => {
  const { images } = mirrored();
  expect(images.mirrored(ASPNET)).toBe('proxy.corp/mcr/dotnet/aspnet:10.0');
  expect(images.mirrored('ghcr.io/team/app:1')).toBeUndefined();
});

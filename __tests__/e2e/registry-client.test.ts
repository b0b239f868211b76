import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { isKnown } from '../../src/model/size.ts';
import { type RegistryClient, registryClient } from '../../src/oci/client/registry-client.ts';
import { applyMirror, parseMirrors } from '../../src/oci/name/mirrors.ts';
import { parseReference } from '../../src/oci/name/reference.ts';

const REGISTRY = 'localhost:5055';
const AMD64 = { os: 'linux', architecture: 'amd64' };
const run = promisify(execFile);

interface RawManifest {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string; readonly size: number }[];
}

/** What skopeo, the reference here, reads of the same image. */
async function skopeo(image: string, ...options: string[]): Promise<string> {
  const platform = ['--override-os', 'linux', '--override-arch', 'amd64'];
  const inspect = ['inspect', '--tls-verify=false', ...options, `docker://${REGISTRY}/${image}`];
  const { stdout } = await run('skopeo', [...platform, ...inspect], { maxBuffer: 10 ** 8 });
  return stdout;
}

/** Bytes of a layer once it is decompressed, all of them counted. */
async function decompressedSize(repository: string, digest: string): Promise<number> {
  const response = await fetch(`http://${REGISTRY}/v2/${repository}/blobs/${digest}`);
  const gunzip = createGunzip();
  let bytes = 0;
  gunzip.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const end = once(gunzip, 'end');
  for await (const chunk of response.body ?? []) if (!gunzip.write(chunk)) await once(gunzip, 'drain');
  gunzip.end();
  await end;
  return bytes;
}

describe.each(['dotnet/aspnet', 'dotnet/sdk'])('%s:10.0 in a real registry', (repository) => {
  let client: RegistryClient;
  const mirrors = parseMirrors(`mcr.microsoft.com=${REGISTRY}`);
  const reference = applyMirror(parseReference(`mcr.microsoft.com/${repository}:10.0`), mirrors);
  const read = () => client.image(reference, AMD64);

  beforeAll(() => {
    client = registryClient({ credentials: async () => undefined, onSecret: () => {} });
  });

  it('has the manifest, config and layers that skopeo sees', async () => {
    const image = await read();
    const raw = JSON.parse(await skopeo(`${repository}@${image.digest}`, '--raw')) as RawManifest;
    expect(image.manifest.config.digest).toBe(raw.config.digest);
    expect(image.layers.map(({ digest, download }) => [digest, download])).toEqual(
      raw.layers.map(({ digest, size }) => [digest, { bytes: size, how: 'stated' }]),
    );
    const config = JSON.parse(await skopeo(`${repository}:10.0`, '--config')) as {
      rootfs: { diff_ids: string[] };
      config: { Env: string[] };
    };
    expect(image.config.diffIds).toEqual(config.rootfs.diff_ids);
    expect(image.config.env).toEqual(config.config.Env);
  });

  it('has layers that are as large as stated once they are decompressed', async () => {
    const { layers } = await read();
    for (const { digest, disk } of layers) {
      expect(isKnown(disk) && disk.bytes).toBe(await decompressedSize(repository, digest));
    }
  });

  it('gives the size of a blob, and knows of blobs that it does not have', async () => {
    const { manifest } = await read();
    expect(await client.blobSize(reference, manifest.config.digest)).toBe(manifest.config.size);
    expect(await client.blobSize(reference, `sha256:${'0'.repeat(64)}`)).toBeUndefined();
  });
});

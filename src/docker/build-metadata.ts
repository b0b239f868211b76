import * as v from 'valibot';
import type { Digest } from '../model/image.ts';
import { isDigest } from '../oci/name/digest.ts';
import { readJson } from './client.ts';

/** What buildx wrote about a build into its `--metadata-file`. */
export interface BuildMetadata {
  /** Of the manifest or index; undefined if it was not exported as one. */
  readonly digest?: Digest;
  /** The images that the build started from, with the digests that were used. */
  readonly materials: readonly Material[];
}

export interface Material {
  /** `REPOSITORY:TAG` or `REPOSITORY@DIGEST`, with Docker Hub's short names, as the package URL has them. */
  readonly reference: string;
  readonly digest: Digest;
}

const material = v.object({ uri: v.string(), digest: v.record(v.string(), v.string()) });
const materials = v.array(
  v.union([
    material,
    v.pipe(
      v.unknown(),
      v.transform(() => undefined),
    ),
  ]),
);
const provenance = v.union([
  v.object({ materials }),
  v.object({ buildDefinition: v.object({ resolvedDependencies: materials }) }),
]);

/** Reads a metadata file. What it lacks, or has in another form, is left out; nothing is thrown. */
export function readBuildMetadata(text: string): BuildMetadata {
  const read = readJson(v.record(v.string(), v.unknown()), text) ?? {};
  const digest = read['containerimage.digest'];
  const found = Object.entries(read)
    // With several platforms each has its own, `buildx.build.provenance/linux/amd64`.
    .filter(([name]) => name === 'buildx.build.provenance' || name.startsWith('buildx.build.provenance/'))
    .flatMap(([, value]) => materialsOf(value));
  return {
    materials: found,
    ...(typeof digest === 'string' && isDigest(digest) ? { digest } : {}),
  };
}

/** SLSA provenance 0.2 calls them materials, 1.0 resolved dependencies. */
function materialsOf(value: unknown): Material[] {
  const result = v.safeParse(provenance, value);
  if (!result.success) return [];
  const list =
    'materials' in result.output
      ? result.output.materials
      : result.output.buildDefinition.resolvedDependencies;
  return list.flatMap((item) => {
    const digest = `sha256:${item?.digest.sha256 ?? ''}`;
    const reference = item === undefined ? undefined : referenceOf(item.uri);
    return reference !== undefined && isDigest(digest) ? [{ reference, digest }] : [];
  });
}

/** `pkg:docker/mcr.microsoft.com/dotnet/aspnet@10.0?platform=linux%2Famd64` names an image. */
function referenceOf(uri: string): string | undefined {
  if (!uri.startsWith('pkg:docker/')) return undefined;
  const [path = ''] = uri.slice('pkg:docker/'.length).split('?');
  const at = path.lastIndexOf('@');
  const name = decode(at === -1 ? path : path.slice(0, at));
  const version = at === -1 ? 'latest' : decode(path.slice(at + 1));
  return version.startsWith('sha256:') ? `${name}@${version}` : `${name}:${version}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

import * as v from 'valibot';
import type { Descriptor, ImageContents } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { bounds } from '../bounds.ts';
import { parseImageConfig } from '../document/documents.ts';
import type { Blob } from '../layer/blob-reader.ts';
import { layerOfStoredBlob } from '../layer/layer-of-blob.ts';
import { isDigest } from '../name/digest.ts';
import { DOCKER_CONFIG, DOCKER_MANIFEST, dockerLayerType } from '../name/media-types.ts';
import { oneLine, quoted } from '../name/quoted.ts';
import type { ArchiveMembers } from './archive-reader.ts';
import type { StoredImage } from './stored-image.ts';

/** Docker image specification v1.2, "Combined Image JSON + Filesystem Changeset Format": manifest.json. */
const ManifestSchema = v.pipe(
  v.array(v.unknown()),
  v.minLength(1),
  v.maxLength(bounds.savedImages),
  v.array(
    v.object({
      Config: v.string(),
      RepoTags: v.nullish(v.pipe(v.array(v.string()), v.maxLength(bounds.savedImages)), []),
      Layers: v.nullish(v.pipe(v.array(v.string()), v.maxLength(bounds.layers)), []),
    }),
  ),
);

type Saved = v.InferOutput<typeof ManifestSchema>[number];

/**
 * The image in an archive of `docker save` with the classic image store, or of skopeo's docker-archive. Its
 * manifest.json names config and layers. Layers are usually uncompressed, and there is no manifest of the image.
 * @throws UserError, a clause, if it holds several images, or an incomplete one.
 */
export function savedImage(manifestJson: Uint8Array, members: ArchiveMembers): StoredImage {
  const [only, ...others] = parse(manifestJson);
  if (!only) throw new UserError('its manifest.json names no image');
  if (others.length > 0) {
    const names = [only, ...others].map(({ RepoTags, Config }) => RepoTags[0] ?? Config).join(', ');
    throw new UserError(`it holds several images: ${oneLine(names, 500)}; save only the one to measure`);
  }
  const contents = readContents(only, members);
  return {
    config: contents.config,
    digests: [contents.digest],
    name: only.RepoTags[0],
    contents: async () => contents,
  };
}

function parse(bytes: Uint8Array): readonly Saved[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new UserError('its manifest.json is not JSON', { cause });
  }
  const result = v.safeParse(ManifestSchema, value, { abortEarly: true, abortPipeEarly: true });
  if (!result.success) {
    throw new UserError(`its manifest.json is not valid: ${oneLine(result.issues[0].message)}`);
  }
  return result.output;
}

function readContents({ Config, Layers }: Saved, members: ArchiveMembers): ImageContents {
  const configBlob = requiredBlob(Config, members);
  const { document, digest } = configBlob;
  // The config's name is the image ID. `docker load` checks it too.
  const named = `sha256:${/([^/:]*?)(?:\.json)?$/.exec(Config)?.[1]}`;
  if (!document || (isDigest(named) && digest !== named)) {
    throw new UserError(`its image config ${quoted(Config)} is damaged`);
  }
  const config = parseImageConfig(document);
  if (config.diffIds.length !== Layers.length) {
    throw new UserError(
      `its manifest.json names ${Layers.length} layers, its config ${config.diffIds.length}`,
    );
  }
  const blobs = Layers.map((name) => requiredBlob(name, members));
  return {
    digest,
    manifestUnknown: `a docker save archive holds no manifest; the image ID is ${digest}`,
    manifest: {
      mediaType: DOCKER_MANIFEST,
      config: { mediaType: DOCKER_CONFIG, digest, size: document.length },
      layers: blobs.map(descriptorOf),
    },
    config,
    layers: blobs.map((blob, i) => layerOfStoredBlob(blob, config.diffIds[i] ?? '')),
  };
}

function requiredBlob(name: string, members: ArchiveMembers): Blob {
  const blob = members.blob(name);
  if (!blob) throw new UserError(`its manifest.json names ${quoted(name)}, which is not in it`);
  return blob;
}

function descriptorOf({ digest, size, compression }: Blob): Descriptor {
  return { mediaType: dockerLayerType(compression), digest, size };
}

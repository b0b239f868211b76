import { basename } from 'node:path';
import { UserError } from '../model/user-error.ts';
import { isDigest } from '../oci/name/digest.ts';
import { familiarReference, parseReference, tryParseReference } from '../oci/name/reference.ts';

/** The place of an existing image: input `image`. */
export type ImageSource =
  /** `either`: in the engine, otherwise in the registry. The reference of a local image may be an image ID. */
  | { readonly kind: 'local' | 'registry' | 'either'; readonly reference: string }
  /** Relative to the workspace, or absolute. */
  | { readonly kind: 'archive' | 'oci-layout'; readonly path: string };

const EXPECTED = 'expected local://REF, registry://REF, archive://PATH, oci-layout://PATH, or REF alone';

/** @throws UserError. Its message is a clause that says what is expected. */
export function parseImageSource(text: string): ImageSource {
  const [, kind = 'either', rest = ''] = /^(?:([^:/]*):\/\/)?(.*)$/s.exec(text) ?? [];
  if (rest.trim() === '') throw new UserError(EXPECTED);
  switch (kind) {
    case 'archive':
    case 'oci-layout':
      if (/\p{Cc}/u.test(rest)) throw new UserError(`expected a path of one line after ${kind}://`);
      return { kind, path: rest };
    case 'local':
    case 'registry':
    case 'either':
      if (kind === 'registry' || !isDigest(rest)) parseReference(rest);
      return { kind, reference: rest };
    default:
      throw new UserError(EXPECTED);
  }
}

/** As the report shows it: with its prefix, if it has one. */
export function formatSource(source: ImageSource): string {
  if ('path' in source) return `${source.kind}://${source.path}`;
  return source.kind === 'either' ? source.reference : `${source.kind}://${source.reference}`;
}

/** The place without what differs between pushes to a pull request: tag, digest and image ID. */
export function sourceWithoutVersion(source: ImageSource): string {
  if ('path' in source) return formatSource(source);
  return formatSource({ ...source, reference: repositoryName(source.reference) ?? 'image ID' });
}

/** The name of an image without a project: its repository, because tags often contain a commit; or its file name. */
export function sourceName(source: ImageSource): string {
  if ('path' in source) {
    return basename(source.path).replace(/\.(?:tar|tgz|tzst)?(?:\.(?:gz|zst|zstd))?$/, '') || source.path;
  }
  return repositoryName(source.reference) ?? source.reference.slice(0, 'sha256:'.length + 12);
}

/** `ghcr.io/team/app` of any text; undefined if it is not a reference. */
export function repositoryName(text: string): string | undefined {
  const reference = tryParseReference(text);
  if (!reference) return undefined;
  const { registry, repository } = reference;
  return familiarReference({ registry, repository });
}

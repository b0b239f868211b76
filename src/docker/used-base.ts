import type { Digest } from '../model/image.ts';
import type { Material } from './build-metadata.ts';
import type { LocalImage } from './local-image.ts';

/** The digest of the base image that a build used, or why it is not known. */
export type UsedBase =
  | {
      readonly digest: Digest;
      /** Where that digest is known, without tag: `mcr.microsoft.com/dotnet/aspnet`. */
      readonly repository: string;
      readonly how: 'provenance' | 'local copy' | 'reference';
    }
  | { readonly unknown: string };

/**
 * Which copy of its base image a build used: what the builder says, else the digest under which the engine
 * holds the image locally, since its builder prefers a local copy.
 * `local` is the engine's image of that reference, undefined where it has none.
 */
export function usedBase(
  reference: string,
  materials: readonly Material[],
  local: LocalImage | undefined,
): UsedBase {
  const wanted = fullReference(reference);
  const repository = repositoryOf(wanted);
  const pinned = /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1];
  if (pinned !== undefined) return { digest: pinned, repository, how: 'reference' };
  const material = materials.find((candidate) => fullReference(candidate.reference) === wanted);
  if (material !== undefined && !isConfigDigest(material.digest, local)) {
    return { digest: material.digest, repository, how: 'provenance' };
  }
  if (local === undefined) {
    return { unknown: `the engine has no copy of ${reference}; its builder read it from the registry` };
  }
  const known = local.repoDigests.flatMap((name) => {
    const [of = '', digest = ''] = name.split('@');
    return [{ digest, repository: repositoryOf(fullReference(of)), how: 'local copy' as const }];
  });
  // A copy that came from a mirror, or was given this name later, is known under another repository.
  const used = known.find((candidate) => candidate.repository === repository) ?? known[0];
  return (
    used ?? { unknown: `the engine's copy of ${reference} was built or loaded there, no registry gave it` }
  );
}

/** The classic store names its images by the digest of their configs, which no registry knows. */
function isConfigDigest(digest: Digest, local: LocalImage | undefined): boolean {
  return digest === local?.id && !local.repoDigests.some((name) => name.endsWith(`@${digest}`));
}

/** Docker's short names in full: `ubuntu` is docker.io/library/ubuntu:latest. */
function fullReference(reference: string): string {
  const slash = reference.indexOf('/');
  const first = slash === -1 ? '' : reference.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const path = hasHost ? reference.slice(slash + 1) : reference;
  const host = hasHost && first !== 'index.docker.io' ? first : 'docker.io';
  const inLibrary = host === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  return `${host}/${inLibrary}${/[:@]/.test(inLibrary) ? '' : ':latest'}`;
}

function repositoryOf(full: string): string {
  return full.replace(/@.*$/, '').replace(/:[^/]*$/, '');
}

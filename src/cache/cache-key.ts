import { createHash } from 'node:crypto';

type Plain =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/**
 * Everything that decides what is measured: measurements that differ in anything else share a key.
 * It must have no secret: everybody who can read the repository's caches can read the keys.
 */
export type MeasurementKey = {
  /** Of report.json and of what is kept; a newer one does not read an older one's entries. */
  readonly schema: number;
  readonly toolVersion: string;
} & (
  | {
      readonly kind: 'build';
      /** Id of the commit's tree in git: all sources, with links to submodules and pointers of git LFS. */
      readonly tree: string;
      /** Folder of the repository in the workspace; empty: the workspace itself. */
      readonly folder: string;
      /** Inputs that say what to build and how, as the user wrote them, by name. */
      readonly inputs: { readonly [name: string]: Plain };
      /** Versions of the .NET SDKs that built, of the engine and its store: `sdk 10.0.401`, `docker 28.5 containerd`. */
      readonly builders: readonly string[];
      /** Of the machine: `linux/amd64`. */
      readonly platform: string;
    }
  | {
      readonly kind: 'image';
      /** Under which the image's measurements are kept, whatever its tag. */
      readonly name: string;
      /** The commit that the image was built from. */
      readonly commit: string;
    }
);

/** Name of the entry in the Actions cache: the same for equal parts, in whatever order they are written. */
export function cacheKey(parts: MeasurementKey): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(sortedByName(parts)))
    .digest('hex');
  return `aspnet-image-size-${parts.kind}-${hash}`;
}

/** With all names in order, and without those that are not set. */
function sortedByName(value: Plain): Plain {
  if (isList(value)) return value.map(sortedByName);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sortedByName(value[name])]));
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

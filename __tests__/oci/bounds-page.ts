import { bounds } from '../../src/oci/bounds.ts';
import { TRANSPORT_LIMITS, type TransportLimits } from '../../src/oci/http/transport-limits.ts';

export type Bound = keyof typeof bounds;

/** What is bounded, and what happens past the bound. */
const MEANING: Readonly<Record<Bound, readonly [what: string, past: string]>> = {
  document: ['bytes of a manifest, index or config', 'it is refused'],
  layers: ['layers of a manifest or config', 'it is refused'],
  indexEntries: ['entries of an index', 'it is refused'],
  configEntries: ['entries of a config’s history, and of its environment', 'it is refused'],
  manifests: ['manifests and indexes pushed in one run', 'further ones are refused'],
  blobs: ['blobs pushed in one run', 'further ones are refused'],
  lookUps: [
    'blobs that the base image’s registry is asked for',
    'further ones count as missing, and are sent',
  ],
  entries: ['entries of one layer', 'its files are unknown, its sizes are not'],
  keptEntries: [
    'entries of all layers of an archive, or of one run’s pushes',
    'the files of further layers are unknown, their sizes are not',
  ],
  keptDocuments: [
    'bytes of JSON documents kept of an archive, or of one run’s pushes',
    'further ones are not kept',
  ],
  names: [
    'UTF-16 units of all names of one layer, or of one archive',
    'the files are unknown; an archive is refused',
  ],
  path: ['UTF-16 units of one name or link target', 'the files are unknown; an archive is refused'],
  extendedHeader: ['bytes of a long name, or of the PAX records of one entry', 'the files are unknown'],
  unpacked: [
    'bytes of a layer or archive, compressed or not',
    'its disk size and files are unknown; an upload or archive is refused',
  ],
  normalized: [
    'bytes of an assembly, or of its debugging information, that is normalized',
    'all of its content counts, including what names its build',
  ],
  ratio: [
    'uncompressed bytes for a compressed one',
    'its disk size and files are unknown; an archive is refused',
  ],
  ratioFrom: ['uncompressed bytes from which on the ratio counts', 'the ratio counts'],
  zstdWindow: ['bytes that a zstd frame may refer back to', 'its disk size and files are unknown'],
  members: ['members of an image archive', 'it is refused'],
  savedImages: ['images that the manifest.json of an archive names', 'it is refused'],
  links: ['links from one member of an archive to the next', 'it is refused'],
  nestedIndexes: ['indexes in indexes of an OCI layout', 'it is refused'],
  connections: ['connections to the measuring registry at a time', 'further ones are closed at once'],
  bodies: ['uploads that are read at a time (at least the number of cores)', 'further ones wait'],
  bodyWait: ['ms that an upload waits for others', 'it is read anyway'],
  noProgress: ['ms in which an upload sends nothing', 'its connection is closed; it can go on with another'],
  sessions: ['upload sessions at a time', 'the one that was not used for longest is forgotten'],
  begunSessions: [
    'upload sessions that hold part of a blob and wait for more',
    'the one that was not used for longest is forgotten',
  ],
  idleSession: ['ms in which nobody continues an upload session', 'it is forgotten'],
};

const TRANSPORT: Readonly<Record<keyof TransportLimits, readonly [what: string, past: string]>> = {
  imageMs: [
    'ms for all that one image takes',
    'layer sizes that have not arrived are unknown; otherwise the image is',
  ],
  blobMs: ['ms for the size of one blob', 'it counts as missing'],
  idleMs: ['ms in which nothing arrives', 'the attempt has failed'],
  attemptMs: ['ms for one attempt', 'it has failed'],
  attempts: ['attempts of one request', 'it has failed'],
  backoffMs: ['ms before the second attempt; doubled each time', ''],
  waitMs: ['ms after which no further attempt begins', 'the request has failed'],
  redirects: ['redirects of one request', 'it has failed'],
  errorBytes: ['bytes of an error’s body', 'the rest is not read'],
  tokenBytes: ['bytes of a token server’s answer', 'it has failed'],
  connections: ['connections to one registry at a time', 'requests wait'],
  helperMs: ['ms for a credential helper', 'it is ended; its registry is read without credentials'],
};

/** docs/bounds.md: the bounds of the code, with what is said past each. */
export function boundsPage(said: Readonly<Record<Bound, string>>): string {
  const own = (Object.keys(bounds) as Bound[]).map((name) =>
    line([`\`${name}\``, figure(bounds[name]), ...MEANING[name], said[name]]),
  );
  const registries = (Object.keys(TRANSPORT_LIMITS) as (keyof TransportLimits)[]).map((name) =>
    line([`\`${name}\``, figure(TRANSPORT_LIMITS[name]), ...TRANSPORT[name]]),
  );
  return `# Bounds

The action reads what others made: layers, manifests, archives, pushes to its measuring registry, and answers of
registries. None of these can make the action take unbounded memory or time, and nothing is unpacked to disk. No image
that we know of comes near one of these bounds. Past a bound, a figure is unknown, with the reason, or the image is
refused. A figure is never wrong.

## What is read

These bounds are in \`src/oci/bounds.ts\`. The last column is the message past each one (“…” for numbers that depend
on the test).

${line(['bound', 'value', 'of', 'past it', 'what is said'])}
${line(['---', '--:', '---', '---', '---'])}
${own.join('\n')}

## What registries take

These bounds are in \`src/oci/http/transport-limits.ts\`. [faults.md](faults.md) says what happens at each fault of a
registry.

${line(['bound', 'value', 'of', 'past it'])}
${line(['---', '--:', '---', '---'])}
${registries.join('\n')}

This page is generated from \`__tests__/oci/bounds.test.ts\`, which checks each message. \`npm run fuzz\` looks for what
the bounds miss.
`;
}

const figure = (value: number): string => value.toLocaleString('en');

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replace(/[|<>]/g, (sign) => `\\${sign}`)).join(' | ')} |`;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Descriptor, Index } from '../../../src/model/image.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { bounds } from '../../../src/oci/bounds.ts';
import {
  chooseManifest,
  isAttestation,
  parseImageConfig,
  parseManifestDocument,
} from '../../../src/oci/document/documents.ts';
import {
  DOCKER_INDEX,
  DOCKER_MANIFEST,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_MANIFEST,
} from '../../../src/oci/name/media-types.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const LAYER = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: OTHER, size: 3 };
const CONFIG = { mediaType: OCI_CONFIG, digest: DIGEST, size: 2 };
const MANIFEST = { schemaVersion: 2, config: CONFIG, layers: [LAYER] };
const ENTRY = { mediaType: OCI_MANIFEST, digest: DIGEST, size: 9 };
const INDEX = { schemaVersion: 2, manifests: [ENTRY] };

const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const parse = (value: unknown, mediaType?: string) => parseManifestDocument(bytes(value), mediaType);

describe('manifests and indexes', () => {
  it.each([OCI_MANIFEST, DOCKER_MANIFEST])('reads a manifest of type %s', (mediaType) => {
    const manifest = { mediaType, config: CONFIG, layers: [LAYER] };
    expect(parse({ ...MANIFEST, mediaType })).toEqual({ kind: 'manifest', manifest });
    expect(parse(MANIFEST, `${mediaType}; charset=utf-8`)).toEqual({ kind: 'manifest', manifest });
  });

  it.each([OCI_INDEX, DOCKER_INDEX])('reads an index of type %s', (mediaType) => {
    const index = { mediaType, manifests: [ENTRY] };
    expect(parse({ ...INDEX, mediaType })).toEqual({ kind: 'index', index });
    expect(parse(INDEX, mediaType)).toEqual({ kind: 'index', index });
  });

  it('distinguishes them by their fields if no type is stated', () => {
    expect(parse(MANIFEST).kind).toBe('manifest');
    expect(parse(INDEX, 'application/json').kind).toBe('index');
  });

  it('keeps platforms and annotations, and drops unknown fields', () => {
    const platform = { os: 'linux', architecture: 'arm64', variant: 'v8', 'os.version': '1' };
    const annotations = { a: 'b' };
    const parsed = parse({ ...INDEX, manifests: [{ ...ENTRY, platform, annotations, urls: ['x'] }] });
    expect(parsed).toEqual({
      kind: 'index',
      index: {
        mediaType: OCI_INDEX,
        manifests: [
          { ...ENTRY, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' }, annotations },
        ],
      },
    });
  });

  it('reads an empty platform as no platform', () => {
    const entry = { ...ENTRY, platform: { os: '', architecture: '' } };
    expect(parse({ ...INDEX, manifests: [entry, { ...ENTRY, platform: {} }] })).toMatchObject({
      index: { manifests: [ENTRY, ENTRY] },
    });
  });

  it("reads Go's null for empty lists and maps", () => {
    const layer = { ...LAYER, annotations: null, platform: null };
    expect(parse({ ...MANIFEST, layers: null })).toMatchObject({ manifest: { layers: [] } });
    expect(parse({ ...MANIFEST, layers: [layer] })).toMatchObject({ manifest: { layers: [LAYER] } });
  });

  it('reads the manifest of an artifact', () => {
    const config = { ...CONFIG, mediaType: 'application/vnd.oci.empty.v1+json' };
    expect(parse({ ...MANIFEST, artifactType: 'application/x', config }).kind).toBe('manifest');
  });

  it.each([
    [{ schemaVersion: 1, fsLayers: [] }, undefined, /a Docker schema 1 manifest is not supported/],
    [{ fsLayers: [] }, undefined, /a Docker schema 1 manifest/],
    [
      MANIFEST,
      'application/vnd.docker.distribution.manifest.v1+prettyjws',
      /a signed Docker schema 1 manifest/,
    ],
    [
      { mediaType: 'application/vnd.oci.artifact.manifest.v1+json', blobs: [] },
      undefined,
      /an OCI artifact manifest .* is not supported/,
    ],
    [{ ...MANIFEST, mediaType: 'text/x' }, undefined, /media type "text\/x" is not supported/],
    [{ ...MANIFEST, manifests: [] }, undefined, /ambiguous: it has both layers and manifests/],
    [MANIFEST, OCI_INDEX, /has the fields of another type/],
    [INDEX, OCI_MANIFEST, /has the fields of another type/],
    [{}, undefined, /neither layers nor manifests/],
    [{ ...MANIFEST, schemaVersion: 3 }, undefined, /manifest is not valid: schemaVersion: /],
    [{ ...MANIFEST, config: undefined }, undefined, /manifest is not valid: config: /],
    [{ ...MANIFEST, layers: {} }, undefined, /manifest is not valid: layers: /],
    [{ ...MANIFEST, layers: [{ ...LAYER, size: -1 }] }, undefined, /layers\.0\.size: /],
    [{ ...MANIFEST, layers: [{ ...LAYER, size: 1.5 }] }, undefined, /layers\.0\.size: /],
    [{ ...MANIFEST, layers: [{ ...LAYER, size: 2 ** 60 }] }, undefined, /layers\.0\.size: /],
    [{ ...MANIFEST, layers: [{ ...LAYER, size: '3' }] }, undefined, /layers\.0\.size: /],
    [
      { ...MANIFEST, layers: [{ ...LAYER, digest: 'x\ny' }] },
      undefined,
      /layers\.0\.digest: "x y" is not a digest/,
    ],
    [
      { ...MANIFEST, layers: [{ ...LAYER, digest: `sha512:${'a'.repeat(128)}` }] },
      undefined,
      /algorithm sha512/,
    ],
    [{ ...MANIFEST, layers: new Array(1025).fill(LAYER) }, undefined, /manifest is not valid: layers: /],
    [{ ...INDEX, manifests: new Array(1025).fill(ENTRY) }, undefined, /index is not valid: manifests: /],
    ['[]', undefined, /manifest is not a JSON object/],
    ['null', undefined, /manifest is not a JSON object/],
    ['', undefined, /manifest is not JSON: /],
    ['{"a":\n', undefined, /manifest is not JSON: /],
  ])('refuses %.60j (%s)', (value, mediaType, message) => {
    const error = thrownBy(() => parse(value, mediaType));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('\n');
  });

  it('refuses a document that is too large without parsing it', () => {
    expect(() => parseManifestDocument(new Uint8Array(bounds.document + 1), OCI_MANIFEST)).toThrow(
      /4194305 bytes: at most 4194304/,
    );
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseManifestDocument(Uint8Array.of(0x7b, 0xff, 0x7d), undefined)).toThrow(/is not JSON/);
  });

  it.each([
    ['two million wrong entries', `{"schemaVersion":2,"manifests":[${'0,'.repeat(2_000_000)}0]}`],
    ['two million layers', `{"schemaVersion":2,"config":{},"layers":[${'0,'.repeat(2_000_000)}0]}`],
    ['deep nesting', `{"manifests":${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}}`],
    ['deep nesting of objects', `${'{"manifests":'.repeat(250_000)}1${'}'.repeat(250_000)}`],
    ['a name of megabytes', `{"mediaType":"${'x'.repeat(4_000_000)}","layers":[]}`],
    [
      'a digest of megabytes',
      JSON.stringify({ ...MANIFEST, config: { ...CONFIG, digest: 'a'.repeat(4_000_000) } }),
    ],
  ])(
    'survives %s',
    (_, text) => {
      const error = thrownBy(() => parse(text));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message.length).toBeLessThan(400);
    },
    30_000,
  );

  it('takes the last of duplicate keys, as Go does', () => {
    const text = `{"schemaVersion":2,"manifests":[],"manifests":[${JSON.stringify(ENTRY)}]}`;
    expect(parse(text)).toMatchObject({ index: { manifests: [ENTRY] } });
  });

  it('ignores keys of the prototype', () => {
    const text = `{"__proto__":{"layers":[]},"constructor":1,"schemaVersion":2,"manifests":[
      {"mediaType":"m","digest":"${DIGEST}","size":1,"annotations":{"__proto__":"x","constructor":"y"}}]}`;
    const parsed = parse(text);
    expect(parsed.kind).toBe('index');
    expect(({} as Record<string, unknown>).layers).toBeUndefined();
    if (parsed.kind === 'index') expect(isAttestation(parsed.index.manifests[0] as Descriptor)).toBe(false);
  });
});

describe('image configs', () => {
  const RAW = { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [DIGEST] } };

  it('reads a config without optional fields', () => {
    const empty = {
      platform: { os: 'linux', architecture: 'amd64' },
      history: [],
      env: [],
      labels: {},
      command: [],
      workingDir: '',
      triggers: [],
    };
    expect(parseImageConfig(bytes(RAW))).toEqual({ ...empty, diffIds: [DIGEST] });
    const nulls = { ...RAW, variant: '', rootfs: { diff_ids: null }, history: null, config: null };
    expect(parseImageConfig(bytes(nulls))).toEqual({ ...empty, diffIds: [] });
    expect(parseImageConfig(bytes({ ...RAW, config: { Env: null, Labels: null } }))).toEqual({
      ...empty,
      diffIds: [DIGEST],
    });
  });

  it('reads all fields', () => {
    const history = [
      { created_by: 'COPY', created: '2026-01-01' },
      { created_by: 'USER', empty_layer: true },
      {},
    ];
    const start = { Entrypoint: ['dotnet'], Cmd: ['Shop.dll'], WorkingDir: '/app' };
    const config = { Env: ['A=b'], Labels: { l: 'v' }, User: '1654', OnBuild: ['COPY . .'], ...start };
    expect(parseImageConfig(bytes({ ...RAW, variant: 'v8', history, config }))).toEqual({
      platform: { os: 'linux', architecture: 'amd64', variant: 'v8' },
      diffIds: [DIGEST],
      history: [
        { createdBy: 'COPY', emptyLayer: false },
        { createdBy: 'USER', emptyLayer: true },
        { createdBy: '', emptyLayer: false },
      ],
      env: ['A=b'],
      labels: { l: 'v' },
      command: ['dotnet', 'Shop.dll'],
      workingDir: '/app',
      triggers: ['COPY . .'],
    });
  });

  it.each([
    { Entrypoint: null, Cmd: null, WorkingDir: null },
    { Entrypoint: 'dotnet Shop.dll', Cmd: [1], WorkingDir: 7 },
    { Entrypoint: {}, Cmd: Array(100_000).fill('x') },
  ])('does not refuse an image for how it says what it starts', (config) => {
    expect(parseImageConfig(bytes({ ...RAW, config }))).toMatchObject({ command: [], workingDir: '' });
  });

  it.each([
    [{}, /os: /],
    [{ ...RAW, os: '' }, /os: /],
    [{ ...RAW, rootfs: undefined }, /rootfs: /],
    [{ ...RAW, rootfs: { diff_ids: ['sha256:1'] } }, /rootfs\.diff_ids\.0: /],
    [{ ...RAW, config: { Env: [1] } }, /config\.Env\.0: /],
    [{ ...RAW, config: { Labels: { a: 1 } } }, /config\.Labels\.a: /],
  ])('refuses %.60j', (value, message) => {
    expect(() => parseImageConfig(bytes(value))).toThrow(message);
  });
});

describe('platforms of an index', () => {
  const entry = (digest: string, os?: string, architecture = 'amd64', variant?: string): Descriptor => ({
    mediaType: OCI_MANIFEST,
    digest,
    size: 1,
    ...(os ? { platform: { os, architecture, ...(variant ? { variant } : {}) } } : {}),
  });
  const index = (...manifests: Descriptor[]): Index => ({ mediaType: OCI_INDEX, manifests });
  const linux = { os: 'linux', architecture: 'amd64' };

  it('chooses the manifest of the platform', () => {
    const all = index(entry('a', 'windows'), entry('b', 'linux', 'arm64', 'v8'), entry('c', 'linux'));
    expect(chooseManifest(all, linux).digest).toBe('c');
    expect(chooseManifest(all, { os: 'linux', architecture: 'arm64' }).digest).toBe('b');
  });

  it('prefers the same variant, or none if none is asked for', () => {
    const all = index(
      entry('v3', 'linux', 'amd64', 'v3'),
      entry('plain', 'linux'),
      entry('v2', 'linux', 'amd64', 'v2'),
    );
    expect(chooseManifest(all, linux).digest).toBe('plain');
    expect(chooseManifest(all, { ...linux, variant: 'v2' }).digest).toBe('v2');
  });

  it('never takes an attestation for an image', () => {
    const annotated = {
      ...entry('a', 'linux'),
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    };
    const unknown = entry('b', 'unknown', 'unknown');
    expect([annotated, unknown, entry('c', 'linux')].map(isAttestation)).toEqual([true, true, false]);
    expect(chooseManifest(index(annotated, unknown, entry('c', 'linux')), linux).digest).toBe('c');
    expect(() => chooseManifest(index(annotated, unknown), linux)).toThrow(
      'has no image for linux/amd64; there is: none',
    );
  });

  it('takes a single entry without a platform, and never guesses among several', () => {
    expect(chooseManifest(index(entry('a'), entry('b', 'unknown', 'unknown')), linux).digest).toBe('a');
    expect(() => chooseManifest(index(entry('a'), entry('b')), linux)).toThrow(
      /there is: one without a platform$/,
    );
  });

  it('lists the platforms that there are', () => {
    const all = index(entry('a', 'linux', 'arm64', 'v8'), entry('b', 'windows'));
    expect(() => chooseManifest(all, { os: 'linux', architecture: 's390x' })).toThrow(
      'has no image for linux/s390x; there is: linux/arm64/v8, windows/amd64',
    );
  });
});

describe('any input', () => {
  const onlyUserErrors = (read: () => unknown) => {
    try {
      read();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect((error as Error).message).not.toMatch(/[\n\r]/);
      expect((error as Error).message.length).toBeLessThan(600);
    }
  };
  const readers = [parseManifestDocument, parseImageConfig] as const;

  it('is a document or a UserError: bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        for (const read of readers) onlyUserErrors(() => read(input, undefined));
      }),
    );
  });

  it('is a document or a UserError: JSON', () => {
    fc.assert(
      fc.property(fc.json(), (input) => {
        for (const read of readers) onlyUserErrors(() => read(bytes(input), undefined));
      }),
    );
  });

  it('is a document or a UserError: documents with one part replaced', () => {
    const config = {
      os: 'linux',
      architecture: 'amd64',
      rootfs: { diff_ids: [DIGEST] },
      history: [{}],
      config: {},
    };
    const paths = [
      MANIFEST,
      { ...INDEX, manifests: [{ ...ENTRY, platform: linuxAmd64, annotations: {} }] },
      config,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(40), fc.jsonValue(), (document, at, value) => {
        const text = bytes(replaceNth(document, at, value));
        for (const read of readers) onlyUserErrors(() => read(text, undefined));
      }),
      { numRuns: 500 },
    );
  });
});

const linuxAmd64 = { os: 'linux', architecture: 'amd64' };

/** The document with its n-th value (in the order of JSON.stringify) replaced. */
function replaceNth(document: unknown, n: number, value: unknown): string {
  let count = 0;
  return JSON.stringify(document, (_key, old) => (count++ === n ? value : old)) ?? 'null';
}

function thrownBy(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

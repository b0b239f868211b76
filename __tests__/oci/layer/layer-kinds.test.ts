import { execFileSync, spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayerContents, LayerEntry } from '../../../src/model/image.ts';
import { isKnown } from '../../../src/model/size.ts';
import { streamedImages } from '../../../src/oci/archive/image-archive.ts';
import { openLayout } from '../../../src/oci/archive/layout-folder.ts';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { archiveOf, ociArchive } from '../../fakes/image-archives.ts';
import { AMD64, digestOf, imageOf, type PushableImage } from '../../fakes/pushable-image.ts';
import { Pusher } from '../../fakes/pusher.ts';

/*
 * Layers of every kind, made by the tools that make them in practice, pushed, and compared with what other tools find in
 * the same bytes: the tar's size with gzip, zstd and wc, its digest with sha256sum, its files with Python's tarfile.
 * Python takes long to start, so it is started twice in all.
 */
const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const tools = ['tar', 'gzip', 'zstd', 'python3', 'sha256sum'].every(has);
const isGnu = tools && execFileSync('tar', ['--version'], { encoding: 'utf8' }).includes('GNU tar');

const HOLE = 9 * 2 ** 30;
let folder: string;
let registry: MeasuringRegistry;
let pusher: Pusher;

/** By the name of the kind. */
const layers = new Map<
  string,
  { readonly blob: Buffer; readonly tar: Buffer; readonly listed: LayerEntry[] }
>();
let written: Readonly<Record<keyof typeof PYTHON, Buffer>>;

const inside = (...path: string[]) => join(folder, ...path);

beforeAll(async () => {
  registry = await startMeasuringRegistry({ preferredPort: 0 });
  pusher = new Pusher(registry.address);
  folder = mkdtempSync(join(tmpdir(), 'layer-kinds-'));
  const tree = (...path: string[]) => inside('tree', ...path);
  mkdirSync(tree('app', 'd'.repeat(120)), { recursive: true });
  writeFileSync(tree('app', 'Program.dll'), Buffer.alloc(300_001, 'MZ\0text'));
  writeFileSync(tree('app', 'empty'), '');
  writeFileSync(tree('app', 'd'.repeat(120), `${'n'.repeat(150)}-größe`), 'long');
  mkdirSync(tree('app', `mid-${'m'.repeat(80)}`));
  writeFileSync(tree('app', `mid-${'m'.repeat(80)}`, `mid-${'f'.repeat(80)}`), 'in two fields of a ustar');
  writeFileSync(tree('.wh.removed'), '');
  writeFileSync(tree('app', '.wh..wh..opq'), '');
  symlinkSync('../'.repeat(50), tree('app', 'up'));
  linkSync(tree('app', 'Program.dll'), tree('app', 'same.dll'));
  writeFileSync(tree('holes'), 'start');
  truncateSync(tree('holes'), HOLE);
  if (isGnu) makeLayers();
});

function makeLayers(): void {
  written = writtenByPython();
  const blobs = Object.entries(KINDS).map(([kind, make]) => [kind, make()] as const);
  const tars = blobs.map(([, blob]) => unpacked(blob));
  const lists = listedByPython(tars);
  for (const [i, [kind, blob]] of blobs.entries())
    layers.set(kind, { blob, tar: tars[i] ?? Buffer.alloc(0), listed: lists[i] ?? [] });
}

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  pusher.close();
  await registry.close();
});

const tar = (...options: string[]): Buffer =>
  execFileSync('tar', ['-C', inside('tree'), '--sort=name', ...options, '-cf', '-', '.'], { maxBuffer: 1e9 });

const through = (program: string, args: readonly string[], input: Buffer): Buffer =>
  execFileSync(program, args, { input, maxBuffer: 1e9 });

const gzip = (bytes: Buffer, ...options: string[]) => through('gzip', ['-nc', ...options], bytes);
const zstd = (bytes: Buffer, ...options: string[]) => through('zstd', ['-qc', ...options], bytes);

/** Cut into so many bytes, each compressed by itself. */
function pieces(bytes: Buffer, size: number, compress: (bytes: Buffer) => Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(compress(bytes.subarray(at, at + size)));
  return Buffer.concat(parts);
}

/** containerd/stargz-snapshotter, "docs/estargz.md", Footer: an empty gzip member with where the TOC begins. */
function estargzFooter(tocAt: number): Buffer {
  const extra = Buffer.from(`SG\x16\0${tocAt.toString(16).padStart(16, '0')}STARGZ`, 'latin1');
  const length = Buffer.from([extra.length, 0]);
  return Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff]),
    length,
    extra,
    Buffer.from('010000ffff0000000000000000', 'hex'),
  ]);
}

/** Python's tarfile writes what GNU tar does not: PAX headers for all entries, sizes as records, empty tars. */
const PYTHON = {
  toc: "t = tarfile.open(fileobj=out, mode='w'); i = tarfile.TarInfo('stargz.index.json'); i.size = 2; t.addfile(i, io.BytesIO(b'{}')); t.close()",
  comment:
    "t = tarfile.open(fileobj=out, mode='w', format=tarfile.PAX_FORMAT, pax_headers={'comment': 'c' * 40}); i = tarfile.TarInfo('a'); i.size = 3; t.addfile(i, io.BytesIO(b'abc')); t.close()",
  size: "t = tarfile.open(fileobj=out, mode='w', format=tarfile.PAX_FORMAT)\ni = tarfile.TarInfo('a'); i.size = 1000; i.pax_headers = {'size': '1000'}\nt.addfile(i, io.BytesIO(b'x' * 1000)); t.addfile(tarfile.TarInfo('after')); t.close()\nb = bytearray(out.getvalue()); h = b.index(b'ustar', 1024 + 257) - 257\nb[h + 124:h + 136] = b'00000000000\\0'; b[h + 148:h + 156] = b' ' * 8\nb[h + 148:h + 156] = b'%06o\\0 ' % sum(b[h:h + 512]); out = io.BytesIO(bytes(b))",
  cut: "i = tarfile.TarInfo('big'); i.size = 9 * 2 ** 30\nout.write(i.tobuf(tarfile.GNU_FORMAT) + b'x' * 5000)",
  xz: "import lzma; out.write(lzma.compress(b'x' * 10000))",
} as const;

function writtenByPython(): typeof written {
  const script = `
import base64, io, json, sys, tarfile
def run(code):
    scope = {'io': io, 'tarfile': tarfile, 'out': io.BytesIO()}
    exec(code, scope)
    return base64.b64encode(scope['out'].getvalue()).decode()
json.dump({name: run(code) for name, code in json.load(sys.stdin).items()}, sys.stdout)
`;
  const found = JSON.parse(
    through('python3', ['-c', script], Buffer.from(JSON.stringify(PYTHON))).toString(),
  );
  return Object.fromEntries(
    Object.entries(found).map(([name, base64]) => [name, Buffer.from(String(base64), 'base64')]),
  ) as typeof written;
}

const plainFiles = ['--exclude=holes'];

/** How the layer of each kind is made, once the tree exists. */
const KINDS: Readonly<Record<string, () => Buffer>> = {
  'gzip -9': () => gzip(tar(...plainFiles), '-9'),
  'gzip of one member for each 100 kB': () => pieces(tar(...plainFiles), 100_000, (bytes) => gzip(bytes)),
  'eStargz: a member for each piece, a table of contents and a footer': () => {
    const bytes = tar(...plainFiles);
    const end = bytes.length - (bytes.length % 512) - 1024;
    const files = pieces(bytes.subarray(0, end), 50_000, gzipSync);
    return Buffer.concat([files, gzipSync(written.toc), estargzFooter(files.length)]);
  },
  'zstd -19 with a checksum': () => zstd(tar(...plainFiles), '-19', '--check'),
  'zstd without a checksum or a content size': () =>
    zstd(tar(...plainFiles), '--no-check', '--no-content-size'),
  'zstd of many frames': () => pieces(tar(...plainFiles), 65_536, (bytes) => zstd(bytes, '-3')),
  'zstd:chunked: frames, and skippable ones with a manifest and a footer': () => {
    const frames = pieces(tar(...plainFiles), 40_000, (bytes) => zstd(bytes, '--check'));
    const skipped = (content: Buffer) => {
      const head = Buffer.alloc(8);
      head.writeUInt32LE(0x184d2a50);
      head.writeUInt32LE(content.length, 4);
      return Buffer.concat([head, content]);
    };
    return Buffer.concat([
      frames,
      skipped(zstd(Buffer.from('{"version":1}'))),
      skipped(Buffer.alloc(64, 'f')),
    ]);
  },
  'zstd with a window of 128 MiB': () => zstd(tar(...plainFiles), '--long=27'),
  uncompressed: () => tar(...plainFiles),
  'no bytes': () => Buffer.alloc(0),
  'an empty tar': () => gzip(execFileSync('tar', ['-cf', '-', '-T', '/dev/null'])),
  'two zero blocks, as Docker makes of RUN true': () => gzip(Buffer.alloc(1024)),
  v7: () => gzip(tar('--format=v7', '--exclude=d*', '--exclude=up', '--exclude=mid*', ...plainFiles)),
  ustar: () => gzip(tar('--format=ustar', '--exclude=d*', '--exclude=up', ...plainFiles)),
  'GNU, long names': () => gzip(tar('--format=gnu', ...plainFiles)),
  'PAX, long names': () => gzip(tar('--format=posix', ...plainFiles)),
  'old GNU, with a file of 9 GiB of holes (its size is base-256)': () =>
    gzip(tar('--format=oldgnu', '--sparse')),
  'GNU, with a file of 9 GiB of holes (its size is base-256)': () => gzip(tar('--format=gnu', '--sparse')),
  'PAX, with a file of 9 GiB of holes, 0.0': () =>
    gzip(tar('--format=posix', '--sparse', '--sparse-version=0.0')),
  'PAX, with a file of 9 GiB of holes, 0.1': () =>
    gzip(tar('--format=posix', '--sparse', '--sparse-version=0.1')),
  'PAX, with a file of 9 GiB of holes, 1.0': () =>
    gzip(tar('--format=posix', '--sparse', '--sparse-version=1.0')),
  'PAX, with a comment for all entries, as git archive writes': () => written.comment,
  'PAX, with a size that overrides the header’s': () => written.size,
};

/** The tar inside, by the tool of its compression. */
function unpacked(blob: Buffer): Buffer {
  if (blob.length >= 2 && blob.readUInt16BE() === 0x1f8b) return through('gzip', ['-dc'], blob);
  if (blob.length >= 4 && blob.readUInt32LE() === 0xfd2fb528)
    return through('zstd', ['-dcq', '--long=27'], blob);
  return blob;
}

/** The files of each tar as Python's tarfile lists them, with paths as the layer reader spells them. */
function listedByPython(tars: readonly Buffer[]): LayerEntry[][] {
  const script = `
import base64, io, json, sys, tarfile
types = {tarfile.DIRTYPE: 'directory', tarfile.SYMTYPE: 'symlink', tarfile.LNKTYPE: 'hardlink'}
def entry(m):
    kind = types.get(m.type, 'file')
    return {'path': m.name, 'type': kind, 'size': m.size if kind == 'file' else 0, 'mode': m.mode, 'target': m.linkname}
def entries(tar):
    # To tarfile, no bytes are not a tar.
    return [entry(m) for m in tarfile.open(fileobj=io.BytesIO(tar), mode='r|')] if tar else []
json.dump([entries(base64.b64decode(tar)) for tar in json.load(sys.stdin)], sys.stdout)
`;
  const input = Buffer.from(JSON.stringify(tars.map((bytes) => bytes.toString('base64'))));
  const lists: (LayerEntry & { target: string })[][] = JSON.parse(
    through('python3', ['-c', script], input).toString(),
  );
  const clean = (path: string) => path.replace(/^\.(?:\/|$)/, '');
  return lists.map((entries) =>
    entries.map(({ target, ...rest }) => ({
      ...rest,
      path: clean(rest.path),
      ...(target === '' ? {} : { target: rest.type === 'hardlink' ? clean(target) : target }),
    })),
  );
}

async function measured(blob: Buffer, tarBytes: Buffer): Promise<LayerContents> {
  const image = imageOf([{ blob, tar: tarBytes }]);
  await pusher.pushImage(image);
  const [layer] = registry.image(pusher.repository, image.digest, AMD64).layers;
  if (!layer) throw new Error('no layer');
  await expectSameStored(image, layer);
  return layer;
}

/** An archive and a layout give the same, except the download size of an uncompressed layer. */
async function expectSameStored(image: PushableImage, layer: LayerContents): Promise<void> {
  const archive = archiveOf(ociArchive([image]));
  const chunks = (async function* () {
    for (let at = 0; at < archive.length; at += 50_000) yield archive.subarray(at, at + 50_000);
  })();
  const root = join(folder, 'layout', image.digest.slice(7));
  mkdirSync(root, { recursive: true });
  execFileSync('tar', ['-xf', '-', '-C', root], { input: archive });
  const wanted = [{ platform: AMD64, required: false }];
  const { digest, diffId, disk, files } = layer;
  const stored = [...(await streamedImages(chunks, 'x', wanted)), ...(await openLayout(root, 'x', wanted))];
  expect(stored).toHaveLength(2);
  for (const one of stored) {
    const { layers } = await one.contents(new Set());
    expect(layers[0]).toMatchObject({ digest, diffId, disk });
    expect(layers[0]?.files).toEqual(files);
  }
}

const withoutDigest = ({ digest: _, ...rest }: LayerEntry): LayerEntry => rest;

describe.skipIf(!isGnu)('a layer of kind', () => {
  it.each(Object.keys(KINDS))(
    '%s is verified, with the files that other tools find in it',
    { timeout: 30_000 },
    async (kind) => {
      const made = layers.get(kind);
      if (!made) throw new Error(`no layer of kind ${kind}`);
      const { blob, tar: inner } = made;
      const layer = await measured(blob, inner);
      const digest = through('sha256sum', [], inner).toString().split(' ', 1)[0];
      expect(layer).toMatchObject({
        digest: digestOf(blob),
        diffId: `sha256:${digest}`,
        download: { bytes: blob.length, how: 'verified' },
        disk: { bytes: Number(through('wc', ['-c'], inner).toString()), how: 'verified' },
      });
      if ('unknown' in layer.files) throw new Error(layer.files.unknown);
      const entries = [...layer.files.entries];
      expect(entries.map(withoutDigest)).toEqual(made.listed);
      checkContent(entries);
    },
  );

  it('gzip that ends too early has a verified download size, and the reason for the others', async () => {
    const whole = gzip(tar(...plainFiles));
    const { download, disk, files } = await measured(whole.subarray(0, -100), unpacked(whole));
    expect(isKnown(download) && download).toEqual({ bytes: whole.length - 100, how: 'verified' });
    expect(disk).toEqual({ unknown: 'not readable as gzip: unexpected end of file' });
    expect(files).toEqual(disk);
  });

  it('tar that states 9 GiB and ends early has its real size, and unknown files', async () => {
    const { cut } = written;
    const { disk, files } = await measured(gzip(cut), cut);
    expect(disk).toEqual({ bytes: 5512, how: 'verified' });
    expect(files).toEqual({ unknown: 'not readable as a tar: it ends in the middle of an entry' });
  });

  it('bzip2 or xz, which no engine writes, has unknown sizes on disk', async () => {
    const { xz: bytes } = written;
    const { download, disk } = await measured(bytes, Buffer.alloc(10_000, 'x'));
    expect(isKnown(download) && download.bytes).toBe(bytes.length);
    expect(disk).toEqual({ unknown: expect.stringContaining("the layer's content is sha256:") });
  });
});

/** Files that are stored whole have the digest of what is on disk. */
function checkContent(entries: readonly LayerEntry[]): void {
  const program = entries.find(({ path }) => path === 'app/Program.dll');
  if (program?.type === 'file')
    expect(program.digest).toBe(digestOf(readFileSync(inside('tree', 'app', 'Program.dll'))));
  // Holes are not stored: their bytes in the tar are not the file's.
  expect(entries.find(({ path }) => path === 'holes')?.digest).toBeUndefined();
}

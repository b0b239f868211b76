import type { Descriptor } from '../../model/image.ts';
import { type Size, stated, unknown } from '../../model/size.ts';
import { RegistryError } from '../../model/user-error.ts';
import { TAR_BLOCK } from '../layer/tar-header.ts';
import { layerCompression } from '../name/media-types.ts';
import { quoted } from '../name/quoted.ts';
import type { Reference } from '../name/reference.ts';
import type { RegistryTransport } from './registry-transport.ts';

/** The trailer's last field, ISIZE (RFC 1952, 2.3.1): the size of the last member's input modulo 2^32. */
const FIELD = 4;
const MODULUS = 2 ** 32;
/** An empty gzip member: 10 bytes of header, 2 of deflate, 8 of trailer. */
const SMALLEST_GZIP = 20;
/** Deflate's limit: 258 bytes of output from two bits, with the code that describes it (zlib's algorithm notes). */
const MAX_RATIO = 1032;
/** Layers of programs shrink to a half or a quarter, texts to a tenth at best; only padding shrinks further. */
const USUAL_RATIO = 10;

/**
 * The uncompressed size of a layer in a registry, as its publisher states it: the blob's size for a layer that is not
 * compressed, the last four bytes of a gzip blob. Never fails: the size is unknown instead, with the reason.
 */
export async function statedSize(
  transport: RegistryTransport,
  reference: Reference,
  layer: Descriptor,
): Promise<Size> {
  switch (layerCompression(layer.mediaType)) {
    case 'none':
      return stated(layer.size);
    case 'zstd':
      return unknown('a zstd layer does not state its uncompressed size');
    case undefined:
      return unknown(`${quoted(layer.mediaType)} is not the media type of a layer`);
    case 'gzip':
      if (layer.size < SMALLEST_GZIP) return unknown(`${layer.size} bytes are too few for a gzip layer`);
      return askTrailer(transport, reference, layer);
  }
}

/**
 * The uncompressed size of a gzip blob of `compressed` bytes, by the ISIZE at its end.
 * Two cases look like one good member and are not detected: a few members of which the last holds more bytes than the
 * whole blob has (eStargz ends with an empty one, pgzip makes one), and more than 4 GiB of which nearly all are zeros
 * (a sparse file).
 */
export function sizeByTrailer(isize: number, compressed: number): Size {
  if (isize === 0 || isize % TAR_BLOCK !== 0) {
    return unknown(`its gzip trailer states ${isize} bytes, which is not the size of a tar`);
  }
  // Deflate stores what it cannot compress with 5 bytes on 16 KiB or more; a header may carry a name.
  const tooSmall = compressed > isize * 1.001 + 1024;
  if (tooSmall || isize > compressed * MAX_RATIO) {
    // Several members (eStargz, bgzip): the trailer describes only the last one. Or it is 4 GiB and more.
    return unknown(
      `its gzip trailer states ${isize} bytes, which does not fit ${compressed} compressed bytes`,
    );
  }
  // The next possible size is 4 GiB more. It cannot be excluded if its compression ratio is usual.
  if (isize + MODULUS <= compressed * USUAL_RATIO) {
    return unknown(
      `its ${compressed} compressed bytes may hold more than the 4 GB that a gzip trailer can state`,
    );
  }
  return stated(isize);
}

async function askTrailer(
  transport: RegistryTransport,
  reference: Reference,
  layer: Descriptor,
): Promise<Size> {
  const from = layer.size - FIELD;
  const to = layer.size - 1;
  try {
    const { status, headers, body } = await transport.request(
      { reference, part: `layer ${layer.digest}` },
      {
        method: 'GET',
        path: `blobs/${layer.digest}`,
        // Not `bytes=-4`: stores such as Azure's know only ranges with a start.
        headers: { range: `bytes=${from}-${to}` },
        maxBytes: FIELD,
        statuses: [206, 200, 416],
      },
    );
    if (status === 200)
      return unknown('the registry does not return parts of layers (it ignores Range requests)');
    const range = headers['content-range'];
    // Some content networks leave Content-Range out. Then four bytes are taken for the last four.
    const asAsked = range === undefined || RANGE(from, to, layer.size).test(range);
    if (status === 416 || !asAsked || body.length !== FIELD) {
      return unknown(`the registry's layer does not have the ${layer.size} bytes that the manifest states`);
    }
    return sizeByTrailer(Buffer.from(body).readUInt32LE(), layer.size);
  } catch (error) {
    if (error instanceof RegistryError) return unknown(error.message);
    throw error;
  }
}

/** RFC 9110, 14.4: the complete length may be unknown (`*`). */
const RANGE = (from: number, to: number, size: number) =>
  new RegExp(`^bytes ${from}-${to}/(?:${size}|\\*)$`, 'i');

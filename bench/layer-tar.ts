import { END, header } from '../__tests__/fakes/tar-writer.ts';
import { TAR_BLOCK } from '../src/oci/layer/tar-header.ts';
import { fileContent } from './content.ts';

/** Files of an equal share of the bytes each. */
export interface LayerSpec {
  /** Bytes of all files together. */
  readonly bytes: number;
  readonly files: number;
  /** Number of the first file: layers with other numbers have other files. */
  readonly first: number;
  /** Whether the files hold only zeros, which compress a thousandfold. */
  readonly zeros?: boolean;
}

/** The layer's tar, in parts: folders of a hundred files, as in a web app. */
export function* layerTar({ bytes, files, first, zeros = false }: LayerSpec): Generator<Buffer> {
  for (let i = first; i < first + files; i++) {
    const size = fileSize({ bytes, files });
    const folder = String(Math.floor(i / 100)).padStart(5, '0');
    yield header({ path: `app/wwwroot/modules/${folder}/part-${String(i).padStart(7, '0')}.dll`, size });
    if (zeros) yield Buffer.alloc(size);
    else yield* fileContent(i, size);
    yield Buffer.alloc(padding(size));
  }
  yield END;
}

/** Bytes of that tar. */
export function tarSize({ bytes, files }: Pick<LayerSpec, 'bytes' | 'files'>): number {
  const size = fileSize({ bytes, files });
  return files * (TAR_BLOCK + size + padding(size)) + END.length;
}

function fileSize({ bytes, files }: Pick<LayerSpec, 'bytes' | 'files'>): number {
  return Math.floor(bytes / files);
}

function padding(size: number): number {
  return (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK;
}

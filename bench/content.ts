import { createCipheriv } from 'node:crypto';

const POOL = 8 * 1024 * 1024;
const KEY = Buffer.alloc(16);

/**
 * Bytes that compress like assemblies do (to somewhat less than half): runs that nothing foretells, and pieces of
 * what came shortly before. The same on every machine.
 */
function makePool(): Buffer {
  const random = createCipheriv('aes-128-ctr', KEY, KEY).update(Buffer.alloc(2 * POOL));
  const pool = Buffer.alloc(POOL);
  let [at, drawn] = [0, 0];
  while (at < POOL) {
    const fresh = 4 + ((random[drawn++] ?? 0) % 24);
    at += random.copy(pool, at, drawn, drawn + fresh);
    drawn += fresh;
    const distance = 64 + (random.readUInt16LE(drawn) % 32_000);
    const repeated = 8 + ((random[drawn + 2] ?? 0) % 32);
    drawn += 3;
    const from = Math.max(0, at - distance);
    at += pool.copy(pool, at, from, Math.min(from + repeated, at));
  }
  return pool;
}

let pool: Buffer | undefined;

/** The content of a file, in parts; each seed gives another. */
export function* fileContent(seed: number, size: number): Generator<Buffer> {
  pool ??= makePool();
  let left = size;
  for (let part = 0; left > 0; part++) {
    // Far further apart than any compressor of layers looks back.
    const start = (seed * 419 + part * 3_000_017) % (POOL - 1);
    const piece = pool.subarray(start, start + Math.min(left, 1024 * 1024));
    left -= piece.length;
    yield piece;
  }
}

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Flow } from '../../../src/oci/layer/flow.ts';

const CHUNK = 4096;

describe('the output of a transform', () => {
  const bytes = randomBytes(300_000);
  const packed = gzipSync(bytes);

  it('goes to the sink complete and in order', async () => {
    const taken: Buffer[] = [];
    // It is lent, so it is copied.
    const flow = new Flow(createGunzip({ chunkSize: CHUNK }), (chunk) => void taken.push(Buffer.from(chunk)));
    for (let at = 0; at < packed.length; at += 50_000) await flow.write(packed.subarray(at, at + 50_000));
    expect(await flow.finish()).toBeUndefined();
    expect(Buffer.concat(taken).equals(bytes)).toBe(true);
  });

  it('waits for a slow sink', async () => {
    const taken: Buffer[] = [];
    let busy = false;
    const flow = new Flow(createGunzip({ chunkSize: CHUNK }), async (chunk) => {
      expect(busy).toBe(false);
      busy = true;
      await sleep(1);
      taken.push(Buffer.from(chunk));
      busy = false;
    });
    await flow.write(packed);
    expect(await flow.finish()).toBeUndefined();
    expect(Buffer.concat(taken).equals(bytes)).toBe(true);
  });

  it.each<[string, () => Promise<void> | void]>([
    ['at once', () => {}],
    ['later', () => sleep(1)],
  ])('is held for no more than two chunks, if the sink takes it %s', async (_, take) => {
    const size = 256 * 1024;
    const gunzip = createGunzip({ chunkSize: size });
    let [emitted, taken, most] = [0, 0, 0];
    gunzip.on('data', (chunk: Buffer) => {
      emitted += chunk.length;
    });
    const flow = new Flow(gunzip, (chunk) => {
      // What the transform has ready and has not handed out is held too.
      most = Math.max(most, emitted + gunzip.readableLength - taken);
      taken += chunk.length;
      return take();
    });
    await flow.write(gzipSync(Buffer.alloc(40 * size)));
    expect(await flow.finish()).toBeUndefined();
    expect(taken).toBe(40 * size);
    expect(most).toBeLessThanOrEqual(2 * size);
  });

  it('is taken before a failure is reported, and none after that', async () => {
    let [open, size] = [true, 0];
    const flow = new Flow(createGunzip({ chunkSize: CHUNK }), async (chunk) => {
      await sleep(5);
      expect(open).toBe(true);
      size += chunk.length;
    });
    await flow.write(packed.subarray(0, 20_000));
    await flow.write(Buffer.alloc(100_000, 0xff));
    expect(await flow.finish()).toEqual(expect.any(String));
    open = false;
    expect(size).toBeGreaterThan(0);
    await sleep(50);
  });

  it('is freed when the sink is done with it', async () => {
    const seen: Buffer[] = [];
    const flow = new Flow(createGunzip({ chunkSize: 128 * 1024 }), (chunk) => void seen.push(chunk));
    await flow.write(packed);
    await flow.finish();
    const whole = seen.filter((chunk) => chunk.length === 0);
    expect(whole.length).toBeGreaterThanOrEqual(Math.floor(bytes.length / (128 * 1024)));
  });
});

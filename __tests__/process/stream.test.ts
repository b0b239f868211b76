import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { type StreamOptions, stream } from '../../src/process/stream.ts';

const BOUNDS = { name: 'the program', startMs: 20_000, idleMs: 20_000 };

const node = <T>(
  script: string,
  read: (output: AsyncIterable<Buffer>) => Promise<T>,
  bounds: Partial<StreamOptions> = BOUNDS,
) => stream(process.execPath, ['-e', script], { name: 'the program', idleMs: 20_000, ...bounds }, read);

async function length(output: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  for await (const chunk of output) bytes += chunk.length;
  return bytes;
}

describe('a program whose output is streamed', () => {
  it('gives every byte to its reader, and its errors and exit code to the caller', async () => {
    const script =
      'process.stdout.write(Buffer.alloc(9e6)); process.stderr.write("told"); process.exitCode = 3';
    const { finished, result } = await node(script, length);
    expect(result()).toBe(9e6);
    expect(finished).toEqual({ exitCode: 3, stdout: '', stderr: 'told' });
  });

  it('waits for its reader, so that nothing piles up', async () => {
    // It tells how much it could write while nobody read: what fits into pipes, not all.
    const script = `
      let written = 0;
      const chunk = Buffer.alloc(65536);
      const write = () => { process.stdout.write(chunk, () => { written += chunk.length; if (written < 30e6) write(); }); };
      write();
      setTimeout(() => process.stderr.write(String(written)), 700);`;
    const { finished, result } = await node(script, async (output) => {
      let bytes = 0;
      for await (const chunk of output) {
        if (bytes === 0) await sleep(1500);
        bytes += chunk.length;
      }
      return bytes;
    });
    expect(result()).toBeGreaterThanOrEqual(30e6);
    expect(Number(finished.stderr)).toBeLessThan(2e6);
  });

  it('is ended where its reader gives up, and the reader’s error comes', async () => {
    const start = performance.now();
    const script = 'setInterval(() => process.stdout.write(Buffer.alloc(1e5)), 5)';
    const broken = node(script, async (output) => {
      for await (const _ of output) throw new UserError('it is damaged');
    });
    await expect(broken).rejects.toThrow('it is damaged');
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('that failed is told from a reader that failed for it', async () => {
    const { finished, result } = await node(
      'process.stderr.write("no space"); process.exit(1)',
      async (o) => {
        if ((await length(o)) === 0) throw new UserError('it is no archive');
      },
    );
    expect(finished).toMatchObject({ exitCode: 1, stderr: 'no space' });
    expect(result).toThrow('it is no archive');
  });

  it.each([
    ['that writes nothing', 'setInterval(() => {}, 1000)', { startMs: 300, idleMs: 20_000 }],
    [
      'that stops writing',
      'process.stdout.write("x"); setInterval(() => {}, 1000)',
      { startMs: 20_000, idleMs: 300 },
    ],
  ])('%s is ended in time', async (_, script, bounds) => {
    await expect(node(script, length, bounds)).rejects.toThrow(
      /^the program wrote nothing for 0\.3 s, and was ended\.$/,
    );
  });

  it('may work as long as it likes before it writes, where no bound is set', async () => {
    const { result } = await node('setTimeout(() => process.stdout.write("done"), 600)', length, {
      idleMs: 100,
    });
    expect(result()).toBe(4);
  });

  it('is named where it is not installed', async () => {
    await expect(stream('docker-nowhere', [], BOUNDS, length)).rejects.toThrow(
      /^docker-nowhere could not be started: .*ENOENT/,
    );
  });
});

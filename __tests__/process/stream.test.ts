import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { type StreamOptions, stream } from '../../src/process/stream.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

const folder = await scratchFolder();
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

describe('a program with output that is streamed', () => {
  it('gives every byte to its reader, and its errors and exit code to the caller', async () => {
    const script =
      'process.stdout.write(Buffer.alloc(9e6)); process.stderr.write("told"); process.exitCode = 3';
    const { finished, result } = await node(script, length);
    expect(result()).toBe(9e6);
    expect(finished).toEqual({ exitCode: 3, stdout: '', stderr: 'told' });
  });

  it('waits for its reader, so that nothing piles up', async () => {
    // The file says how much the program could write while nobody read: what fits into pipes, and not everything.
    const file = join(folder, 'written');
    const script = `
      let written = 0;
      const chunk = Buffer.alloc(65536);
      const write = () => { process.stdout.write(chunk, () => { written += chunk.length; if (written < 30e6) write(); }); };
      write();
      setTimeout(() => require('fs').writeFileSync(${JSON.stringify(file)}, String(written)), 200);`;
    const { result } = await node(script, async (output) => {
      let bytes = 0;
      for await (const chunk of output) {
        while (!existsSync(file)) await sleep(10);
        bytes += chunk.length;
      }
      return bytes;
    });
    expect(result()).toBeGreaterThanOrEqual(30e6);
    expect(Number(await readFile(file, 'utf8'))).toBeLessThan(2e6);
  });

  it('is ended if its reader fails, with the reader’s error', async () => {
    const script = 'setInterval(() => process.stdout.write(Buffer.alloc(1e5)), 5)';
    const broken = node(script, async (output) => {
      for await (const _ of output) throw new UserError('it is damaged');
    });
    await expect(broken).rejects.toThrow('it is damaged');
  });

  it('that failed is distinguished from a reader that failed because of it', async () => {
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
    ['that writes nothing', 'setInterval(() => {}, 1000)', { startMs: 100, idleMs: 20_000 }],
    [
      'that stops writing',
      'process.stdout.write("x"); setInterval(() => {}, 1000)',
      { startMs: 20_000, idleMs: 100 },
    ],
  ])('%s is ended in time', async (_, script, bounds) => {
    await expect(node(script, length, bounds)).rejects.toThrow(
      /^the program wrote nothing for 0\.1 s, and was ended\.$/,
    );
  });

  it('that was ended in time is the error, whatever its reader makes of that', async () => {
    const read = (output: AsyncIterable<Buffer>) =>
      length(output).catch((cause: Error) => {
        throw new UserError(`the archive cannot be read: ${cause.message}`);
      });
    await expect(node('setInterval(() => {}, 1000)', read, { startMs: 100 })).rejects.toThrow(
      /^the program wrote nothing/,
    );
  });

  it('that a signal ends has its exit code as in a shell', async () => {
    const { finished } = await node('process.kill(process.pid, "SIGKILL")', length);
    expect(finished.exitCode).toBe(128 + 9);
  });

  it('may work for any time before it writes, if no bound is set', async () => {
    const { result } = await node('setTimeout(() => process.stdout.write("done"), 700)', length, {
      idleMs: 500,
    });
    expect(result()).toBe(4);
  });

  it('is named if it is not installed', async () => {
    await expect(stream('docker-nowhere', [], BOUNDS, length)).rejects.toThrow(
      /^docker-nowhere could not be started: .*ENOENT/,
    );
  });
});

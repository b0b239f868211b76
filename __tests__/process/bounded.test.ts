import { describe, expect, it } from 'vitest';
import { execute } from '../../src/process/execute.ts';

const node = (script: string, more: { input?: string; timeoutMs?: number } = {}) =>
  execute(process.execPath, ['-e', script], { silent: true, timeoutMs: 20_000, ...more });

describe('a program with a bound on its time', () => {
  it('gets its input, and its answer comes with its exit code', async () => {
    const script = 'process.stdin.pipe(process.stdout); process.stderr.write("told"); process.exitCode = 3';
    expect(await node(script, { input: 'ghcr.io' })).toEqual({
      exitCode: 3,
      stdout: 'ghcr.io',
      stderr: 'told',
    });
  });

  it('is killed when the bound passes, and what it has started does not hold us', async () => {
    const script =
      'require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 4000)"], { stdio: "inherit" }); setInterval(() => {}, 1000)';
    const start = performance.now();
    await expect(node(script, { timeoutMs: 400 })).rejects.toThrow(/did not end within 0\.4 s$/);
    expect(performance.now() - start).toBeLessThan(3500);
  });

  it('need not read its input', async () => {
    expect(await node('', { input: 'x'.repeat(1_000_000) })).toMatchObject({ exitCode: 0 });
  });

  it('may not talk without end', async () => {
    await expect(node('process.stdout.write("x".repeat(2_000_000))')).rejects.toThrow(
      /more than 1048576 bytes/,
    );
  });

  it('is named where it is not installed', async () => {
    await expect(execute('docker-credential-nowhere', ['get'], { timeoutMs: 1000 })).rejects.toThrow(
      'docker-credential-nowhere is not installed, or not on PATH',
    );
  });

  it('never goes through a shell', async () => {
    await expect(execute('echo $HOME; echo', [], { timeoutMs: 1000 })).rejects.toThrow(/is not installed/);
  });
});

describe('a program without a bound', () => {
  it('gets its input too', async () => {
    const args = ['-e', 'process.stdin.pipe(process.stdout)'];
    expect(await execute(process.execPath, args, { silent: true, input: 'hello' })).toMatchObject({
      stdout: 'hello',
    });
  });
});

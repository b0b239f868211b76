import { cacheProcess } from '../../src/cache/cache-process.ts';
import { environment } from '../../src/process/environment.ts';
import { type Execute, execute, type Finished } from '../../src/process/execute.ts';

/**
 * Runs `cacheProcess` in this process, which loads @actions/cache once and not for every call: with the working folder,
 * the environment and the output of a process. Everything else (tar) is started.
 */
export const executeInProcess: Execute = async (program, args, options = {}) => {
  if (program !== process.execPath) return execute(program, args, options);
  const before = { cwd: process.cwd(), env: process.env, write: process.stdout.write, log: console.log };
  let stdout = '';
  process.chdir(options.cwd ?? '.');
  process.env = environment(options.env);
  process.stdout.write = (text: string | Uint8Array) => {
    stdout += text;
    return true;
  };
  console.log = (line: string) => {
    stdout += `${line}\n`;
  };
  try {
    return { exitCode: 0, stderr: '', ...(await run(args.slice(2))), stdout };
  } finally {
    process.chdir(before.cwd);
    process.env = before.env;
    process.stdout.write = before.write;
    console.log = before.log;
  }
};

async function run(args: readonly string[]): Promise<Partial<Finished>> {
  try {
    await cacheProcess(args);
    return {};
  } catch (error) {
    return { exitCode: 1, stderr: error instanceof Error ? (error.stack ?? '') : String(error) };
  }
}

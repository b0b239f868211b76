import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/**
 * The measuring registry's repository on this machine: the same at each run, yet unknown to other users.
 * Docker keeps up to 50 repositories per layer that it pushed to, and forgets where a base layer came from when
 * new ones push that out; so a machine that lives long should always see the same one.
 * @param file where the name is kept, readable for this user only. A random name is used where it cannot be.
 */
export async function repositoryName(file: string | undefined = defaultFile()): Promise<string> {
  const kept = file === undefined ? '' : await readFile(file, 'utf8').catch(() => '');
  if (NAME.test(kept)) return kept;
  const name = `measure/${randomBytes(16).toString('hex')}`;
  if (file === undefined) return name;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, name, { mode: 0o600 });
  } catch {
    // A home that cannot be written to (a container job) costs only the memory of this run.
  }
  return name;
}

const NAME = /^measure\/[0-9a-f]{32}$/;

function defaultFile(): string | undefined {
  const state = stateHome();
  return state && join(state, 'aspnet-image-size', 'repository');
}

/** XDG Base Directory Specification: state that should persist between restarts; relative paths are ignored. */
function stateHome(): string | undefined {
  const own = process.env.XDG_STATE_HOME ?? '';
  if (isAbsolute(own)) return own;
  try {
    return join(homedir(), '.local', 'state');
  } catch {
    // A container may run as a number that has neither HOME nor an entry in passwd.
    return undefined;
  }
}

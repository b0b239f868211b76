import { homedir } from 'node:os';
import path from 'node:path';

const OURS = path.join('aspnet-image-size', 'testbed');

/** The two folders that the test bed keeps on a machine. */
export interface Places {
  /** What takes long to make again: base images, the registry's storage, the engine's data. */
  readonly cache: string;
  /** What says what is running: state file, lock, logs. */
  readonly state: string;
}

/** The folders as the XDG Base Directory Specification places them; relative values are ignored, as it asks. */
export function places(environment: NodeJS.ProcessEnv = process.env): Places {
  const base = (variable: string, fallback: string): string => {
    const value = environment[variable] ?? '';
    return path.isAbsolute(value) ? value : path.join(homedir(), fallback);
  };
  return {
    cache: path.join(base('XDG_CACHE_HOME', '.cache'), OURS),
    state: path.join(base('XDG_STATE_HOME', path.join('.local', 'state')), OURS),
  };
}

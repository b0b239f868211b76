import { tmpdir } from 'node:os';

/** Where temporary folders belong: the runner empties its own with each job. */
export function temporaryRoot(): string {
  return process.env.RUNNER_TEMP || tmpdir();
}

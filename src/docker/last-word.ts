import type { Finished } from '../process/execute.ts';

/** The last line of what a docker command said. */
export function lastWord({ stdout, stderr }: Pick<Finished, 'stdout' | 'stderr'>): string {
  return stderr.trim().split('\n').at(-1) || stdout.trim().split('\n').at(-1) || 'docker said nothing';
}

import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Paired runs of each comparison. */
  readonly rounds: number;
  /** Only the small images, and no writing of results. */
  readonly quick: boolean;
  /** Whether this case or part is wanted: by default all are. */
  wants(name: string): boolean;
  /** Whether nothing is left out, so that the results may be written down. */
  readonly whole: boolean;
}

/** `--quick`, `--rounds N`, `--only TEXT` (cases and parts whose name holds it; may come several times). */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const { quick, only } = values;
  const rounds = Number(values.rounds ?? (quick ? 3 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds}: a number from 1`);
  return {
    rounds,
    quick,
    wants: (name) => only.length === 0 || only.some((text) => name.includes(text)),
    whole: !quick && only.length === 0 && rounds >= 5,
  };
}

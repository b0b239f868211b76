/** Something whose time is taken; gives ms. */
export interface Contender {
  readonly name: string;
  run(): Promise<number>;
}

/** The times of one contender, in ms, in the order of the rounds. */
export interface Times {
  readonly name: string;
  readonly ms: readonly number[];
}

/**
 * Takes everybody's time in turns, round by round: a machine that slows down does so for all of a round. Every other
 * round goes backwards, so that nobody always comes after the same.
 */
export async function takeTurns(contenders: readonly Contender[], rounds: number): Promise<Times[]> {
  const times = contenders.map(({ name }) => ({ name, ms: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    const order = [...contenders.entries()];
    if (round % 2 === 1) order.reverse();
    for (const [i, contender] of order) times[i]?.ms.push(await contender.run());
  }
  return times;
}

/** The median of a's time as a share of b's, round by round. */
export function ratio(a: Times, b: Times): number {
  return median(ratios(a, b));
}

/** a's time as a share of b's in each round. */
export function ratios(a: Times, b: Times): readonly number[] {
  return a.ms.map((ms, i) => ms / (b.ms[i] ?? Number.NaN));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

import { expect, it } from 'vitest';
import { findFaults } from './engine-faults.ts';
import { FAULTS } from './fault-rows.ts';
import { mayHaveOtherNetwork } from './other-network.ts';

/** Of similar faults, the one that is the hardest to survive. `npm run soak` tries all of them. */
const ONLY_IN_SOAK = [
  /^the connection of a push is cut at the (first question|start|end)/,
  /^the connection of a builder of buildx’s own is cut (at the (first question|start|end)|in)/,
  /^docker save ends in the middle, and fails/,
  /metadata that cannot be read/,
];

/** In ms. What takes a minute in production takes seconds here. */
const LOWERED = { pushIdle: 5_000, answer: 10_000, saveIdle: 4_000 };

// Only root may start engines.
it.skipIf(!mayHaveOtherNetwork)(
  'faults of an engine give the right figure, or none with a reason',
  async () => {
    const expected = FAULTS.filter(({ fault }) => !ONLY_IN_SOAK.some((pattern) => pattern.test(fault)));
    const faults = new Set(expected.map(({ fault }) => fault));
    expect(await findFaults({ faults, lowered: LOWERED })).toEqual(expected);
  },
  600_000,
);

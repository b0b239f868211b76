import { expect, it } from 'vitest';
import { findFaults } from '../engine/engine-faults.ts';
import { FAULTS } from '../engine/fault-rows.ts';
import { mayHaveOtherNetwork } from '../engine/other-network.ts';

// Only root may start engines.
it.skipIf(!mayHaveOtherNetwork)(
  'every fault of an engine gives the right figure, or none with a reason, within the bounds of production',
  async () => {
    const faults = new Set(FAULTS.map(({ fault }) => fault));
    expect(await findFaults({ faults })).toEqual(FAULTS);
  },
  900_000,
);

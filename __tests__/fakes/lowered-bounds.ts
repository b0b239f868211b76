import { onTestFinished } from 'vitest';
import { bounds } from '../../src/oci/bounds.ts';

/** Puts other bounds in place for one test, which could not send or wait for so much. */
export function lowered(changes: Partial<Record<keyof typeof bounds, number>>): void {
  const before = { ...bounds };
  Object.assign(bounds, changes);
  onTestFinished(() => void Object.assign(bounds, before));
}

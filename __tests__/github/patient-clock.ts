import type { Clock } from '../../src/github/retry.ts';

/** A clock that jumps instead of waiting, and remembers what was waited for, in milliseconds. */
export class PatientClock implements Clock {
  readonly waits: number[] = [];
  #now = Date.parse('2026-03-02T10:00:00Z');

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.#now += milliseconds;
    return Promise.resolve();
  }
}

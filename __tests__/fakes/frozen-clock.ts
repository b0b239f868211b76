import type { Clock } from '../../src/oci/http/retry.ts';

/** A clock that stands still, except that it advances by every sleep, at once. */
export class FrozenClock implements Clock {
  /** Every sleep so far, in ms. */
  readonly sleeps: number[] = [];
  #now = performance.now();

  now(): number {
    return this.#now;
  }

  async sleep(ms: number): Promise<void> {
    this.sleeps.push(ms);
    this.advance(ms);
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

import type { Bed } from '../testbed/bed.ts';
import type { Engine } from './images.ts';
import type { BenchOptions } from './options.ts';

/** What the parts of the bench work with. */
export interface Scene {
  readonly bed: Bed;
  readonly engine: Engine;
  /** Reference of the base image, as the engine knows it. */
  readonly base: string;
  readonly options: BenchOptions;
  /** Tells what is being done. */
  say(text: string): void;
}

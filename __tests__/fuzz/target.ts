import type { IRawProperty } from 'fast-check';

/** Code that takes what anybody may send. */
export interface Target {
  readonly name: string;
  /** Cases of one test run; `npm run fuzz` takes many more. */
  readonly cases: number;
  /** Makes symbolic links. Node allows that only to processes that may write anywhere, so the target checks writes. */
  readonly links?: boolean;
  /**
   * What must hold for every case. It fails if the code under test throws anything but a UserError, gives a wrong
   * figure, or does not end.
   * @param scratch an empty folder, the only place where anything may be written.
   */
  setUp(scratch: string): Promise<Prepared>;
}

export interface Prepared {
  readonly property: IRawProperty<unknown>;
  readonly tearDown?: () => Promise<void>;
}

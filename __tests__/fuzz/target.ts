import type { IRawProperty } from 'fast-check';

/** One thing that takes what anybody may send. */
export interface Target {
  readonly name: string;
  /** Cases of an ordinary test run. */
  readonly cases: number;
  /** Makes symbolic links: Node allows that only to processes that may write anywhere, so it must look itself. */
  readonly links?: boolean;
  /**
   * What must hold for every case. It fails where the code under test throws what is no UserError, gives a wrong
   * figure, or does not end.
   * @param scratch an empty folder, the only place where anything may be written.
   */
  setUp(scratch: string): Promise<Prepared>;
}

export interface Prepared {
  readonly property: IRawProperty<unknown>;
  readonly tearDown?: () => Promise<void>;
}

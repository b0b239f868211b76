/** An image that could not be measured. */
export interface ImageFailure {
  readonly name: string;
  /** Project file, relative to the workspace; undefined if it is not known which images there are. */
  readonly project: string | undefined;
  /** A UserError, or a bug. */
  readonly error: unknown;
}

/** Something that the user can fix: what happened, to what, and what to do. Any other error is a bug. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  /** Lines of another tool that explain the failure (MSBuild's or BuildKit's errors); most important first. */
  readonly details: readonly ErrorDetail[];

  constructor(message: string, options: { details?: readonly ErrorDetail[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.details = options.details ?? [];
  }
}

/** One error line of an outside tool, with its place in the user's sources if the tool names one. */
export interface ErrorDetail {
  readonly message: string;
  /** Path as the tool printed it. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A registry did not answer a request with what it asked for. The message names registry, reference and status. */
export class RegistryError extends UserError {
  override readonly name = 'RegistryError';
  readonly registry: string;
  /** HTTP status; undefined if there was no answer. */
  readonly status: number | undefined;

  constructor(message: string, at: { registry: string; status?: number | undefined; cause?: unknown }) {
    super(message, { cause: at.cause });
    this.registry = at.registry;
    this.status = at.status;
  }
}

import type { Expanded } from './expand.ts';

/** A Dockerfile as far as this action reads it. Variables are replaced with the build arguments given. */
export interface Dockerfile {
  /** For messages. */
  readonly path: string;
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly index: number;
  /** Lower case, as BuildKit compares names. */
  readonly name?: string;
  /** Of its FROM, counted from 1. */
  readonly line: number;
  /** The image or stage that FROM names. */
  readonly from: Expanded;
  /** Index of the earlier stage that FROM names. */
  readonly parent?: number;
  /** Indexes of earlier stages that COPY, ADD or a mount takes files from. */
  readonly uses: readonly number[];
  /** Files of the build context that COPY, ADD or a bind mount takes. */
  readonly sources: readonly ContextSource[];
  readonly entrypoint?: Command;
  readonly cmd?: Command;
  /** The RUN instructions as written, heredoc bodies included. */
  readonly runs: readonly string[];
}

/** A path in the build context, with `/` between its parts; it may hold wildcards. */
export interface ContextSource {
  readonly path: string;
  readonly line: number;
}

/** What an ENTRYPOINT, a CMD or both together start. */
export interface Command {
  readonly words: readonly string[];
  /** Of the instruction that names the program, counted from 1. */
  readonly line: number;
}

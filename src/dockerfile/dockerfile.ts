import type { Expanded, Lookup } from './text/expand.ts';

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
  /** FROM --platform: that the image is read for, such as `linux/amd64`. */
  readonly platform?: Expanded;
  /** Index of the earlier stage that FROM names. */
  readonly parent?: number;
  /** In order: what fills the stage's file system. */
  readonly steps: readonly Step[];
  /** Of the stage's end; absolute; undefined if a variable in it is unknown or only the base image sets it. */
  readonly workdir: string | undefined;
  /** The values of ENV at the stage's end: what a container finds. ARGs are gone by then. */
  readonly environment: Lookup;
  /** Indexes of earlier stages that COPY, ADD or a mount takes files from. */
  readonly uses: readonly number[];
  readonly entrypoint?: Command;
  readonly cmd?: Command;
}

export type Step = CopyStep | RunStep;

/** What files are taken from. Elsewhere: an image or a named context. */
export type FilesFrom = 'context' | { readonly stage: number } | 'elsewhere';

/** COPY or ADD. */
export interface CopyStep {
  readonly kind: 'copy';
  /** Counted from 1. */
  readonly line: number;
  readonly from: FilesFrom;
  /**
   * Paths in the context, or absolute ones in the stage, `/` between parts; may hold wildcards. Without heredocs,
   * remote ones and those with an unknown variable.
   */
  readonly sources: readonly string[];
  /** Absolute path in the image, with `/` at its end if it is written so; undefined: a variable is unknown. */
  readonly to: string | undefined;
  /** COPY --parents: sources keep those of their folders below `to` that follow this one; `.` or `/` for all. */
  readonly parents: string | undefined;
  /** Files whose text is in the Dockerfile (heredocs), by their absolute paths in the image. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface RunStep {
  readonly kind: 'run';
  /** Counted from 1. */
  readonly line: number;
  /**
   * What the shell gets: without flags and comments, continued lines joined, heredocs included. Variables are not
   * replaced: the shell does that.
   */
  readonly command: string;
  /** Absolute folder in which it runs; undefined: unknown. `/` if nothing sets it (a base image may). */
  readonly workdir: string | undefined;
  /** Values of ARG and ENV in force. */
  readonly variables: Lookup;
  /** Bind mounts. */
  readonly mounts: readonly BindMount[];
}

export interface BindMount {
  readonly from: FilesFrom;
  /** Like the sources of a CopyStep. */
  readonly source: string;
  /** Absolute path in the image; undefined: a variable is unknown. */
  readonly target: string | undefined;
}

/** What an ENTRYPOINT, a CMD or both together start. */
export interface Command {
  /** In shell form: split at blanks, quotes stay in place. */
  readonly words: readonly string[];
  /** Shell form: a shell reads the words and replaces variables. Exec form: the words are used as they are. */
  readonly form: 'shell' | 'exec';
  /** In shell form: the shell and its options. */
  readonly interpreter?: readonly string[];
  /** A list that is not JSON, such as `["dotnet", "App.dll"];`: Docker gives it to a shell, which cannot start it. */
  readonly malformed: boolean;
  /** The values of ENV that a container of the stage finds. */
  readonly variables: Lookup;
  /** Of the instruction that names the program, counted from 1. */
  readonly line: number;
}

import type { Buildx } from '../docker/buildx.ts';
import type { BuildxBuilder } from '../docker/buildx-builder.ts';
import type { Docker } from '../docker/engine.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import type { DotNet } from '../dotnet/dotnet.ts';
import type { MeasuringRegistry } from '../oci/receiver/measuring-registry.ts';
import type { Reach } from '../push/reachable.ts';
import type { PublishedImages } from './published-images.ts';

/** The outside programs and services that a measurement needs. */
export interface Tools {
  readonly dotnet: DotNet;
  readonly docker: Docker;
  readonly buildx: Buildx;
  readonly images: PublishedImages;
  readonly registry: MeasuringRegistry;
  /** The engine, asked once a run. @throws UserError where none answers. */
  readonly engine: () => Promise<EngineFacts>;
  /** Whether the engine can push to the registry; asked once a run, and already while it builds. */
  readonly engineReach: () => Promise<Reach>;
  /** The builder of buildx beside the engine, if it is set to one; asked once a run. @throws UserError where it does not start. */
  readonly buildxBuilder: () => Promise<BuildxBuilder | undefined>;
  /** Whether that builder can push to the registry. */
  readonly builderReach: () => Promise<Reach>;
  readonly log: Log;
}

/** The job's log. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
  /** A folded part of the log. */
  group<T>(title: string, part: () => Promise<T>): Promise<T>;
}

import type { Buildx } from '../docker/buildx.ts';
import type { BuildxBuilder } from '../docker/buildx-builder.ts';
import type { Docker } from '../docker/engine.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import type { DotNet } from '../dotnet/dotnet.ts';
import type { MeasuringRegistry } from '../oci/receiver/measuring-registry.ts';
import type { PublishedImages } from './published-images.ts';

/** The outside programs and services that a measurement needs. */
export interface Tools {
  readonly dotnet: DotNet;
  readonly docker: Docker;
  readonly buildx: Buildx;
  readonly images: PublishedImages;
  readonly registry: MeasuringRegistry;
  /** The engine; it is asked once a run. @throws UserError if none answers. */
  readonly engine: () => Promise<EngineFacts>;
  /** Whether the engine can push to the registry; it is asked once a run, while it builds. */
  readonly engineReach: () => Promise<Reach>;
  /** The builder that buildx is set to, unless that is the engine; found once a run. @throws UserError if it does not start. */
  readonly buildxBuilder: () => Promise<BuildxBuilder | undefined>;
  /** Whether that builder can push to the registry. */
  readonly buildxReach: () => Promise<Reach>;
  readonly log: Log;
}

/** Whether a builder or engine can push to the measuring registry, or the reason why not. */
export type Reach = 'reachable' | { readonly unreachable: string };

/** Where a run works. Absolute paths. */
export interface Places {
  readonly workspace: string;
  readonly temporaryFolder: string;
}

/** The job's log. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
  /** Folds a part of the log. */
  group<T>(title: string, part: () => Promise<T>): Promise<T>;
}

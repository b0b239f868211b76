import type { Docker } from '../docker/engine.ts';
import type { EngineFacts } from '../docker/engine-facts.ts';
import type { DotNet } from '../dotnet/dotnet.ts';
import type { MeasuringRegistry } from '../oci/measuring-registry.ts';
import type { PublishedImages } from './published-images.ts';

/** The outside programs and services that a measurement needs. */
export interface Tools {
  readonly dotnet: DotNet;
  readonly docker: Docker;
  readonly images: PublishedImages;
  readonly registry: MeasuringRegistry;
  /** The engine, which can push to the registry; asked once a run. @throws UserError where there is none such. */
  readonly engine: () => Promise<EngineFacts>;
  readonly log: Log;
}

/** The job's log. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
  /** A folded part of the log. */
  group<T>(title: string, part: () => Promise<T>): Promise<T>;
}

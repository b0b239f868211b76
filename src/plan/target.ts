import type { ImageSource } from '../action/image-source.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { BuildPlatforms } from '../dockerfile/platform-variables.ts';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import type { BegunPublish } from '../dotnet/publish/begun-publish.ts';
import type { BuilderName, BuildPlan } from '../model/build-plan.ts';
import type { BuildPlace } from './build-place.ts';

/** One image of a run. */
export type Target = ProjectTarget | ImageTarget;

/** An image that exists. */
export interface ImageTarget {
  /** Shown in the report. */
  readonly name: string;
  readonly source: ImageSource;
  readonly build: BuildPlan;
}

/** An image to be built: its project, and what builds it. */
export interface ProjectTarget {
  /** Shown in the report; no two targets of a run share a name. */
  readonly name: string;
  readonly project: ProjectFacts;
  /** Relative to the workspace. */
  readonly projectPath: string;
  /** For people. */
  readonly build: BuildPlan;
  /** Undefined: the .NET SDK builds it. */
  readonly docker: DockerTarget | undefined;
  /** Its packages were restored with those of its solution. */
  readonly restored?: boolean;
  /** Its publish was begun while this was planned. Whoever builds the image finishes or stops it. */
  readonly begun?: BegunPublish;
}

/** A Docker build without a Dockerfile of the user's gets a generated one. */
export type DockerTarget = { readonly generated: true } | DockerfileTarget;

/** Paths are absolute. */
export interface DockerfileTarget extends Pick<BuildPlace, 'context' | 'missing' | 'outside'> {
  readonly dockerfile: string;
  /** Why that is the context, in a few words. */
  readonly contextReason: string;
  /** As it is for these platforms. */
  readonly read: Dockerfile;
  readonly platforms: BuildPlatforms;
  /** The stage; undefined: the last one. */
  readonly target: string | undefined;
  /** The folder into which the app is published before the build; undefined: it is not published. */
  readonly publishTo: string | undefined;
  /** `NAME=value` of compose and bake files. Those of the input come after them, and so win. */
  readonly buildArgs: readonly string[];
  /** The line that publishes a project which a variable without a known value names. */
  readonly unknownProject: number | undefined;
}

export function builderName(target: Target): BuilderName {
  return target.build.builder;
}

/** True if this action publishes the app; otherwise its Dockerfile does. */
export function isPublished({ docker }: Pick<ProjectTarget, 'docker'>): boolean {
  return docker === undefined || 'generated' in docker || docker.publishTo !== undefined;
}

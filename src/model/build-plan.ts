import { oneLine } from './one-line.ts';

/** `image`: it existed before the run. */
export type BuilderName = 'sdk' | 'docker' | 'image';

/** How an image is built, and why in this way. It is decided before anything is built. */
export interface BuildPlan {
  readonly builder: BuilderName;
  /** Relative to the workspace; undefined if nothing is built with a Dockerfile of the user's. */
  readonly dockerfile: string | undefined;
  /** The stage that is built: its name, or its number from 0 if it has none. Only a name can be given to a builder. */
  readonly stage: string | undefined;
  /** The build context, relative to the workspace, `.` for its root. */
  readonly context: string | undefined;
  /** The folder into which the app is published before a Docker build, relative to the workspace. */
  readonly publish: string | undefined;
  /** The base image as it is written, or why it is not known yet. */
  readonly base: { readonly reference: string } | { readonly unknown: string };
  /** What makes this the right way. Plain text without a full stop. */
  readonly reason: string;
}

/** What is reported of it: the base image is measured too. */
export type ReportedPlan = Omit<BuildPlan, 'base'>;

export function reportedPlan({ base, ...reported }: BuildPlan): ReportedPlan {
  return reported;
}

/** The line of the log: everything that decides which image is measured. */
export function planLine(name: string, plan: BuildPlan): string {
  return oneLine(`Plan: ${name}: ${[plan.builder, ...partsOf(plan)].join(', ')} (${plan.reason})`);
}

function partsOf({ builder, dockerfile, stage, context, publish, base }: BuildPlan): readonly string[] {
  const onBase = `base ${'reference' in base ? base.reference : `unknown: ${base.unknown}`}`;
  if (builder === 'image') return [];
  if (builder === 'sdk') return [onBase];
  if (dockerfile === undefined) return ['generated Dockerfile', onBase];
  return [
    `Dockerfile ${dockerfile}`,
    `stage ${stage ?? 'unknown'}`,
    `context ${context ?? 'unknown'}`,
    `publish ${publish ?? 'none'}`,
    onBase,
  ];
}

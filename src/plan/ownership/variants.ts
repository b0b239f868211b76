import type { BuildEvidence, KnownArguments } from '../repository/evidence.ts';

/** Build arguments that a compose or bake file gives a Dockerfile. Their values can be passwords: show the names only. */
export interface Variant {
  /** The compose or bake file, relative to the workspace. */
  readonly file: string;
  /** The service or target in it. */
  readonly entry: string;
  readonly args: KnownArguments;
  /** Of all services and targets with these arguments. */
  readonly evidence: readonly BuildEvidence[];
}

/** Far more than a repository has; keeps a hostile one from costing time. */
const MOST_OF_DOCKERFILE = 50;

/** The distinct sets of build arguments with which compose and bake files build a Dockerfile, without the empty one. */
export function variantsOf(dockerfile: string, evidence: readonly BuildEvidence[]): readonly Variant[] {
  const own = evidence.filter((one) => one.dockerfile === dockerfile && Object.keys(one.args).length > 0);
  const groups = [...Map.groupBy(own, ({ args }) => keyOf(args)).values()].slice(0, MOST_OF_DOCKERFILE);
  return groups.flatMap((group) => group.slice(0, 1).map((first) => ({ ...first, evidence: group })));
}

function keyOf(args: KnownArguments): string {
  return JSON.stringify(Object.entries(args).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** For people, without values: `build-args of compose.yaml (PROJECT)`. */
export function variantText({ file, args }: Variant): string {
  return `build-args of ${file} (${Object.keys(args).join(', ')})`;
}

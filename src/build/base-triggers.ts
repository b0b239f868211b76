import { buildContextValues } from '../docker/build-request.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { buildsFromSource } from '../dockerfile/dotnet/builds-from-source.ts';
import { mayHaveTriggers } from '../dockerfile/dotnet/dotnet-images.ts';
import { contextNeeds } from '../dockerfile/dotnet/needs.ts';
import { startOf } from '../dockerfile/dotnet/start.ts';
import { finalStage, replacedBy, stagesBuilt } from '../dockerfile/final-stage.ts';
import type { Platform } from '../model/image.ts';
import { UserError } from '../model/user-error.ts';
import { oneLine } from '../oci/name/quoted.ts';
import type { DockerfileTarget } from '../plan/target.ts';
import type { PublishedImages } from '../tools/published-images.ts';

/** The ONBUILD instructions of images, by the references in FROM. */
export type Triggers = ReadonlyMap<string, readonly string[]>;

/**
 * Asks the registries of the images that the stages to build start from. An image that cannot be read from here has
 * none that can be named.
 */
export async function readTriggers(
  { read, target, platforms }: Pick<DockerfileTarget, 'read' | 'target' | 'platforms'>,
  buildContexts: readonly string[],
  images: PublishedImages,
): Promise<Triggers> {
  const contexts = buildContextValues(buildContexts);
  const references = stagesBuilt(read, target).flatMap(({ from, parent }) => {
    const mayHaveSome = 'value' in from && parent === undefined && mayHaveTriggers(from.value);
    return mayHaveSome && replacedBy(from.value, contexts) === undefined ? [from.value] : [];
  });
  const found = await Promise.all(
    [...new Set(references)].map(async (reference) => {
      const triggers = await triggersOf(reference, platforms.target, images);
      return [reference, triggers] as const;
    }),
  );
  return new Map(found.filter(([, triggers]) => triggers.length > 0));
}

/** Far more than anyone writes: instructions of an image, and the characters of one. */
const mostRead = 50;
const longestRead = 10_000;

async function triggersOf(
  reference: string,
  platform: Platform,
  images: PublishedImages,
): Promise<readonly string[]> {
  try {
    const { contents } = await images.read(reference, platform);
    return contents.config.triggers.slice(0, mostRead).filter(({ length }) => length <= longestRead);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** How many instructions of an image a warning shows. */
const mostShown = 5;

/**
 * The warning that the plan was made without ONBUILD instructions that change it; undefined if they do not.
 * @param honored the Dockerfile, read with them.
 */
export function triggerWarning(
  triggers: Triggers,
  { read, target }: Pick<DockerfileTarget, 'read' | 'target'>,
  honored: Dockerfile,
): string | undefined {
  if (meaning(read, target) === meaning(honored, target)) return undefined;
  const named = [...triggers].map(([reference, instructions]) => {
    const shown = instructions.slice(0, mostShown).map((instruction) => `\`${oneLine(instruction, 80)}\``);
    return `${oneLine(reference)} has ONBUILD ${shown.join(', ')}${instructions.length > mostShown ? ', …' : ''}`;
  });
  return `${read.path}: ${named.join('; ')}. Docker runs that first in the stages that are built on the image. The plan was made without it: if the build context or the published folder is wrong, set inputs context and publish.`;
}

/** What the plan depends on. */
function meaning(read: Dockerfile, target: string | undefined): string {
  return JSON.stringify([
    buildsFromSource(read, target),
    contextNeeds(read, target).map(({ paths }) => paths),
    startOf(read, finalStage(read, target)),
  ]);
}

import type { BuilderName } from '../model/build-plan.ts';
import { formatBytes } from '../model/bytes.ts';
import type { ImageContents } from '../model/image.ts';
import { isKnown } from '../model/size.ts';
import { UserError } from '../model/user-error.ts';
import type { Weighed } from '../model/weigh.ts';
import { oneLine } from '../oci/name/quoted.ts';
import type { Log } from '../tools/tools.ts';
import type { Base } from './app-in-base.ts';
import { findApp } from './app-in-image.ts';
import type { App } from './app-signs.ts';

/** What an image should be. */
export interface Expected {
  readonly name: string;
  readonly builder: BuilderName;
  /** Undefined: the image has no project here. */
  readonly app: App | undefined;
  /** What was built and measured, as an error names it: `Dockerfile, stage final`. */
  readonly origin: string;
}

/** An image that was weighed. */
export interface WeighedImage {
  readonly contents: ImageContents;
  readonly weighed: Weighed;
  /** Of the base image, if one is named. */
  readonly baseReference: string | undefined;
}

/**
 * Requires that an image holds the app, whatever built it: the figure of another image is worse than none. If that
 * cannot be seen, the log says why.
 * @throws UserError that says what was measured, and why that is not the app.
 */
export function requireApp(
  image: WeighedImage,
  { name, app, builder, origin }: Expected,
  log: Pick<Log, 'info'>,
): void {
  const { contents, weighed } = image;
  const layers = contents.layers
    .map(({ files }) => files)
    .filter((_, i) => weighed.layers[i]?.from === 'app');
  const inImage = findApp({ config: contents.config, base: baseOf(image), layers }, app);
  if ('found' in inImage) return;
  if ('absent' in inImage) {
    throw new UserError(
      `The image of ${name} is not that of the app: ${inImage.absent}. Measured: ${oneLine(origin)}, ${sizeOf(image)}. ${ADVICE[builder]}`,
    );
  }
  // Of an image that exists, nobody expects that its app is looked for.
  if (app) log.info(`Whether the image of ${name} holds the app is not known: ${inImage.unknown}.`);
}

const ADVICE: Readonly<Record<BuilderName, string>> = {
  docker:
    'Name the stage that starts the app with input target, another Dockerfile with input dockerfile, or the folder of the published app with input publish-output.',
  sdk: 'Name the project of the app with input project, or its Dockerfile with input dockerfile.',
  image: 'Name another image with input image, or its base image with input base-image.',
};

function baseOf({ weighed, baseReference }: WeighedImage): Base {
  const { base } = weighed;
  if (!('reference' in base)) return base;
  // A mirror or a pinned copy may have another name.
  return { reference: baseReference ?? base.reference };
}

function sizeOf({ weighed: { app, base } }: WeighedImage): string {
  const on = 'reference' in base ? base.reference : 'nothing';
  const size = isKnown(app.disk) ? formatBytes(app.disk.bytes) : 'an unknown size';
  return `which adds ${size} on disk to ${on}`;
}

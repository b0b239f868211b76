import type { ImageConfig, LayerFiles } from '../model/image.ts';
import type { Unknown } from '../model/size.ts';
import { oneLine } from '../oci/name/quoted.ts';
import { type Base, isRuntime, mayHoldApp } from './app-in-base.ts';
import { type App, type Signs, surveyFiles } from './app-signs.ts';
import { buildsAtStart, startedFile, startedName } from './started-file.ts';

/** An image that was measured, as far as it shows which app it holds. */
export interface ImageWithApp {
  readonly config: Pick<ImageConfig, 'platform' | 'env' | 'command' | 'workingDir'>;
  readonly base: Base;
  /** The files of each layer that was added to the base image. */
  readonly layers: readonly LayerFiles[];
}

/**
 * Whether an image holds the app: a file of it, or why that is not known, or what is there in its place. Absent means
 * that it cannot be there; in doubt it is unknown.
 */
export type AppInImage = { readonly found: string } | Unknown | { readonly absent: string };

/** @param app undefined: the image has no project here. Then only its start command can show that its app is missing. */
export function findApp(image: ImageWithApp, app: App | undefined): AppInImage {
  const { config, base, layers } = image;
  const started = startedFile(config);
  const starts = startedName(config);
  const signs = surveyFiles(layers, { app, started, starts });
  if (signs.app !== undefined) return { found: signs.app };
  if ('unknown' in base) return { unknown: `the base image is not known: ${base.unknown}` };
  const unread = layers.find((layer) => 'unknown' in layer);
  if (unread && 'unknown' in unread)
    return { unknown: `the files of a layer are not known: ${unread.unknown}` };
  return (
    byStartedFile(started, signs, base, app) ??
    (app === undefined ? { unknown: 'its start command names no assembly' } : byOtherSigns(image, signs, app))
  );
}

/** `dotnet Shop.dll` says exactly which file must be there. */
function byStartedFile(
  started: string | undefined,
  signs: Signs,
  base: Base,
  app: App | undefined,
): AppInImage | undefined {
  if (started === undefined || signs.startIsLinked) return undefined;
  if (signs.started) return ofOther(started, app) ?? { found: started };
  if (!isRuntime(base)) return undefined;
  const leftover = signs.leftover === undefined ? '' : `, although ${oneLine(signs.leftover)} is`;
  return { absent: `it starts /${oneLine(started)}, which is not in the layers of the app${leftover}` };
}

function byOtherSigns({ config, base }: ImageWithApp, signs: Signs, app: App): AppInImage {
  const { startedByName, leftover } = signs;
  if (startedByName !== undefined) return ofOther(startedByName, app) ?? { found: startedByName };
  if (leftover !== undefined) return { found: leftover };
  if (buildsAtStart(config)) return { unknown: 'its start command builds the app from its sources' };
  if (mayHoldApp(base)) return { unknown: 'its base image may hold the app' };
  const missing = missingFiles(app);
  if (config.command.length === 0)
    return { absent: `${missing} is in its layers, and it has no start command` };
  if (signs.doubt !== undefined) return { unknown: `${oneLine(signs.doubt)} may be the app` };
  return { absent: `${missing} is in its layers` };
}

function ofOther(path: string, app: App | undefined): AppInImage | undefined {
  const name = path.split('/').at(-1)?.toLowerCase();
  const other = app?.others.find((assembly) =>
    [`${assembly}.dll`, assembly].some((file) => file.toLowerCase() === name),
  );
  if (app === undefined || other === undefined) return undefined;
  return {
    absent: `it starts ${oneLine(path)}, which is another app, and ${missingFiles(app)} is in it`,
  };
}

function missingFiles({ assemblyName, browser }: App): string {
  const name = oneLine(assemblyName);
  return browser ? `neither ${name}.dll nor a folder _framework` : `neither ${name}.dll nor ${name}`;
}

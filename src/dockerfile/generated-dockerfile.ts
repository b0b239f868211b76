import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../model/user-error.ts';

/** A runtime image of a published app. */
export interface RuntimeImage {
  /** Full reference: `mcr.microsoft.com/dotnet/aspnet:10.0`; of runtime-deps for a self-contained app. */
  readonly baseImage: string;
  readonly assemblyName: string;
  /** True for self-contained, single-file and AOT apps: the app's own executable is started, not `dotnet`. */
  readonly executable: boolean;
  /** The port that a web app listens on: 8080 since .NET 8, 80 before. Undefined for workers. */
  readonly port?: number | undefined;
  /** True where the base image sets APP_UID, as Microsoft's do since .NET 8: the app does not run as root. */
  readonly appUser: boolean;
  /** True for a builder that knows `COPY --link`, with which it needs no layer of the base image. */
  readonly link?: boolean;
}

/**
 * The Dockerfile of an app whose published folder is the build context.
 * As Microsoft's samples have it; with `link` without WORKDIR, which makes a folder in the base image and so needs its
 * layers. The app then finds its files by the variable that .NET has for this.
 * Throws a UserError for a base image that is no reference.
 */
export function generateDockerfile(image: RuntimeImage): string {
  if (!/^[\w.:@/-]+$/.test(image.baseImage)) {
    throw new UserError(
      `\`${image.baseImage}\`, the base image, is no image reference. Name one with input base-image.`,
    );
  }
  const folder = image.link ? '/app/' : '';
  const start = image.executable
    ? [`${folder || './'}${image.assemblyName}`]
    : ['dotnet', `${folder}${image.assemblyName}.dll`];
  return [
    `FROM ${image.baseImage}`,
    ...(image.port === undefined ? [] : [`EXPOSE ${image.port}`]),
    ...(image.link ? ['ENV DOTNET_CONTENTROOT=/app', 'COPY --link . /app/'] : ['WORKDIR /app', 'COPY . .']),
    ...(image.appUser ? ['USER $APP_UID'] : []),
    // In JSON form neither a shell nor variables touch the name.
    `ENTRYPOINT ${JSON.stringify(start)}`,
    '',
  ].join('\n');
}

/** Beside the Dockerfile it wins over a .dockerignore that the app happens to publish; see build-place.ts. */
const everythingCounts = '# The whole published folder belongs to the image.\n';

/** Writes a generated Dockerfile into a folder, which is not the build context, and gives its path. */
export async function writeDockerfile(folder: string, image: RuntimeImage): Promise<string> {
  const path = join(folder, 'Dockerfile');
  await writeFile(path, generateDockerfile(image));
  await writeFile(`${path}.dockerignore`, everythingCounts);
  return path;
}

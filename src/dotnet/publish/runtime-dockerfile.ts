import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../model/user-error.ts';
import type { ProjectFacts } from '../project/project-facts.ts';

/** A runtime image of a published app. */
export interface RuntimeImage {
  /** Full reference: `mcr.microsoft.com/dotnet/aspnet:10.0`; of runtime-deps for a self-contained app. */
  readonly baseImage: string;
  readonly assemblyName: string;
  /** True for self-contained, single-file and AOT apps: the image starts the app's own executable, not `dotnet`. */
  readonly executable: boolean;
  /** The port that a web app listens on. Undefined for workers. */
  readonly port?: number | undefined;
  /** True if the base image sets APP_UID: the app does not run as root. */
  readonly appUser: boolean;
  /** True for a builder that knows `COPY --link`, with which it needs no layer of the base image. */
  readonly link?: boolean;
}

/** The runtime image of a project on a base image of Microsoft's, or of one that is built like them. */
export function runtimeImage(project: ProjectFacts, baseImage: string, link: boolean): RuntimeImage {
  const version = Number.parseInt(project.dotnetVersion ?? '', 10);
  return {
    baseImage,
    assemblyName: project.assemblyName,
    executable: project.selfContained || project.publishAot,
    // .NET 8 changed both: docs "Default ASP.NET Core port changed" and "New non-root user in Linux images".
    port: project.sdk === 'web' ? (version >= 8 ? 8080 : 80) : undefined,
    appUser: version >= 8,
    link,
  };
}

/**
 * The Dockerfile of an app if its published folder is the build context, as in Microsoft's samples. With `link` it has
 * no WORKDIR, which makes a folder in the base image and so needs the base's layers: DOTNET_CONTENTROOT leads the app
 * to its files instead.
 * Throws a UserError for a base image that is no reference.
 */
export function runtimeDockerfile(image: RuntimeImage): string {
  if (!/^[\w.:@/-]+$/.test(image.baseImage)) {
    throw new UserError(
      `\`${image.baseImage}\`, the base image, is not an image reference. Name one with input base-image.`,
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

/** Next to the Dockerfile this file overrides a .dockerignore that the app happens to publish. */
const DOCKERIGNORE = '# The whole published folder belongs to the image.\n';

/** Writes the Dockerfile into a folder, which is not the build context, and gives its path. */
export async function writeRuntimeDockerfile(folder: string, image: RuntimeImage): Promise<string> {
  const path = join(folder, 'Dockerfile');
  await writeFile(path, runtimeDockerfile(image));
  await writeFile(`${path}.dockerignore`, DOCKERIGNORE);
  return path;
}

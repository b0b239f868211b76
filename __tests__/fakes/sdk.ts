import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DotNet } from '../../src/dotnet/dotnet.ts';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import type { BegunPublish } from '../../src/dotnet/publish/begun-publish.ts';
import type { PublishContainerRequest } from '../../src/dotnet/publish/publish-container.ts';
import { UserError } from '../../src/model/user-error.ts';
import { webProject } from '../plan/facts.ts';
import { asPublished, imageOf, layerOf } from './pushable-image.ts';
import { Pusher } from './pusher.ts';
import { tarOf } from './tar-writer.ts';

export const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
export const SDK = 'mcr.microsoft.com/dotnet/sdk:10.0';

export const baseLayer = layerOf(tarOf({ 'bin/sh': noise('sh', 60_000) }));
const sdkLayer = layerOf(tarOf({ 'usr/share/dotnet/sdk': noise('sdk', 140_000) }));

/** Microsoft's images, as their registry publishes them. */
export const PUBLISHED = {
  [ASPNET]: asPublished(imageOf([baseLayer])),
  [SDK]: asPublished(imageOf([baseLayer, sdkLayer])),
};

/** Bytes that cannot be compressed, always the same. */
export function noise(seed: string, bytes: number): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i * 32 < bytes; i++) parts.push(createHash('sha256').update(`${seed} ${i}`).digest());
  return Buffer.concat(parts).subarray(0, bytes);
}

/** A file of a project that does not compile. */
export const DOES_NOT_COMPILE = { 'Program.cs': 'int x = "text";\n' };

/**
 * The .NET SDK without MSBuild. A project's image has the layers of its base, and one with the files of the project's
 * folder, in which the project file becomes the assembly; it fails to build if Program.cs is that of DOES_NOT_COMPILE.
 */
export class SdkFake implements DotNet {
  /** Paths of the projects that were published. */
  readonly published: string[] = [];
  /** The user's arguments with which they were. */
  readonly publishArgs: (readonly string[])[] = [];
  /** What else is known of every project. */
  more: Partial<ProjectFacts> = {};

  async factsOfMany(projects: readonly string[]) {
    return projects.map((path) => ({ path, facts: this.#facts(path) }));
  }

  #facts(project: string): ProjectFacts {
    return webProject(project, {
      isPublishable: !project.includes('Library'),
      outputType: project.includes('Library') ? 'Library' : 'Exe',
      ...this.more,
    });
  }

  async projectsOfSolution(): Promise<readonly string[]> {
    return [];
  }

  async restore(): Promise<void> {}

  async baseImage(): Promise<string> {
    return ASPNET;
  }

  async publish(): Promise<never> {
    throw new Error('no test publishes into a folder');
  }

  /** Nothing is begun: each publish starts when it is requested. */
  async beginPublish({ path }: { path: string }): Promise<BegunPublish> {
    return { path, finish: async () => undefined, stop: async () => {} };
  }

  async publishContainer(request: PublishContainerRequest) {
    const { project, options, registry, repository, tag, baseImage } = request;
    this.published.push(project.path);
    this.publishArgs.push(options.publishArgs ?? []);
    const folder = dirname(project.path);
    requireToCompile(folder, project.name);
    const content = Object.fromEntries(
      readdirSync(folder).map((name) => [
        `app/${name.replace(/csproj$/, 'dll')}`,
        readFileSync(join(folder, name)),
      ]),
    );
    const base = baseImage === SDK ? [baseLayer, sdkLayer] : [baseLayer];
    const image = imageOf([...base, layerOf(tarOf(content))]);
    const pusher = new Pusher(registry, repository);
    await pusher.pushImage(image, undefined, tag);
    pusher.close();
    return { digest: image.digest };
  }
}

function requireToCompile(folder: string, name: string): void {
  const file = join(folder, 'Program.cs');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== DOES_NOT_COMPILE['Program.cs']) return;
  const detail = {
    message: "CS0029: Cannot implicitly convert type 'string' to 'int'",
    file,
    line: 1,
    column: 9,
  };
  throw new UserError(`dotnet publish ${name}.csproj failed with exit code 1`, { details: [detail] });
}

import { posix } from 'node:path';
import { UserError } from '../model/user-error.ts';

/** What decides whether a project owns a Dockerfile. Paths are absolute, or all relative to one folder, with `/`. */
export interface ProjectOfDockerfile {
  /** Of the project file. */
  readonly path: string;
  /** MSBuild's AssemblyName. */
  readonly assemblyName: string;
  /** MSBuild's DockerfilePath or DockerfileFile, relative to the project's folder. */
  readonly dockerfile?: string | undefined;
}

export interface DockerfileToOwn {
  readonly path: string;
  /** The assembly that its final ENTRYPOINT starts; undefined if the ENTRYPOINT does not say. */
  readonly assembly?: string | undefined;
}

export type Ownership<P> =
  | { readonly owner: P }
  /** The Dockerfile starts none of the projects. */
  | { readonly nobody: string };

/**
 * The project that a Dockerfile belongs to: the one that names it, otherwise the one next to it, otherwise the one that
 * its final ENTRYPOINT starts.
 * @throws UserError that lists the candidates if that is unclear.
 */
export function ownerOf<P extends ProjectOfDockerfile>(
  dockerfile: DockerfileToOwn,
  projects: readonly P[],
): Ownership<P> {
  const named = projects.filter((project) => namedDockerfile(project) === posix.normalize(dockerfile.path));
  const inSameFolder = projects.filter(
    (project) => posix.dirname(project.path) === posix.dirname(posix.normalize(dockerfile.path)),
  );
  for (const candidates of [named, inSameFolder]) {
    if (candidates.length === 1 && candidates[0] !== undefined) return { owner: candidates[0] };
    if (candidates.length > 1) return ownerByAssembly(dockerfile, candidates);
  }
  return ownerByAssembly(dockerfile, projects);
}

/** The path of a project's Dockerfile according to MSBuild; undefined if MSBuild names none. */
export function namedDockerfile(project: ProjectOfDockerfile): string | undefined {
  // Visual Studio writes paths with backslashes.
  const written = project.dockerfile?.trim().replaceAll('\\', '/');
  if (written === undefined || written === '') return undefined;
  return posix.isAbsolute(written)
    ? posix.normalize(written)
    : posix.join(posix.dirname(project.path), written);
}

function ownerByAssembly<P extends ProjectOfDockerfile>(
  dockerfile: DockerfileToOwn,
  candidates: readonly P[],
): Ownership<P> {
  const { path, assembly } = dockerfile;
  const [only, ...others] = candidates;
  if (only === undefined) return { nobody: `${path}: there is no project that it could belong to` };
  if (assembly === undefined) {
    if (others.length === 0) return { owner: only };
    throw unclear(path, 'its final ENTRYPOINT does not say which assembly it starts', candidates);
  }
  const exact = candidates.filter((project) => project.assemblyName === assembly);
  // Written on a system that ignores case. On Linux such an image would not start, but the intention is clear.
  const loose = candidates.filter((project) => project.assemblyName.toLowerCase() === assembly.toLowerCase());
  const [match, ...more] = exact.length > 0 ? exact : loose;
  if (match === undefined) {
    return { nobody: `${path} starts \`${assembly}\`, which is the assembly of no project looked at` };
  }
  if (more.length > 0) throw unclear(path, `several projects build \`${assembly}\``, [match, ...more]);
  return { owner: match };
}

function unclear(path: string, why: string, candidates: readonly ProjectOfDockerfile[]): UserError {
  const list = candidates.map((project) => `${project.path} (${project.assemblyName})`).join(', ');
  return new UserError(
    `To which project ${path} belongs is unclear: ${why}. Candidates: ${list}. ` +
      'Name one of them with input `project`, or set DockerfilePath in its project file.',
  );
}

import { dirname, relative } from 'node:path';
import type { ProjectFacts } from '../dotnet/project/project-facts.ts';
import { UserError } from '../model/user-error.ts';

export interface DockerfileToOwn {
  /** Absolute. */
  readonly path: string;
  /** The assembly that its final ENTRYPOINT starts; undefined if the ENTRYPOINT does not say. */
  readonly assembly: string | undefined;
}

/** `nobody`: the Dockerfile starts none of the projects. */
export type Ownership = { readonly owner: ProjectFacts } | { readonly nobody: string };

/**
 * The project that a Dockerfile belongs to: the one that names it, otherwise the one next to it, otherwise the one that
 * its final ENTRYPOINT starts.
 * @throws UserError that lists the candidates if that is unclear.
 */
export function ownerOf(
  { path, assembly }: DockerfileToOwn,
  projects: readonly ProjectFacts[],
  workspace: string,
): Ownership {
  const named = projects.filter(({ dockerfile }) => dockerfile?.named && dockerfile.path === path);
  const inSameFolder = projects.filter((project) => dirname(project.path) === dirname(path));
  const candidates = [named, inSameFolder].find(({ length }) => length > 0) ?? projects;
  const [only, ...others] = candidates;
  const shown = relative(workspace, path);
  if (only === undefined) return { nobody: `${shown}: there is no project` };
  // A Dockerfile in another folder must start the project, even if there is only one.
  if (others.length === 0 && (candidates !== projects || assembly === undefined)) return { owner: only };
  const unclear = (why: string, among: readonly ProjectFacts[]) =>
    new UserError(
      `It is unclear which project ${shown} belongs to: ${why}. Candidates: ${listed(among, workspace)}. Name one of them with input \`project\`, or set DockerfilePath in its project file.`,
    );
  if (assembly === undefined)
    throw unclear('its final ENTRYPOINT does not say which assembly it starts', candidates);
  const [match, ...more] = withAssembly(assembly, candidates);
  if (more.length > 0 && match) throw unclear(`several projects build \`${assembly}\``, [match, ...more]);
  if (match) return { owner: match };
  return { nobody: `${shown} starts \`${assembly}\`, which no project builds` };
}

function withAssembly(assembly: string, projects: readonly ProjectFacts[]): readonly ProjectFacts[] {
  const exact = projects.filter((project) => project.assemblyName === assembly);
  if (exact.length > 0) return exact;
  // Written on a system that ignores case. On Linux such an image would not start, but the intention is clear.
  return projects.filter((project) => project.assemblyName.toLowerCase() === assembly.toLowerCase());
}

function listed(projects: readonly ProjectFacts[], workspace: string): string {
  return projects
    .map(({ path, assemblyName }) => `${relative(workspace, path)} (${assemblyName})`)
    .join(', ');
}

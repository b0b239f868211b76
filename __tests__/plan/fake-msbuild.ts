import { posix } from 'node:path';
import { whyLeftOut, whyNoAppByItself, whyNotSearchedFor } from '../../src/dotnet/project/app-or-not.ts';
import type { FoundProjects, PossibleProject } from '../../src/dotnet/project/found-projects.ts';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import { webProject } from './facts.ts';

/**
 * What MSBuild says of the project files of `repositories/`: their SDK and their properties, without conditions, imports
 * or variables.
 * @param texts by absolute path.
 */
function fakeFacts(path: string, text: string, texts: Readonly<Record<string, string>>): ProjectFacts {
  const property = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  const sdk = /Sdk="([^"]*)"/.exec(text)?.[1] ?? '';
  const name = posix.parse(path).name;
  const kind = sdk.endsWith('.Web') ? 'web' : sdk.endsWith('.Worker') ? 'worker' : 'other';
  const isBrowser = sdk.endsWith('.BlazorWebAssembly');
  const folder = posix.dirname(path);
  const named = property('DockerfilePath') ?? property('DockerfileFile');
  const dockerfile = posix.join(folder, named ?? 'Dockerfile');
  const context = property('DockerfileContext');
  const references = [...text.matchAll(/<ProjectReference Include="([^"]*)"/g)];
  const hasDockerfile = named !== undefined || texts[dockerfile] !== undefined;
  return webProject(path, {
    name,
    assemblyName: property('AssemblyName') ?? name,
    sdk: isBrowser ? 'webassembly' : kind,
    outputType: property('OutputType') ?? (kind === 'other' && !isBrowser ? 'Library' : 'Exe'),
    isTest: property('IsTestProject') === 'true',
    projectReferences: references.map((match) => posix.join(folder, match[1] ?? '')),
    sdkBaseImage: `mcr.microsoft.com/dotnet/${kind === 'web' ? 'aspnet' : 'runtime'}:10.0`,
    dockerfile: hasDockerfile
      ? {
          path: dockerfile,
          named: named !== undefined,
          context: context === undefined ? undefined : posix.join(posix.dirname(dockerfile), context),
        }
      : undefined,
  });
}

/** What `findProjects` answers. @param named what input `project` names: files and folders, absolute; none: everything. */
export function fakeFound(
  texts: Readonly<Record<string, string>>,
  named: readonly string[] = [],
): FoundProjects {
  const paths = Object.keys(texts).filter((path) => /\.csproj$/.test(path));
  const meant = paths.filter(
    (path) => named.length === 0 || named.some((one) => path === one || path.startsWith(`${one}/`)),
  );
  const projects: ProjectFacts[] = [];
  const possible: PossibleProject[] = [];
  for (const path of meant.sort()) {
    const facts = fakeFacts(path, texts[path] ?? '', texts);
    const isNamed = named.includes(path) || named.includes(posix.dirname(path));
    const reason = isNamed ? whyNoAppByItself(facts) : whyLeftOut(facts);
    if (reason === undefined) projects.push(facts);
    else if (whyNotSearchedFor(facts) === undefined) possible.push({ facts, reason, named: isNamed });
  }
  return { projects, possible, leftOut: [] };
}

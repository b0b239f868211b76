import type { ProjectFacts } from './project-facts.ts';

/** Why no Linux container image can be made of the project, or undefined. This also counts for projects that the user named. */
export function whyNever(facts: ProjectFacts): string | undefined {
  if (facts.isAspireHost) return 'Aspire AppHost';
  if (!isWindowsOnly(facts)) return undefined;
  return isLibrary(facts) ? 'class library' : `runs on Windows only (${facts.targetFrameworks.join(', ')})`;
}

function isLibrary({ outputType }: ProjectFacts): boolean {
  return outputType.toLowerCase() === 'library';
}

/**
 * Why no image can be made of the project unless a Dockerfile builds or starts it, or undefined. This also counts for
 * projects that the user named.
 */
export function whyNoAppByItself(facts: ProjectFacts): string | undefined {
  // A library can be an app that a Dockerfile publishes: Azure Functions loads one, for example.
  if (isLibrary(facts)) return 'class library';
  if (!facts.isPublishable) return 'IsPublishable is false';
  return undefined;
}

/** Why a project that was found, not named, is left out whatever a Dockerfile does with it, or undefined. */
export function whyNotSearchedFor(facts: ProjectFacts): string | undefined {
  return facts.isTest ? 'test project' : whyNever(facts);
}

/** Why a project that was found, not named, is left out unless a Dockerfile builds or starts it, or undefined. */
export function whyLeftOut(facts: ProjectFacts): string | undefined {
  const never = whyNotSearchedFor(facts);
  if (never !== undefined) return never;
  if (facts.isTool) return '.NET tool';
  if (facts.sdk === 'webassembly' || facts.runtimeIdentifier === 'browser-wasm') return 'runs in the browser';
  const reason = whyNoAppByItself(facts);
  if (reason !== undefined) return reason;
  const meant = facts.sdk === 'web' || facts.sdk === 'worker';
  const { properties, setForAll } = facts.container;
  if (meant || (properties.length > 0 && !setForAll)) return undefined;
  if (setForAll)
    return 'its Container properties are set for every project (Directory.Build.props, arguments or environment), which says nothing about it; name it with input project';
  return 'neither Web nor Worker SDK, no Dockerfile, no Container properties';
}

function isWindowsOnly(facts: ProjectFacts): boolean {
  if (facts.targetFramework === undefined) {
    return facts.targetFrameworks.length > 0 && !facts.targetFrameworks.some(canRunOnLinux);
  }
  const identifiers = [facts.runtimeIdentifier ?? [], facts.runtimeIdentifiers].flat();
  return (
    facts.targetPlatform?.toLowerCase() === 'windows' ||
    (facts.frameworkIdentifier ?? '.NETCoreApp').toLowerCase() !== '.netcoreapp' ||
    (identifiers.length > 0 && identifiers.every((identifier) => /^win/i.test(identifier)))
  );
}

/** By its name: `net8.0`, but not `net8.0-windows`, `net48` or `netstandard2.0`. */
export function canRunOnLinux(framework: string): boolean {
  return /^net(?:coreapp)?\d+\.\d+(?:-linux.*)?$/i.test(framework);
}

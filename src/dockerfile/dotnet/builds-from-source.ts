import type { Dockerfile } from '../dockerfile.ts';
import { stagesBuilt } from '../final-stage.ts';
import { buildCommands } from './build-commands.ts';

/** True if the build itself makes the app, in a stage that the target needs. */
export function buildsFromSource(dockerfile: Dockerfile, target?: string): boolean {
  return stagesBuilt(dockerfile, target).some((stage) => buildCommands(stage).length > 0);
}

/** True for a Dockerfile that builds with .NET, or has an image of .NET. */
export function isDotNet({ stages }: Dockerfile): boolean {
  return stages.some(
    (stage) =>
      buildCommands(stage).length > 0 || ('value' in stage.from && /(^|\/)dotnet\//.test(stage.from.value)),
  );
}

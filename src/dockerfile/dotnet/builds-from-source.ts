import type { Dockerfile, Stage } from '../dockerfile.ts';
import { stagesBuilt, startCommandOf } from '../final-stage.ts';
import { callsOfCommand } from '../shell/instruction-calls.ts';
import { programName } from '../shell/launchers.ts';
import { buildCommands } from './build-commands.ts';
import { hasSdk, isDotNetImage } from './dotnet-images.ts';

/** True if the build itself makes the app, in a stage that the target needs. */
export function buildsFromSource(dockerfile: Dockerfile, target?: string): boolean {
  return stagesBuilt(dockerfile, target).some((stage) => builds(dockerfile, stage));
}

/** `make` and `build.sh` build something else in a stage that has no .NET SDK. */
function builds(dockerfile: Dockerfile, stage: Stage): boolean {
  return buildCommands(stage).some(({ verb }) => verb !== 'script' || hasSdk(dockerfile, stage));
}

/**
 * True for a Dockerfile of .NET, by what it does: it builds with .NET, has an image of .NET, starts an assembly,
 * copies what `dotnet publish` made, or sets what .NET reads.
 */
export function isDotNet(dockerfile: Dockerfile): boolean {
  return dockerfile.stages.some(
    (stage) =>
      ('value' in stage.from && isDotNetImage(stage.from.value)) ||
      builds(dockerfile, stage) ||
      contextSources(stage).some((path) => PUBLISHED.test(path)) ||
      startsDotNet(dockerfile, stage) ||
      SETTINGS.some((name) => stage.environment(name) !== undefined),
  );
}

/** What .NET reads from the environment. */
const SETTINGS = [
  'ASPNETCORE_ENVIRONMENT',
  'ASPNETCORE_HTTP_PORTS',
  'ASPNETCORE_URLS',
  'DOTNET_ENVIRONMENT',
  'DOTNET_RUNNING_IN_CONTAINER',
  'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT',
];

/** `bin/Release/net10.0`, `artifacts/publish`. */
const PUBLISHED = /(^|\/)(publish|published|bin\/(Release|Debug)|net\d+\.\d+)(\/|$)/i;

function contextSources({ steps }: Stage): readonly string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'copy') return step.from === 'context' ? step.sources : [];
    return step.mounts.filter(({ from }) => from === 'context').map(({ source }) => source);
  });
}

function startsDotNet(dockerfile: Dockerfile, stage: Stage): boolean {
  const command = startCommandOf(dockerfile, stage);
  if (command === undefined) return false;
  return callsOfCommand(command, stage).some(({ words }) =>
    words.some(
      (word) => programName([word]) === 'dotnet' || ('value' in word && /\w\.dll$/i.test(word.value)),
    ),
  );
}

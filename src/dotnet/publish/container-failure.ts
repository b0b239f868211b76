import { UserError } from '../../model/user-error.ts';
import { registryOf } from '../../oci/name/reference.ts';
import type { Finished } from '../../process/execute.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { GUARD } from './guard-targets.ts';

/** What the failure depends on; see PublishContainerRequest. */
interface FailedRequest {
  readonly project: ProjectFacts;
  readonly baseImage?: string | undefined;
}

/** What to do about a failed PublishContainer; empty if its output does not say why it failed. */
export function explainFailure(finished: Finished, request: FailedRequest): string {
  const output = `${finished.stdout}\n${finished.stderr}`;
  if (output.includes('MSB4057') && output.includes(`"${GUARD}"`)) {
    return `The project keeps out the targets with which this action makes sure that the image is pushed to no other registry. Nothing was built. A file of the project sets AfterMicrosoftNETSdkTargets without the value that it had before ($(AfterMicrosoftNETSdkTargets);…), or ImportUserLocationsByWildcardAfterMicrosoftCommonTargets. Change that, or set input builder to docker.`;
  }
  if (/MSB1001[\s\S]*-getResultOutputFile/.test(output) || output.includes('MSB4057')) {
    return `The .NET SDK ${request.project.sdkVersion} is too old to publish this project as an image. Use SDK 8.0.300 or later, or set input builder to docker.`;
  }
  return explainRegistry(output, request);
}

/** What SDK 10.0.401 prints if it cannot read the base image from its registry, and why. */
const complaints: readonly (readonly [RegExp, (registry: string, word: string) => string])[] = [
  [/CONTAINER1016: |CONTAINER1008: |HTTP status code: (?:Unauthorized|Forbidden)/, denied],
  [/CONTAINER1015: /, missing],
  [/CONTAINER1014: [\s\S]*?HTTP status code: (\w+)/, answered],
  [/CONTAINER1017: |System\.Net\.Http\.HttpRequestException: ([^\n]+? \([^()\s]+:\d+\))/, unreachable],
];

function explainRegistry(output: string, request: FailedRequest): string {
  // CONTAINER1013 is about the registry that receives the push, which is the action's own.
  if (output.includes('CONTAINER1013: ')) return '';
  const named = request.baseImage ?? request.project.container.baseImage;
  // The SDK's own choice is always in Microsoft's registry.
  const registry = named === undefined ? 'mcr.microsoft.com' : registryOf(named);
  for (const [pattern, advice] of complaints) {
    const match = pattern.exec(output);
    if (match !== null) return advice(registry, match[1] ?? '');
  }
  return '';
}

function denied(registry: string): string {
  return `The registry ${registry} did not return the base image: credentials for ${registry} are missing or wrong. Log in before this action, for example with docker/login-action. Pull requests from forks and of Dependabot have no Actions secrets.`;
}

function missing(registry: string): string {
  return `The registry ${registry} does not have the base image, or requires a login for it. Check ContainerBaseImage and ContainerFamily; for a private image log in to ${registry} before this action (pull requests from forks and of Dependabot have no Actions secrets).`;
}

function answered(registry: string, status: string): string {
  return `The registry ${registry} did not return the base image: it answered ${status}.`;
}

function unreachable(registry: string, reason: string): string {
  return `The registry ${registry} of the base image cannot be reached${reason && `: ${reason}`}. Input registry-mirrors can name a mirror of it.`;
}

/** Why MSBuild reports success although it pushed no image. */
export function nothingPushed(
  project: ProjectFacts,
  answer: {
    readonly EnableSdkContainerSupport: string;
    readonly IsPublishable: string;
    readonly OutputType: string;
    readonly NETCoreSdkVersion: string;
  },
): UserError {
  const { EnableSdkContainerSupport: enabled, NETCoreSdkVersion: sdk } = answer;
  return new UserError(`dotnet publish of ${project.path} reports success, but pushed no image: ${reason()}`);

  function reason(): string {
    if (answer.IsPublishable.toLowerCase() === 'false') {
      return 'the project sets IsPublishable to false. Remove that, or name another project.';
    }
    if (enabled.toLowerCase() === 'true') {
      return `the .NET SDK ${sdk} did not say which image it made. Use SDK 8.0.300 or later, or set input builder to docker.`;
    }
    if (enabled === '' && answer.OutputType.toLowerCase() === 'library') {
      return 'it is a class library (OutputType Library). Name the project of the app that uses it.';
    }
    return enabled === ''
      ? `the .NET SDK ${sdk} makes images of such projects only with EnableSdkContainerSupport set to true. Set it in the project, or set input builder to docker.`
      : `EnableSdkContainerSupport is ${enabled}. Set it to true in the project, or set input builder to docker.`;
  }
}

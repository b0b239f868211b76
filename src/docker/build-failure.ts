import { basename, relative } from 'node:path';
import { type ErrorDetail, UserError } from '../model/user-error.ts';
import { registryOf } from '../oci/name/reference.ts';
import type { Finished } from '../process/execute.ts';
import { shownCommand } from '../process/execute.ts';
import { type BuildOutput, readBuildOutput } from './build-output.ts';
import type { BuildRequest } from './build-request.ts';

/** Finds the error lines of compilers in what a step of a build printed. */
export type CompilerErrors = (output: string) => readonly ErrorDetail[];

/**
 * The error for a build that failed: what failed, what to do, and the tools' own error lines as details. It leaves out
 * the options, because secrets and build arguments can be passwords; the log has the command.
 */
export function buildFailure(
  request: BuildRequest,
  finished: Finished,
  compilerErrors: CompilerErrors = () => [],
): UserError {
  const output = readBuildOutput(`${finished.stdout}\n${finished.stderr}`);
  const names = { dockerfile: shown(request, request.dockerfile), context: shown(request, request.context) };
  const command = shownCommand(['docker', 'build', '--file', names.dockerfile, names.context]);
  const ending = `Exit code ${finished.exitCode} of: ${command}`;
  const lines = [sentence(whatFailed({ ...request, ...names }, output)), ...(request.doubts ?? []), ending];
  return new UserError(lines.join('\n'), {
    details: [...compilerErrors(output.log.join('\n')), ...builderDetail(request, output)],
  });
}

/** Relative to the checkout. */
function shown({ cwd = '.' }: BuildRequest, path: string): string {
  const fromRoot = relative(cwd, path) || '.';
  return fromRoot.startsWith('..') ? basename(path) : fromRoot;
}

function whatFailed(
  request: Pick<BuildRequest, 'dockerfile' | 'context' | 'unknownProject'>,
  output: BuildOutput,
): string {
  const { dockerfile, context } = request;
  const { summary } = output;
  const image = unreadableImage(output);
  if (image !== undefined) {
    return `${dockerfile} needs the image ${image.reference}, which could not be read. ${explainUnreadable(image)}`;
  }
  const absent = /(?:cache key|checksum of ref .*): "([^"]*)":? not found/.exec(summary)?.[1];
  if (absent !== undefined) {
    return (
      `${dockerfile} copies ${absent}, but the build context ${context} does not have it, or .dockerignore ` +
      'excludes it. Set input context, or set publish-output to the folder in which the Dockerfile expects the app.'
    );
  }
  const flag = /unknown flag: (\S+)/i.exec(summary)?.[1];
  if (flag !== undefined && /dockerfile parse error/.test(summary)) {
    return (
      `${dockerfile} uses --${flag.replace(/^--/, '')}, which this engine's BuildKit does not know. ` +
      'Install docker-buildx with a newer engine, or start the Dockerfile with `# syntax=docker/dockerfile:1`.'
    );
  }
  const step = output.step === undefined ? '' : ` at ${output.step}`;
  const advice = lacksProject(output) ? `. ${adviceOnProject(request)}` : '';
  return `The Docker build of ${dockerfile} failed${step}: ${summary}${advice}`;
}

function adviceOnProject({
  context,
  unknownProject,
}: Pick<BuildRequest, 'context' | 'unknownProject'>): string {
  return unknownProject === undefined
    ? `The build context was ${context}: does it have this project? Input context names another folder`
    : `Line ${unknownProject} publishes a project that a variable names. If that is a build argument, set it with input build-args`;
}

/** MSBuild does not find the project, finds none in the folder, or does not find one that the project references. */
function lacksProject({ log }: BuildOutput): boolean {
  return log.some((line) => /\bMSB(?:1009|1003|3202)\b/.test(line));
}

/** The builder's message at its line of the Dockerfile, if it names one. */
function builderDetail({ dockerfile }: BuildRequest, { summary, line }: BuildOutput): ErrorDetail[] {
  return line === undefined ? [] : [{ message: summary, file: dockerfile, line }];
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** An image that a build could not read from its registry. */
interface UnreadableImage {
  readonly reference: string;
  readonly registry: string;
  readonly why: 'missing' | 'login' | 'platform' | 'limit' | 'unreachable';
  /** The builder's message. */
  readonly said: string;
}

/** Undefined if the build failed for another reason. */
function unreadableImage({ step = '', summary }: BuildOutput): UnreadableImage | undefined {
  const reference =
    // The step that reads an image, or the frontend that `# syntax=` names; then buildx's last word.
    /^\[(?:\S+ )?internal\] load metadata for (\S+)$/.exec(step)?.[1] ??
    /^resolve image config for (?:docker-image:\/\/)?(\S+)$/.exec(step)?.[1] ??
    /^\[[^\]]*\] FROM (\S+)/.exec(step)?.[1] ??
    /failed to resolve source metadata for (\S+): /.exec(summary)?.[1];
  if (reference === undefined) return undefined;
  return { reference, registry: registryOf(reference), why: whyOf(summary), said: summary };
}

/** What happened and what to do about it, in a sentence each. */
function explainUnreadable({ registry, why, said }: UnreadableImage): string {
  switch (why) {
    case 'missing':
      return `${registry} has no such image. Check its name and tag.`;
    case 'login':
      return (
        `${registry} requires a login for it, or has no such image. Log in before this action ` +
        `(docker/login-action with registry ${registry}). Pull requests from forks and Dependabot ` +
        'have no Actions secrets, so their runs have no login.'
      );
    case 'platform':
      return `${registry} has it, but not for the requested platform. Check input platforms.`;
    case 'limit':
      return `${registry} limits the number of requests. Log in before this action, or use a mirror.`;
    case 'unreachable':
      return `${registry} could not be read: ${said}`;
  }
}

function whyOf(summary: string): UnreadableImage['why'] {
  if (/toomanyrequests|too many requests|rate limit|\b429\b/i.test(summary)) return 'limit';
  if (/unauthorized|authenti|authoriz|denied|forbidden|credentials|\b40[13]\b/i.test(summary)) return 'login';
  if (/no match for platform|does not match the specified platform/i.test(summary)) return 'platform';
  // A host that does not resolve is "no such host", sometimes "not found".
  if (/dial tcp|no such host|lookup |i\/o timeout|\bTLS\b|x509/i.test(summary)) return 'unreachable';
  if (/not found|manifest unknown|name unknown|\b404\b/i.test(summary)) return 'missing';
  return 'unreachable';
}

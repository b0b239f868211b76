import { basename, relative } from 'node:path';
import { type ErrorDetail, UserError } from '../model/user-error.ts';
import type { Finished } from '../process/execute.ts';
import { shownCommand } from '../process/shown-command.ts';
import { type BuildOutput, msbuildErrors, readBuildOutput } from './build-output.ts';
import type { BuildRequest } from './build-request.ts';
import { explainUnreadable, unreadableImage } from './unreadable-image.ts';

/**
 * The error for a build that failed: what failed, what to do, the tools' own error lines as details. Its options are
 * left out, since build arguments hold passwords; the log has the whole command.
 */
export function buildFailure(request: BuildRequest, finished: Finished): UserError {
  const output = readBuildOutput(`${finished.stdout}\n${finished.stderr}`);
  const names = { dockerfile: shown(request, request.dockerfile), context: shown(request, request.context) };
  const command = shownCommand(['docker', 'build', '--file', names.dockerfile, names.context]);
  const ending = `Exit code ${finished.exitCode} of: ${command}`;
  return new UserError(`${sentence(whatFailed(names, output))}\n${ending}`, {
    details: [...msbuildErrors(output.log), ...builderDetail(request, output)],
  });
}

/** As the user knows it: relative to the checkout. */
function shown({ cwd = '.' }: BuildRequest, path: string): string {
  const fromRoot = relative(cwd, path) || '.';
  return fromRoot.startsWith('..') ? basename(path) : fromRoot;
}

function whatFailed(
  { dockerfile, context }: Pick<BuildRequest, 'dockerfile' | 'context'>,
  output: BuildOutput,
): string {
  const { summary } = output;
  const image = unreadableImage(output);
  if (image !== undefined) {
    return `${dockerfile} needs the image ${image.reference}, which could not be read. ${explainUnreadable(image)}`;
  }
  const absent = /(?:cache key|checksum of ref .*): "([^"]*)":? not found/.exec(summary)?.[1];
  if (absent !== undefined) {
    return (
      `${dockerfile} copies ${absent}, which is not in the build context ${context} (or .dockerignore keeps it ` +
      'out). Set input context, or publish-output where the Dockerfile expects the published app.'
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
  return `The Docker build of ${dockerfile} failed${step}: ${summary}`;
}

/** The builder's last word at its line; without one the message says it all. */
function builderDetail({ dockerfile }: BuildRequest, { summary, line }: BuildOutput): ErrorDetail[] {
  return line === undefined ? [] : [{ message: summary, file: dockerfile, line }];
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

import { homedir } from 'node:os';
import * as core from '@actions/core';
import { commentKey } from './action/comment-key.ts';
import type { Runner } from './action/delivery.ts';
import type { RunEvent } from './action/event.ts';
import { gitHubCalls } from './action/github-calls.ts';
import type { Inputs } from './action/inputs.ts';
import { actionsCache, type MeasurementCache } from './cache/measurement-cache.ts';
import { forCleanUp } from './clean-up.ts';
import { createBuildx } from './docker/buildx.ts';
import { clientOnce } from './docker/client.ts';
import { createDocker } from './docker/engine.ts';
import { codedErrors } from './dotnet/cli/msbuild-errors.ts';
import { dotnet } from './dotnet/dotnet.ts';
import { createGit } from './git/git.ts';
import { withoutCommands } from './model/one-line.ts';
import { dockerCredentials } from './oci/auth/credentials.ts';
import { dockerConfigFile } from './oci/auth/docker-config.ts';
import { type RegistryClient, registryClient } from './oci/client/registry-client.ts';
import { readProxy } from './oci/http/proxy.ts';
import type { MeasuringRegistry } from './oci/receiver/measuring-registry.ts';
import { execute } from './process/execute.ts';
import { builderAccess } from './push/reach.ts';
import type { RunTools } from './run.ts';
import { publishedImages } from './tools/published-images.ts';
import type { Log } from './tools/tools.ts';

/** The outside programs and services of a run, as this job has them. */
export function createTools(
  inputs: Inputs,
  event: RunEvent,
  registry: MeasuringRegistry,
  temporaryFolder: string,
): RunTools {
  const docker = {
    execute,
    temporaryFolder,
    client: clientOnce(execute),
    compilerErrors: codedErrors,
    onNotice: (message: string) => core.notice(message),
  };
  const gitLogin = { serverUrl: event.serverUrl, token: inputs.token };
  const builders = { docker: createDocker(docker), buildx: createBuildx(docker), registry };
  return {
    dotnet: dotnet(execute),
    ...builders,
    ...builderAccess(builders, inputs.platforms[0]),
    images: publishedImages(registryReader(), inputs.mirrors),
    log,
    runner,
    commentKey: commentKey(event, inputs, [process.env.RUNNER_OS ?? '', process.env.RUNNER_ARCH ?? '']),
    git: createGit({ execute, environment: process.env, credentials: gitLogin }, core.setSecret),
    cache: inputs.baselineCache ? cacheIn(temporaryFolder) : undefined,
    github: gitHubCalls(event, inputs.token),
    onWorktree: forCleanUp.worktree,
  };
}

/** Reads registries with the logins and the proxies of this machine. */
function registryReader(): RegistryClient {
  const onSecret = (secret: string): void => core.setSecret(secret);
  const onWarning = (message: string): void => core.warning(message);
  const credentials = dockerCredentials({
    file: dockerConfigFile(process.env, homedir()),
    inline: process.env.DOCKER_AUTH_CONFIG,
    execute,
    onSecret,
    onWarning,
  });
  const proxy = readProxy(process.env, { onSecret, onWarning });
  return registryClient({ credentials, onSecret, onWarning, proxy });
}

function cacheIn(temporaryFolder: string): MeasurementCache {
  return actionsCache({
    execute,
    environment: process.env,
    program: [process.execPath, process.argv[1] ?? ''],
    temporaryFolder,
    onNotice: info,
  });
}

/** Messages name projects, stages and files, which can be named like a workflow command. */
const info = (message: string): void => core.info(withoutCommands(message));

const log: Log = {
  info,
  warning: (message) => core.warning(message),
  group: (title, part) => core.group(title, part),
};

/** The runner of this step. */
export const runner: Runner = {
  setOutput: (name, value) => core.setOutput(name, value),
  writeSummary: async (markdown) => {
    await core.summary.addRaw(markdown).write();
  },
  info,
  warning: (message) => core.warning(message),
};

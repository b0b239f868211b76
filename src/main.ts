import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { conclude, tellFailure } from './action/annotations.ts';
import { commentKey } from './action/comment-key.ts';
import { deliverFailure, type Runner } from './action/delivery.ts';
import { type RunEvent, readEvent } from './action/event.ts';
import { gitHubCalls } from './action/github-calls.ts';
import { type Inputs, readInputs } from './action/inputs.ts';
import { removeStaleBaselines } from './baseline/stale.ts';
import { TAG } from './build/choose-builder.ts';
import { actionsCache, type MeasurementCache } from './cache/measurement-cache.ts';
import { readPair } from './docker/build-request.ts';
import { createBuildx } from './docker/buildx.ts';
import { clientOnce, dockerPrograms } from './docker/client.ts';
import { createDocker } from './docker/engine.ts';
import { dotnet } from './dotnet/dotnet.ts';
import { createGit, type Git } from './git/git.ts';
import { formatBytes } from './model/bytes.ts';
import { UserError } from './model/user-error.ts';
import { dockerConfigFile, dockerCredentials } from './oci/auth/credentials.ts';
import { registryClient } from './oci/client/registry-client.ts';
import { readProxy } from './oci/http/proxy.ts';
import { startMeasuringRegistry } from './oci/receiver/measuring-registry.ts';
import { execute } from './process/execute.ts';
import { boundYoungGeneration } from './process/memory.ts';
import { temporaryRoot } from './process/temporary-root.ts';
import { reaching } from './push/reachable.ts';
import { renderFailure } from './render/failure.ts';
import { type Outcome, type RunTools, run } from './run.ts';
import { publishedImages } from './tools/published-images.ts';
import type { Log } from './tools/tools.ts';

/** Reads what the runner gives, starts what a run needs, runs, and ends the step as the verdict says. */
export async function main(): Promise<void> {
  try {
    const inputs = readInputs((name) => core.getInput(name));
    maskSecrets(inputs);
    const event = await readEvent(process.env, (path) => readFile(path, 'utf8'));
    const outcome = await withTools(inputs, event);
    if (conclude(outcome, inputs.reportOnly, core)) process.exitCode = core.ExitCode.Failure;
  } catch (error) {
    process.exitCode = core.ExitCode.Failure;
    tellFailure(error, core);
    if (error instanceof UserError) await deliverFailure(renderFailure(error.message), runner);
  }
}

function maskSecrets({ token, docker }: Inputs): void {
  for (const secret of [token, ...(docker.secrets ?? []).map((item) => readPair('secrets', item)[1])]) {
    // A secret of several lines is masked line by line: so it is printed.
    for (const line of secret.split(/\r?\n/)) if (line.trim() !== '') core.setSecret(line);
  }
}

async function withTools(inputs: Inputs, event: RunEvent): Promise<Outcome> {
  boundYoungGeneration();
  const temporaryFolder = await mkdtemp(join(temporaryRoot(), 'aspnet-image-size-work-'));
  const registry = await startMeasuringRegistry();
  // For the post step, which cleans up after a run that was cancelled.
  core.saveState('folder', temporaryFolder);
  core.saveState('image', `${registry.address}/${registry.repository}:${TAG}`);
  try {
    const tools = await assemble(inputs, event, registry, temporaryFolder);
    const outcome = await run(inputs, event, { workspace: process.cwd(), temporaryFolder }, tools);
    if (registry.bytesReceived > 0)
      core.info(
        `The measuring registry at ${registry.address} received ${formatBytes(registry.bytesReceived)} (${registry.bytesReceived} B).`,
      );
    return outcome;
  } finally {
    await Promise.all([registry.close(), rm(temporaryFolder, { recursive: true, force: true })]);
    core.saveState('clean', 'true');
  }
}

/** What a run leaves behind that was ended before it could clean up: a folder, and a tag in the engine. */
export async function cleanUp(folder: string): Promise<void> {
  if (core.getState('clean') === 'true') return;
  await rm(folder, { recursive: true, force: true });
  await removeWorktree(core.getState('worktree'), core.getState('repository'));
  try {
    const programs = await dockerPrograms(process.env.PATH ?? '');
    const docker = createDocker({ execute, programs, temporaryFolder: temporaryRoot() });
    await docker.remove(core.getState('image'));
  } catch (error) {
    // Without an engine there is no tag either.
    if (!(error instanceof UserError)) throw error;
    core.debug(error.message);
  }
}

async function removeWorktree(name: string, repository: string): Promise<void> {
  if (name === '') return;
  const git = gitCommand('', '');
  await removeStaleBaselines(git, git.open(repository, repository), temporaryRoot(), name);
}

async function assemble(
  inputs: Inputs,
  event: RunEvent,
  registry: RunTools['registry'],
  temporaryFolder: string,
): Promise<RunTools> {
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
  const client = registryClient({ credentials, onSecret, onWarning, proxy });
  const programs = await dockerPrograms(process.env.PATH ?? '');
  const docker = { execute, programs, temporaryFolder, client: clientOnce(execute, programs) };
  const builders = { docker: createDocker(docker), buildx: createBuildx(docker), registry };
  const github = gitHubCalls(event, inputs.token);
  return {
    dotnet: dotnet(execute),
    ...builders,
    ...reaching(builders, inputs.platforms[0]),
    images: publishedImages(client, inputs.mirrors),
    log,
    runner,
    commentKey: commentKey(event, inputs, [process.env.RUNNER_OS ?? '', process.env.RUNNER_ARCH ?? '']),
    git: gitCommand(event.serverUrl, inputs.token),
    cache: inputs.baselineCache ? cacheIn(temporaryFolder) : undefined,
    github,
    commits: github.commits,
    // For the post step: removing a worktree takes longer than a run that is cancelled has left.
    onWorktree: (name, repository) => {
      core.saveState('worktree', name);
      core.saveState('repository', repository);
    },
  };
}

function gitCommand(serverUrl: string, token: string): Git {
  const tools = { execute, environment: process.env, credentials: { serverUrl, token } };
  return createGit(tools, core.setSecret);
}

function cacheIn(temporaryFolder: string): MeasurementCache {
  return actionsCache({
    execute,
    environment: process.env,
    program: [process.execPath, process.argv[1] ?? ''],
    temporaryFolder,
    onNotice: (message) => core.info(message),
  });
}

const log: Log = {
  info: (message) => core.info(message),
  warning: (message) => core.warning(message),
  group: (title, part) => core.group(title, part),
};

const runner: Runner = {
  setOutput: (name, value) => core.setOutput(name, value),
  writeSummary: async (markdown) => {
    await core.summary.addRaw(markdown).write();
  },
  info: (message) => core.info(message),
  warning: (message) => core.warning(message),
};

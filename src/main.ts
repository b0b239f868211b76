import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as core from '@actions/core';
import type { Runner } from './deliver.ts';
import { dockerPrograms } from './docker/client.ts';
import { createDocker } from './docker/engine.ts';
import type { EngineFacts } from './docker/engine-facts.ts';
import { dotnet } from './dotnet/dotnet.ts';
import { type RunEvent, readEvent } from './event.ts';
import { connect } from './github/client.ts';
import { pullRequestComments } from './github/comments.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { publishedImages } from './measure/published-images.ts';
import { reachableEngine } from './measure/reachable.ts';
import type { Log } from './measure/tools.ts';
import { formatBytes } from './model/bytes.ts';
import { UserError } from './model/user-error.ts';
import { dockerConfigFile, dockerCredentials } from './oci/credentials.ts';
import { startMeasuringRegistry } from './oci/measuring-registry.ts';
import { registryClient } from './oci/registry-client.ts';
import { repositoryName } from './oci/repository-name.ts';
import { execute } from './process/execute.ts';
import { headline } from './render/markdown.ts';
import { type Outcome, type RunTools, run } from './run.ts';

/** Reads what the runner gives, starts what a run needs, runs, and ends the step as the verdict says. */
export async function main(): Promise<void> {
  try {
    const inputs = readInputs((name) => core.getInput(name));
    if (inputs.token) core.setSecret(inputs.token);
    const event = await readEvent(process.env, (path) => readFile(path, 'utf8'));
    conclude(await withTools(inputs, event), inputs);
  } catch (error) {
    fail(error);
  }
}

async function withTools(inputs: Inputs, event: RunEvent): Promise<Outcome> {
  const temporaryFolder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'aspnet-image-size-work-'));
  const registry = await startMeasuringRegistry({ repository: await repositoryName() });
  try {
    const tools = await assemble(inputs, event, registry, temporaryFolder);
    const outcome = await run(inputs, event, { workspace: process.cwd(), temporaryFolder }, tools);
    core.info(
      `The measuring registry at ${registry.address} received ${formatBytes(registry.bytesReceived)} (${registry.bytesReceived} B).`,
    );
    return outcome;
  } finally {
    await Promise.all([registry.close(), rm(temporaryFolder, { recursive: true, force: true })]);
  }
}

async function assemble(
  inputs: Inputs,
  event: RunEvent,
  registry: RunTools['registry'],
  temporaryFolder: string,
): Promise<RunTools> {
  const onSecret = (secret: string): void => core.setSecret(secret);
  const credentials = dockerCredentials({
    file: dockerConfigFile(process.env, homedir()),
    onSecret,
    onWarning: (message) => core.warning(message),
  });
  const client = registryClient({ credentials, onSecret });
  const programs = await dockerPrograms(process.env.PATH ?? '');
  const docker = createDocker({ execute, programs, temporaryFolder });
  let engine: Promise<EngineFacts> | undefined;
  return {
    dotnet: dotnet(execute),
    docker,
    images: publishedImages(client, inputs.mirrors),
    registry,
    engine: () => {
      engine ??= reachableEngine({ docker, registry });
      return engine;
    },
    log,
    runner,
    comments: async () =>
      pullRequestComments(await connect({ apiUrl: event.apiUrl, token: inputs.token }), event.repository),
  };
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

/** A step shows at most ten errors as annotations; the most important come first. */
const MAX_ERRORS = 10;

/** After everything was delivered: one error for each limit that was passed and each image that failed. */
function conclude({ report, failures }: Outcome, { reportOnly }: Inputs): void {
  core.info(headline(report));
  const limits = report.images.flatMap((image) =>
    image.limits.map((limit) => ({ ...limit, message: `${image.name}: ${limit.reason}` })),
  );
  for (const { message, name } of limits.filter(({ verdict }) => verdict === 'warn')) {
    core.warning(message, { title: name });
  }
  const passed = limits.filter(({ verdict }) => verdict === 'fail');
  for (const { message, name } of passed.slice(0, MAX_ERRORS)) {
    if (reportOnly) core.warning(`${message} (report-only)`, { title: name });
    else core.error(message, { title: name });
  }
  for (const failure of failures) annotate(failure.error, failure.name);
  if (failures.length > 0 || (passed.length > 0 && !reportOnly)) process.exitCode = core.ExitCode.Failure;
}

function fail(error: unknown): void {
  process.exitCode = core.ExitCode.Failure;
  if (error instanceof UserError) annotate(error);
  else {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    core.error(`This is a bug in aspnet-image-size; please report it with this text.\n${stack}`);
  }
}

/** The message, and the lines of the tool that failed at their places in the sources. */
function annotate(error: UserError, title?: string): void {
  core.error(error.message, title === undefined ? {} : { title });
  for (const detail of error.details.slice(0, MAX_ERRORS - 1)) {
    core.error(detail.message, {
      ...(detail.file === undefined ? {} : { file: relative(process.cwd(), detail.file) }),
      ...(detail.line === undefined ? {} : { startLine: detail.line }),
      ...(detail.column === undefined ? {} : { startColumn: detail.column }),
    });
  }
}

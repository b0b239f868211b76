import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { annotateFailure, conclude, type Outcome } from './action/annotations.ts';
import { deliverFailure } from './action/delivery.ts';
import { type RunEvent, readEvent } from './action/event.ts';
import { type Inputs, readInputs } from './action/inputs.ts';
import { forCleanUp } from './clean-up.ts';
import { createTools, runner } from './create-tools.ts';
import { readPair } from './docker/build-request.ts';
import { withoutBuildIdentity } from './dotnet/assembly/without-build-identity.ts';
import { formatBytes } from './model/bytes.ts';
import { startMeasuringRegistry } from './oci/receiver/measuring-registry.ts';
import { boundYoungGeneration } from './process/memory.ts';
import { temporaryRoot } from './process/temporary-root.ts';
import { pushReference } from './push/receive.ts';
import { run } from './run.ts';

const NO_SECRETS = 'Pull requests from forks and of Dependabot have no Actions secrets.';

/** Reads what the runner gives, starts what a run needs, runs, and ends the step as the verdict says. */
export async function main(): Promise<void> {
  try {
    const inputs = readInputs((name) => core.getInput(name, { trimWhitespace: false }));
    maskSecrets(inputs);
    for (const secret of inputs.emptySecrets)
      core.notice(`${secret} is empty, so it is skipped. ${NO_SECRETS}`);
    const event = await readEvent(process.env, (path) => readFile(path, 'utf8'));
    const outcome = await runWithTools(inputs, event);
    if (conclude(outcome, inputs.reportOnly, core)) process.exitCode = core.ExitCode.Failure;
  } catch (error) {
    process.exitCode = core.ExitCode.Failure;
    annotateFailure(error, core);
    await deliverFailure(error, runner);
  }
}

function maskSecrets({ token, docker }: Inputs): void {
  for (const secret of [token, ...(docker.secrets ?? []).map((item) => readPair('secrets', item)[1])]) {
    // A secret of several lines is printed line by line, so each line is masked; without its indentation, too.
    const lines = secret.split(/\r?\n/).flatMap((line) => [line, line.trim()]);
    for (const line of new Set(lines)) if (line.trim() !== '') core.setSecret(line);
  }
}

async function runWithTools(inputs: Inputs, event: RunEvent): Promise<Outcome> {
  boundYoungGeneration();
  const temporaryFolder = await mkdtemp(join(temporaryRoot(), 'aspnet-image-size-work-'));
  const registry = await startMeasuringRegistry({ normalize: withoutBuildIdentity });
  forCleanUp.started(temporaryFolder, pushReference(registry));
  try {
    const tools = createTools(inputs, event, registry, temporaryFolder);
    const outcome = await run(inputs, event, { workspace: process.cwd(), temporaryFolder }, tools);
    const { address, bytesReceived } = registry;
    if (bytesReceived > 0)
      core.info(
        `The measuring registry at ${address} received ${formatBytes(bytesReceived)} (${bytesReceived} B).`,
      );
    return outcome;
  } finally {
    await Promise.all([registry.close(), rm(temporaryFolder, { recursive: true, force: true })]);
    forCleanUp.cleaned();
  }
}

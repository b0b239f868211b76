import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A step `uses: aspnet-image-size` as a runner executes it. */
export interface Step {
  /** The `with:` of the step; what it leaves out gets the default of action.yml. */
  readonly with?: Readonly<Record<string, string>>;
  /** GITHUB_WORKSPACE, and the folder that the step runs in. */
  readonly workspace: string;
  readonly event?: Event;
  /** GITHUB_API_URL. */
  readonly apiUrl?: string;
  /** Added to the environment; undefined takes away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Another bundle than dist/index.js. */
  readonly bundle?: string;
  /** Called with the process once it runs. */
  readonly started?: (pid: number) => void;
  /** Called with what the step prints, as it comes. */
  readonly show?: (text: string) => void;
}

export interface Event {
  readonly name: string;
  readonly payload: unknown;
  readonly sha?: string;
}

export interface StepResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Of the job summary. */
  readonly summary: string;
  /** Workflow commands of one kind that the step printed: `error`, `warning`, `notice`, `add-mask`. */
  commands(name: string): readonly { readonly properties: string; readonly message: string }[];
}

/** Runs dist/index.js on Node 24 with the environment and the files that GitHub's runner gives a step. */
export async function runStep(step: Step): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  const files = await runnerFiles(folder, step.event);
  const env = { ...process.env, ...(await environment(step, folder, files)), ...step.env };
  const child = spawn(join(ROOT, 'node_modules/.bin/node'), [step.bundle ?? join(ROOT, 'dist/index.js')], {
    cwd: step.workspace,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) step.started?.(child.pid);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      step.show?.(text);
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return {
    exitCode,
    ...output,
    outputs: readOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    commands: (name) => readCommands(output.stdout, name),
  };
}

const COMMAND_FILES = [
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_STATE',
  'GITHUB_PATH',
  'GITHUB_STEP_SUMMARY',
] as const;

type RunnerFiles = Record<(typeof COMMAND_FILES)[number] | 'GITHUB_EVENT_PATH', string>;

/** The runner makes them before the step; @actions/core refuses to write to one that is not there. */
async function runnerFiles(folder: string, event: Event | undefined): Promise<RunnerFiles> {
  const files = { GITHUB_EVENT_PATH: join(folder, 'event.json') } as RunnerFiles;
  await writeFile(files.GITHUB_EVENT_PATH, JSON.stringify(event?.payload ?? {}));
  for (const name of COMMAND_FILES) {
    files[name] = join(folder, `${name}-${randomUUID()}`);
    await writeFile(files[name], '');
  }
  return files;
}

async function environment(step: Step, folder: string, files: RunnerFiles): Promise<Record<string, string>> {
  const temp = join(folder, 'temp');
  await mkdir(temp);
  const inputs = { ...(await defaultInputs()), 'github-token': 'ghs_standin', ...step.with };
  return {
    ...files,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'size',
    GITHUB_API_URL: step.apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_EVENT_NAME: step.event?.name ?? 'workflow_dispatch',
    GITHUB_JOB: 'size',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1234567890',
    GITHUB_SHA: step.event?.sha ?? 'c0ffee0000000000000000000000000000c0ffee',
    GITHUB_WORKFLOW: 'Image size',
    GITHUB_WORKSPACE: step.workspace,
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [
        `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
        value,
      ]),
    ),
  };
}

/** The defaults of action.yml; expressions are the runner's to evaluate. */
async function defaultInputs(): Promise<Record<string, string>> {
  const action = parse(await readFile(join(ROOT, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  return Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [
      name,
      input.default === undefined || input.default.startsWith('${{') ? '' : input.default,
    ]),
  );
}

/** `NAME<<DELIMITER`, the value's lines, `DELIMITER`, as @actions/core writes them; last one wins. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const [, name, delimiter] = /^([^<=]+)<<(.+)$/.exec(lines[i] ?? '') ?? [];
    if (name === undefined) continue;
    const end = lines.indexOf(delimiter ?? '', i + 1);
    outputs[name] = lines.slice(i + 1, end).join('\n');
    i = end;
  }
  return outputs;
}

function readCommands(stdout: string, name: string): { properties: string; message: string }[] {
  return stdout.split('\n').flatMap((line) => {
    const match = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line);
    if (match?.[1] !== name) return [];
    return [{ properties: match[2] ?? '', message: decode(match[3] ?? '') }];
  });
}

function decode(message: string): string {
  return message.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
}

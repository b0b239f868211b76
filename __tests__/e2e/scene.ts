import { cp, mkdir, mkdtemp, readFile, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type { ImageReport, Report } from '../../src/report/report.ts';
import { runStep, type Step, type StepResult } from '../fakes/runner.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

/** A checkout of an example: a copy, without what was built in it. */
export async function checkout(example: string): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'checkout-'));
  await cp(join(EXAMPLES, example), workspace, {
    recursive: true,
    filter: (path) => !/\/(bin|obj|publish)$/.test(path),
  });
  return workspace;
}

/** What a run left, with the report.json that it names. */
export type Acted = StepResult & { readonly report: Report | undefined };

/** The image of a run that was to have one. */
export function onlyImage({ report, stdout, stderr }: Acted): ImageReport {
  const [image, ...others] = report?.images ?? [];
  if (!image || others.length > 0) throw new Error(`not one image was measured:\n${stdout}${stderr}`);
  return image;
}

/** Runs the action with the test bed's base images and engine. */
export async function act(step: Step): Promise<Acted> {
  const bed = inject('bed');
  const result = await runStep({
    ...step,
    with: { 'registry-mirrors': bed.mirrors, ...step.with },
    env: { PATH: bed.path, ...step.env },
  });
  const { report } = result.outputs;
  const document = report ? (JSON.parse(await readFile(report, 'utf8')) as Report) : undefined;
  return { ...result, report: document };
}

export interface AlsoPush {
  /** For the step's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Lines `PROGRAM ARGUMENTS` of what was started so far. */
  started(): Promise<readonly string[]>;
}

/**
 * What docker pushes to the measuring registry it pushes to `registry` too, and dotnet pushes through a tee; see
 * also-push.mjs.
 * @param path PATH with the docker command to stand in front of.
 */
export async function alsoPushTo(
  registry: string,
  tee = 'no tee',
  path = inject('bed').path,
): Promise<AlsoPush> {
  const folder = await mkdtemp(join(tmpdir(), 'also-push-'));
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const wrapper = fileURLToPath(new URL('also-push.mjs', import.meta.url));
  for (const program of ['docker', 'dotnet']) await symlink(wrapper, join(bin, program));
  const log = join(folder, 'started.log');
  return {
    env: {
      PATH: `${bin}${delimiter}${path}`,
      // Not every test that starts no engine has one installed.
      REAL_DOCKER: await which('docker', path).catch(() => 'docker'),
      REAL_DOTNET: await which('dotnet', path),
      ALSO_PUSH_TO: registry,
      PUSH_THROUGH: tee,
      ALSO_PUSH_LOG: log,
      DOTNET_CONTAINER_INSECURE_REGISTRIES: tee,
    },
    started: async () => (await readFile(log, 'utf8').catch(() => '')).split('\n').filter(Boolean),
  };
}

export async function which(program: string, path: string): Promise<string> {
  const { access, constants, realpath } = await import('node:fs/promises');
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, program);
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    // A link on PATH may be another name of the program: what it resolves to is what runs.
    if (found) return join(dirname(await realpath(candidate)), program);
  }
  throw new Error(`${program} is not on PATH`);
}

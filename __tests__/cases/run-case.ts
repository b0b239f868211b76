import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatBytes } from '../../src/model/bytes.ts';
import type { ImageReport } from '../../src/report/report.ts';
import { type RunningRegistry, startRegistry } from '../../testbed/registry.ts';
import { output } from '../e2e/independent.ts';
import { type Acted, act } from '../e2e/scene.ts';
import { layerSize, mostDifference, ownDockerBuild, ownPublish } from './own-build.ts';
import type { Case, Edit, ExpectedImage } from './table.ts';

const FILES = fileURLToPath(new URL('.', import.meta.url));

export interface Outcome {
  /** What came out, in one line. */
  readonly words: string;
  /** What is not as expected; empty if the outcome is right. */
  readonly wrong: readonly string[];
}

/** Runs the action on a case, and compares what came out with what must come out. */
export async function runCase(row: Case): Promise<Outcome> {
  const other = row.otherRegistry && (await startRegistry());
  try {
    const workspace = await checkoutOf(row, other?.host);
    const acted = await runIn(workspace, row);
    const wrong = [
      ...wrongEnd(row, acted),
      ...wrongPlan(row, acted),
      ...(await wrongImages(row, acted, other?.host)),
      ...(row.twice ? wrongSecondRun(acted, await runIn(workspace, row)) : []),
      ...(row.lockFilesOf === undefined ? [] : await changedFiles(workspace)),
      ...(other ? await received(other) : []),
    ];
    return { words: wordsOf(acted), wrong };
  } finally {
    await other?.stop();
  }
}

/** A copy of the case's files, as the run finds them. */
async function checkoutOf(row: Case, otherRegistry: string | undefined): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'case-'));
  await cp(join(FILES, row.folder), workspace, {
    recursive: true,
    filter: (path) => !/\/(bin|obj)$/.test(path),
  });
  for (const edit of row.edits ?? []) await apply(edit, workspace);
  if (otherRegistry !== undefined)
    await apply({ path: 'Shop.csproj', replace: 'registry.test', with: otherRegistry }, workspace);
  if (row.lockFilesOf !== undefined) {
    await output('dotnet', ['restore', join(workspace, row.lockFilesOf), '-v', 'quiet']);
    for (const edit of row.lateEdits ?? []) await apply(edit, workspace);
    await git(workspace, 'init', '--quiet');
    await git(workspace, 'add', '--all');
    await git(
      workspace,
      '-c',
      'user.name=Octo',
      '-c',
      'user.email=octo@example.com',
      'commit',
      '-qm',
      'Begin',
    );
  }
  return workspace;
}

async function apply(edit: Edit, workspace: string): Promise<void> {
  const file = join(workspace, edit.path);
  if ('moveTo' in edit) {
    const target = join(workspace, edit.moveTo);
    await mkdir(dirname(target), { recursive: true });
    return rename(file, target);
  }
  const { path, replace, with: text } = edit;
  const before = replace === undefined ? '' : await readFile(file, 'utf8');
  if (replace !== undefined && !before.includes(replace)) throw new Error(`${path} has no ${replace}`);
  await writeFile(file, replace === undefined ? text : before.replace(replace, () => text));
}

function git(workspace: string, ...args: readonly string[]): Promise<string> {
  return output('git', ['-C', workspace, ...args]);
}

function runIn(workspace: string, row: Case): Promise<Acted> {
  const inputs = { 'sdk-image': 'none', baseline: 'none', comment: 'never' };
  return act({ workspace, with: { ...inputs, ...row.with } });
}

function wrongEnd({ plans, errors = [], says = [], neverSays = [] }: Case, acted: Acted): string[] {
  const failed = errorsOf(acted).join('\n');
  const mustFail = errors.length > 0 || plans !== undefined;
  return [
    ...(mustFail === (acted.exitCode !== 0) ? [] : [`it ended with ${acted.exitCode}: ${failed}`]),
    ...errors.filter((text) => !failed.includes(text)).map((text) => `no error says "${text}"`),
    ...says.filter((text) => !acted.stdout.includes(text)).map((text) => `the log does not say "${text}"`),
    ...neverSays.filter((text) => acted.stdout.includes(text)).map((text) => `the log says "${text}"`),
  ];
}

/** The log has a line for each image before anything is built. */
function wrongPlan({ images = [], plans = images }: Case, { stdout }: Acted): string[] {
  const lines = stdout.split('\n').filter((line) => line.startsWith('Plan: '));
  const missing = plans.map(planLine).filter((start) => !lines.some((line) => line.startsWith(start)));
  const built = stdout.indexOf('::group::');
  const late = built >= 0 && lines.length > 0 && stdout.lastIndexOf('\nPlan: ') > built;
  return [
    ...missing.map((start) => `no line starts with "${start}", but: ${lines.join(' | ') || 'none'}`),
    ...(late ? ['the plan is printed after the build has begun'] : []),
  ];
}

function planLine({ name, docker }: ExpectedImage): string {
  if (docker === undefined) return `Plan: ${name}: sdk, `;
  const { dockerfile, stage, context } = docker;
  return `Plan: ${name}: docker, Dockerfile ${dockerfile}, stage ${stage}, context ${context}, `;
}

async function wrongImages(row: Case, acted: Acted, otherRegistry: string | undefined): Promise<string[]> {
  const { images: expected = [] } = row;
  const measured = acted.report?.images ?? [];
  const names = (images: readonly { readonly name: string }[]) => images.map(({ name }) => name).sort();
  const [found, wanted] = [names(measured).join(', '), names(expected).join(', ')];
  if (found !== wanted) return [`it measured ${found || 'nothing'}, not ${wanted || 'nothing'}`];
  const wrong: string[] = [];
  for (const image of expected) {
    const report = measured.find(({ name }) => name === image.name);
    if (report === undefined) continue;
    const workspace = await checkoutOf(row, otherRegistry);
    wrong.push(...wrongFacts(image, report));
    wrong.push(...(await wrongFigures(image, report, workspace)));
    await rm(workspace, { recursive: true });
  }
  return wrong;
}

function wrongFacts({ name, project, base, docker }: ExpectedImage, report: ImageReport): string[] {
  const facts: readonly (readonly [what: string, found: unknown, wanted: unknown])[] = [
    ['project', report.project, project],
    ['builder', report.builder, docker ? 'docker' : 'sdk'],
    ['base image', report.base?.reference, `mcr.microsoft.com/dotnet/${base}:10.0`],
  ];
  return facts
    .filter(([, found, wanted]) => found !== wanted)
    .map(([what, found, wanted]) => `${name}: its ${what} is ${found}, not ${wanted}`);
}

/** The same image by the user's own command, without the action. */
async function wrongFigures(image: ExpectedImage, report: ImageReport, workspace: string): Promise<string[]> {
  const { name, docker } = image;
  const differs = (what: string, found: number | null, wanted: number): string[] =>
    found === wanted ? [] : [`${name}: ${what} is ${found} B, not ${wanted} B`];
  if (docker === undefined) {
    const files = await ownPublish(workspace, image.project);
    const wanted = layerSize(files);
    const near = Math.abs((report.app.disk ?? 0) - wanted) <= mostDifference(files);
    return near ? [] : differs('the app on disk', report.app.disk, wanted);
  }
  const own = await ownDockerBuild(workspace, { ...image, docker });
  const layers = report.layers.map(({ diffId }) => diffId);
  return [
    ...(layers.join() === own.diffIds.join() ? [] : [`${name}: its layers are not those of docker build`]),
    ...differs('the download size', report.sizes.download, own.download),
    ...differs('the size on disk', report.sizes.disk, own.disk),
  ];
}

function wrongSecondRun(first: Acted, second: Acted): string[] {
  const disks = ({ report }: Acted) => report?.images.map(({ app }) => app.disk).join();
  return disks(first) === disks(second)
    ? []
    : [`on disk the app is ${disks(first)} B in the first run, ${disks(second)} B in the second`];
}

/** Tracked or new files that the run left in the checkout. */
async function changedFiles(workspace: string): Promise<string[]> {
  const status = await git(workspace, 'status', '--porcelain');
  return status === '' ? [] : [`it changed the checkout: ${status.trim()}`];
}

async function received(registry: RunningRegistry): Promise<string[]> {
  const requests = await registry.requests();
  if (requests.length === 0) return [];
  const [first] = requests;
  return [
    `the other registry had ${requests.length} requests, the first one ${first?.method} ${first?.path}`,
  ];
}

/** Each with the file that it is about, if there is one. */
function errorsOf(acted: Acted): string[] {
  return acted.commands('error').map(({ properties, message }) => [properties, message].join(' ').trim());
}

function wordsOf(acted: Acted): string {
  const images = acted.report?.images ?? [];
  const sizes = images.map(({ name, builder, app, base }) => {
    const plan = acted.stdout.split('\n').find((line) => line.startsWith(`Plan: ${name}: `));
    const how =
      plan === undefined ? `${name}: ${builder}` : plan.slice('Plan: '.length).replace(/ \(.*$/, '');
    return `${how}, app ${formatBytes(app.disk ?? Number.NaN)} on ${base?.reference ?? 'no base'}`;
  });
  const errors = errorsOf(acted).map((message) => `error: ${message.split('\n')[0]}`);
  return [...sizes, ...errors].join('; ') || 'nothing';
}

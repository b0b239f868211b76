import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { SHAPES } from '../__tests__/dockerfile/dotnet/shapes.ts';
import { shapesPage } from '../__tests__/dockerfile/dotnet/shapes-page.ts';
import { equalityPage } from '../__tests__/e2e/engine/equality-page.ts';
import { IN_EVERY_PLACE, PUSHED } from '../__tests__/e2e/engine/equality-rows.ts';
import { engineFaultsPage } from '../__tests__/e2e/engine/fault-page.ts';
import { FAULTS } from '../__tests__/e2e/engine/fault-rows.ts';

const README = new URL('../README.md', import.meta.url);
const ACTION = new URL('../action.yml', import.meta.url);
const BENCH = new URL('../bench/results.md', import.meta.url);

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** The README with the tables of inputs and outputs as action.yml has them, and with what the benchmark found. */
export async function documentedReadme(): Promise<string> {
  const action = parse(await readFile(ACTION, 'utf8')) as Action;
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === undefined ? '' : `\`${input.default}\``,
    input.description,
  ]);
  const outputs = Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description]);
  const readme = await readFile(README, 'utf8');
  const withInputs = between(readme, 'inputs', table(['input', 'default', 'meaning'], inputs));
  const withOutputs = between(withInputs, 'outputs', table(['output', 'meaning'], outputs));
  const bench = await readFile(BENCH, 'utf8');
  return between(withOutputs, 'cost', within(bench, 'cost'));
}

/** Puts `content` between the markers `<!-- NAME -->` and `<!-- /NAME -->`. */
export function between(text: string, name: string, content: string): string {
  const { from, to } = marked(text, name);
  return `${text.slice(0, from)}${content}\n${text.slice(to)}`;
}

/** What is between these markers. */
function within(text: string, name: string): string {
  const { from, to } = marked(text, name);
  return text.slice(from, to).trimEnd();
}

function marked(text: string, name: string): { readonly from: number; readonly to: number } {
  const start = `<!-- ${name} -->\n`;
  const from = text.indexOf(start);
  const to = text.indexOf(`<!-- /${name} -->`);
  if (from < 0 || to < from) throw new Error(`no markers for ${name}`);
  return { from: from + start.length, to };
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** The pages that are generated from what tests expect, by their paths. */
export const pages: ReadonlyMap<string, string> = new Map([
  ['docs/dockerfiles.md', shapesPage(SHAPES)],
  ['docs/engine-faults.md', engineFaultsPage(FAULTS)],
  ['docs/equality.md', equalityPage(PUSHED, IN_EVERY_PLACE)],
]);

if (import.meta.main) {
  await writeFile(README, await documentedReadme());
  for (const [path, text] of pages) await writeFile(new URL(`../${path}`, import.meta.url), text);
}

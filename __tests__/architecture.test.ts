import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** What each room of src/ may import of the others. Files beside the rooms compose them and may import all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  explain: ['model'],
  render: ['model', 'explain'],
  process: ['model'],
  oci: ['model', 'process'],
  dotnet: ['model', 'process'],
  docker: ['model', 'process'],
  github: ['model', 'process'],
  git: ['model', 'process'],
  cache: ['model', 'process'],
};

const PURE = ['model', 'explain', 'render'];

interface Source {
  /** Relative to src/. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

const sources: readonly Source[] = await Promise.all(
  (await readdir(SRC, { recursive: true }))
    .filter((path) => path.endsWith('.ts'))
    .map(async (path) => ({
      path,
      room: path.includes('/') ? (path.split('/')[0] ?? '') : '',
      text: await readFile(join(SRC, path), 'utf8'),
    })),
);

/** Rooms that a file imports from, its own left out. */
function importedRooms({ path, room, text }: Source): string[] {
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers
    .map((specifier) => relative(SRC, join(SRC, dirname(path), specifier)))
    .map((target) => (target.includes('/') ? (target.split('/')[0] ?? '') : '(root)'))
    .filter((target) => target !== room);
}

describe('the tiers', () => {
  it('are looked at with all their rooms', () => {
    const rooms = new Set(sources.map((source) => source.room));
    for (const room of ['model', 'render', 'oci', 'dotnet', 'docker', 'github', 'process', 'measure']) {
      expect(rooms).toContain(room);
    }
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports only %j', (room, allowed) => {
    const wrong = sources
      .filter((source) => source.room === room)
      .flatMap((source) => importedRooms(source).map((target) => `${source.path} -> ${target}`))
      .filter((arrow) => !allowed.includes(arrow.split(' -> ')[1] ?? ''));
    expect(wrong).toEqual([]);
  });

  it.each(PURE)('%s takes data and gives data: no await, clock, chance, environment or effect', (room) => {
    const effects = /\bawait\b|\basync\b|\bprocess\.|\bDate\b|Math\.random|from 'node:|\bfetch\(|@actions\//;
    const wrong = sources
      .filter((source) => source.room === room)
      .filter((source) => effects.test(withoutComments(source.text)))
      .map((source) => source.path);
    expect(wrong).toEqual([]);
  });
});

it('no shell is ever started', () => {
  const shell = /shell:|\bexecSync\b|\{[^}]*\bexec\b[^}]*\} from 'node:child_process'/;
  const wrong = sources.filter(({ text }) => shell.test(text));
  expect(wrong.map((source) => source.path)).toEqual([]);
});

it('only the process room starts programs', () => {
  const starters = sources.filter(({ text }) => /@actions\/exec|child_process/.test(withoutComments(text)));
  expect(starters.map((source) => source.path).sort()).toEqual([
    'process/bounded.ts',
    'process/execute.ts',
    'process/stream.ts',
  ]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

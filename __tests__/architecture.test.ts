import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

const PURE = [
  'model',
  'oci/name',
  'dockerfile/text',
  'dockerfile',
  'dockerfile/shell',
  'dockerfile/dotnet',
  'compare',
  'explain',
  'limits',
  'report',
  'render',
];
const READERS = ['model', 'oci/name', 'oci', 'oci/document', 'oci/layer'];
const REGISTRY = ['model', 'process', 'oci/name', 'oci', 'oci/document', 'oci/http'];
const ADAPTERS = [
  'process',
  'oci',
  'oci/document',
  'oci/layer',
  'oci/http',
  'oci/auth',
  'oci/client',
  'oci/receiver',
  'oci/archive',
  'dotnet/assembly',
  'dotnet/cli',
  'dotnet/project',
  'dotnet/evaluation',
  'dotnet/publish',
  'dotnet',
  'docker',
  'git',
  'github',
  'cache',
];
const BELOW_COMPOSITION = [...PURE, ...ADAPTERS];

/**
 * What each room of src/ may import of the others, from the bottom to the top. A room is a folder; the files next to
 * the rooms (run.ts, main.ts, index.ts) are the top and may import all.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // Pure rooms: data in, data out.
  model: [],
  'oci/name': ['model'],
  'dockerfile/text': ['model'],
  dockerfile: ['model', 'oci/name', 'dockerfile/text'],
  'dockerfile/shell': ['dockerfile', 'dockerfile/text'],
  'dockerfile/dotnet': ['model', 'oci/name', 'dockerfile', 'dockerfile/text', 'dockerfile/shell'],
  compare: ['model', 'oci/name'],
  explain: ['model', 'oci/name', 'compare'],
  limits: ['model', 'oci/name', 'compare'],
  report: ['model', 'oci/name', 'compare', 'explain', 'limits'],
  render: ['model', 'oci/name', 'compare', 'explain', 'limits', 'report'],
  // Adapters: one outside program or service each.
  process: ['model', 'oci/name'],
  oci: [],
  'oci/document': ['model', 'oci/name', 'oci'],
  'oci/layer': ['model', 'oci/name', 'oci'],
  'oci/http': ['model', 'oci/name', 'oci'],
  'oci/auth': ['model', 'process', 'oci/name', 'oci', 'oci/http'],
  'oci/client': [...REGISTRY, 'oci/auth', 'oci/layer'],
  'oci/receiver': READERS,
  'oci/archive': READERS,
  'dotnet/assembly': ['model', 'oci/name'],
  'dotnet/cli': ['model', 'oci/name', 'process'],
  'dotnet/project': ['model', 'oci/name', 'process', 'dotnet/cli'],
  'dotnet/evaluation': ['model', 'oci/name', 'process', 'dotnet/cli', 'dotnet/project'],
  'dotnet/publish': ['model', 'oci/name', 'process', 'dotnet/cli', 'dotnet/project', 'dotnet/evaluation'],
  dotnet: [
    'model',
    'oci/name',
    'process',
    'dotnet/cli',
    'dotnet/project',
    'dotnet/evaluation',
    'dotnet/publish',
  ],
  docker: ['model', 'process', 'oci/name'],
  git: ['model', 'oci/name', 'process'],
  github: ['model', 'oci/name', 'process'],
  cache: ['model', 'oci/name', 'process'],
  // Composition: what hands adapters to each other.
  tools: BELOW_COMPOSITION,
  action: [...BELOW_COMPOSITION, 'tools'],
  'plan/repository': BELOW_COMPOSITION,
  'plan/ownership': [...BELOW_COMPOSITION, 'plan/repository'],
  plan: [...BELOW_COMPOSITION, 'tools', 'action', 'plan/repository', 'plan/ownership'],
  push: [...BELOW_COMPOSITION, 'tools', 'action'],
  build: [...BELOW_COMPOSITION, 'tools', 'action', 'plan', 'push'],
  source: [...BELOW_COMPOSITION, 'tools', 'action', 'push'],
  measure: [...BELOW_COMPOSITION, 'tools', 'action', 'plan', 'push', 'build', 'source'],
  baseline: [...BELOW_COMPOSITION, 'tools', 'action', 'plan', 'push', 'build', 'source', 'measure'],
};

/** Files in a room. */
const MOST_FILES = 14;

/** Effects that a pure room must not have. An `import type` from Node has no effect. */
const EFFECT =
  /\bawait\b|\basync\b|\bprocess\.|\bDate\b|Math\.random|^import (?!type).*'node:(?!path)|\bfetch\(|@actions\//m;

interface Source {
  /** Relative to src/. */
  readonly path: string;
  /** Its folder, relative to src/; empty for the files next to the rooms. */
  readonly room: string;
  readonly text: string;
  /** Paths of the files that it imports, types included. */
  readonly imports: readonly string[];
}

const sources: readonly Source[] = await Promise.all(
  (await readdir(SRC, { recursive: true }))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map(async (path) => {
      const text = await readFile(join(SRC, path), 'utf8');
      return { path, room: roomOf(path), text, imports: importsOf(path, text) };
    }),
);

function roomOf(path: string): string {
  return path.includes('/') ? dirname(path) : '';
}

function importsOf(path: string, text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    relative(SRC, join(SRC, dirname(path), match[1] ?? '')),
  );
}

describe('rooms', () => {
  it('are all in the table', () => {
    const rooms = new Set(sources.map(({ room }) => room).filter((room) => room !== ''));
    expect([...rooms].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it('import only what is below them', () => {
    const wrong = sources.flatMap(({ path, room, imports }) =>
      imports
        .filter((target) => room !== '' && roomOf(target) !== room)
        .filter((target) => !MAY_IMPORT[room]?.includes(roomOf(target)))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong, importTable()).toEqual([]);
  });

  it('have no circle in their table', () => {
    expect(circleIn(Object.entries(MAY_IMPORT)), importTable()).toBeUndefined();
  });

  it('hold about a dozen files at most', () => {
    const sizes = Object.keys(MAY_IMPORT).map(
      (room) => [room, sources.filter((source) => source.room === room).length] as const,
    );
    expect(sizes.filter(([, size]) => size > MOST_FILES)).toEqual([]);
  });
});

it('no file imports itself through others, not even for its types', () => {
  const circle = circleIn(sources.map(({ path, imports }) => [path, imports] as const));
  expect(circle, importTable()).toBeUndefined();
});

it.each(PURE)('%s takes data and returns data: no await, clock, chance, environment or effect', (room) => {
  const wrong = sources
    .filter((source) => source.room === room)
    .filter(({ text }) => EFFECT.test(withoutComments(text)))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

it('no shell is ever started', () => {
  const shell = /shell:|\bexecSync\b|\{[^}]*\bexec\b[^}]*\} from 'node:child_process'/;
  expect(sources.filter(({ text }) => shell.test(text)).map(({ path }) => path)).toEqual([]);
});

it('only the process room starts programs', () => {
  const starters = sources.filter(({ text }) => /@actions\/exec|child_process/.test(withoutComments(text)));
  expect(starters.map(({ path }) => path)).toEqual(['process/execute.ts', 'process/stream.ts']);
});

/** A circle as a path, first and last the same; undefined if there is none. */
function circleIn(graph: readonly (readonly [node: string, next: readonly string[]])[]): string | undefined {
  const next = new Map(graph);
  const finished = new Set<string>();
  const visit = (node: string, path: readonly string[]): string | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node].join(' -> ');
    if (finished.has(node)) return undefined;
    for (const target of next.get(node) ?? []) {
      const circle = visit(target, [...path, node]);
      if (circle !== undefined) return circle;
    }
    finished.add(node);
    return undefined;
  };
  for (const [node] of graph) {
    const circle = visit(node, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** What each room imports now, to help find the wrong import. */
function importTable(): string {
  const lines = Object.keys(MAY_IMPORT).map((room) => {
    const targets = sources
      .filter((source) => source.room === room)
      .flatMap(({ imports }) => imports.map(roomOf))
      .filter((target) => target !== room);
    return `${room} imports ${[...new Set(targets)].sort().join(', ') || 'nothing'}`;
  });
  return `\n${lines.join('\n')}\n`;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dockerfile } from '../../../src/dockerfile/dockerfile.ts';
import { buildsFromSource, isDotNet } from '../../../src/dockerfile/dotnet/builds-from-source.ts';
import { originsOf } from '../../../src/dockerfile/dotnet/origins.ts';
import { type Start, startOf, startOfScript } from '../../../src/dockerfile/dotnet/start.ts';
import { finalBase, finalStage } from '../../../src/dockerfile/final-stage.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';
import { findBuildPlace } from '../../../src/plan/build-place.ts';
import { MemoryTree } from '../../fakes/memory-tree.ts';
import { SHAPES, type Shape } from './shapes.ts';

const FOLDER = new URL('../../fixtures/dockerfiles/', import.meta.url);
const WORKSPACE = '/repository';

interface Reading extends Pick<Shape, 'start' | 'base' | 'fromSource' | 'context' | 'publish'> {
  readonly isDotNet: boolean;
}

async function readShape(shape: Shape): Promise<Reading> {
  const { file, at, target, buildArgs = {}, repository, projects = [] } = shape;
  const text = await readFile(new URL(`${file}.Dockerfile`, FOLDER), 'utf8');
  const read = readDockerfile(text, at, { buildArgs });
  const inWorkspace = (path: string) => posix.join(WORKSPACE, path);
  const files = Object.entries({ ...repository, [at]: text });
  const tree = new MemoryTree(
    Object.fromEntries(files.map(([path, content]) => [inWorkspace(path), content])),
  );
  const dockerfile = inWorkspace(at);
  const question = { dockerfile, workspace: WORKSPACE, read, projects: projects.map(inWorkspace) };
  const place = await findBuildPlace({ ...question, target }, tree);
  const base = finalBase(read, { target });
  const shown = (path: string) => posix.relative(WORKSPACE, path) || '.';
  return {
    start: inShort(await resolvedStart(read, target, (path) => tree.read(posix.join(place.context, path)))),
    base: 'reference' in base ? base.reference : 'scratch' in base ? 'scratch' : '?',
    fromSource: buildsFromSource(read, target),
    context: shown(place.context),
    publish: place.publishOutput === undefined ? '' : shown(place.publishOutput.path),
    isDotNet: isDotNet(read),
  };
}

/** After the script that it starts was read, if the context has it. */
async function resolvedStart(
  read: Dockerfile,
  target: string | undefined,
  readInContext: (path: string) => Promise<string | undefined>,
): Promise<Start> {
  const stage = finalStage(read, target);
  const start = startOf(read, stage);
  if (!('script' in start)) return start;
  for (const origin of originsOf(read, stage, start.script)) {
    const text = await readInContext(origin);
    if (text !== undefined) return startOfScript(text, start, read, stage);
  }
  return start;
}

function inShort(start: Start): string {
  if ('assembly' in start) return start.assembly;
  if ('script' in start) return `script ${start.script}`;
  return 'none' in start ? 'none' : '?';
}

describe('a Dockerfile in a real shape is read as it is built:', () => {
  it.each(SHAPES)('$file at $at $target', async (shape) => {
    const { start, base, fromSource, context, publish, isDotNet = true } = shape;
    expect(await readShape(shape)).toEqual({ start, base, fromSource, context, publish, isDotNet });
  });
});

it('has a row for every file', async () => {
  const files = (await readdir(FOLDER)).map((name) => name.replace(/\.Dockerfile$/, ''));
  expect([...new Set(SHAPES.map(({ file }) => file))].sort()).toEqual(files.sort());
});

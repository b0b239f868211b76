import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { UserError } from '../../../src/model/user-error.ts';
import {
  type MeasuringRegistry,
  startMeasuringRegistry,
} from '../../../src/oci/receiver/measuring-registry.ts';
import { execute } from '../../../src/process/execute.ts';
import { git, write } from '../../fakes/git-scene.ts';
import { digestOf } from '../../fakes/pushable-image.ts';
import { appLayers, entriesIn } from '../app-layers.ts';
import { OWN_PUBLISHES, type OwnPublish } from '../own-publish-rows.ts';

interface File {
  /** Bytes. */
  readonly size: number;
  readonly digest: string | undefined;
}
/** Files of an app by path, or what its build said. */
type Published = { readonly files: ReadonlyMap<string, File> } | { readonly refused: string };

const NO_REVISION = '0'.repeat(40);
const table: string[] = [];
let registry: MeasuringRegistry;
let folder: string;

beforeAll(async () => {
  registry = await startMeasuringRegistry();
  folder = await mkdtemp(join(tmpdir(), 'own-publish-'));
});

afterAll(async () => {
  await registry?.close();
  await rm(folder, { recursive: true, force: true });
  const header = ['app | own publish | the action | files | of another size than in the own publish'];
  console.log([...header, ...table].join('\n'));
});

describe("the action publishes what the user's own dotnet publish publishes", () => {
  it.each(OWN_PUBLISHES)('$name', async (row) => {
    for (const [name, value] of Object.entries(row.env ?? {})) vi.stubEnv(name, value);
    try {
      const checkouts = [
        await checkoutOf(row, 'own'),
        await checkoutOf(row, row.sizeDependsOnPath ? 'act' : 'a/longer/path'),
      ] as const;
      write(checkouts[1], row.left ?? {});
      const [own, ours] = [await ownPublish(checkouts[0], row), await actionPublish(checkouts[1], row)];
      table.push([row.name, ...wordsOf(own, ours)].join(' | '));
      expect(git(checkouts[1], 'status', '--porcelain')).toBe('');
      if ('refused' in own || 'refused' in ours) {
        const said = [own, ours].map((one) => ('refused' in one ? one.refused : 'accepted'));
        expect(said).toEqual([row.refused, row.refused].map((text) => expect.stringContaining(text ?? '?')));
        return;
      }
      expect([...ours.files.keys()].sort()).toEqual([...own.files.keys()].sort());
      // Paths and the commit are in what the compiler writes.
      const others = [...own.files].filter(([path]) => !/\.(?:dll|pdb)$/.test(path));
      for (const [path, file] of others) expect([path, ours.files.get(path)]).toEqual([path, file]);

      const mapped = await ownPublish(checkouts[0], row, sameConstants(row));
      const compared = row.builtElsewhere ? sizesOf : (published: Published) => published;
      expect(compared(mapped)).toEqual(compared(ours));
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

async function checkoutOf({ name, from, files = {}, ...row }: OwnPublish, place: string): Promise<string> {
  const checkout = join(folder, name.replaceAll(/[^a-z]/gi, ''), place);
  if (from !== undefined) {
    await cp(from, checkout, {
      recursive: true,
      filter: (path) => !/\/(?:bin|obj|publish)$/.test(path),
    });
  }
  write(checkout, { '.gitignore': 'bin/\nobj/\n', ...files });
  if (row.locks) expect(await dotnet(['restore', row.project], checkout)).toBeUndefined();
  write(checkout, row.after ?? {});
  git(checkout, 'init', '--quiet');
  git(checkout, 'remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  git(checkout, 'add', '--all');
  git(checkout, 'commit', '--quiet', '--message', 'Begin');
  await clean(checkout);
  return checkout;
}

/** Without what was built. */
async function clean(checkout: string): Promise<void> {
  git(checkout, 'clean', '-fdxq');
}

/** With the same commit and paths as the action, so that every byte must be equal. */
function sameConstants({ env = {}, files = {} }: OwnPublish): readonly string[] {
  const mapsItself = Object.values(files).some((text) => text.includes('<PathMap>'));
  const paths = 'ContinuousIntegrationBuild' in env ? [] : ['-p:DeterministicSourcePaths=true'];
  return [...(mapsItself ? [] : paths), `-p:SourceRevisionId=${NO_REVISION}`, '-p:EnableSourceLink=false'];
}

async function ownPublish(
  checkout: string,
  { project, args = [], runtime }: OwnPublish,
  more: readonly string[] = [],
): Promise<Published> {
  await clean(checkout);
  const output = await mkdtemp(join(folder, 'published-'));
  const publish = ['publish', project, '-c', 'Release', ...args, ...more];
  if (runtime === undefined) {
    const refused = await dotnet([...publish, '-o', output], checkout);
    return refused === undefined ? { files: await filesOf(output) } : { refused };
  }
  const image = {
    ContainerBaseImage: `${inject('bed').registry}/dotnet/aspnet:10.0`,
    ContainerArchiveOutputPath: join(output, 'image.tar.gz'),
    ContainerRuntimeIdentifiers: runtime,
  };
  const properties = Object.entries(image).map(([name, value]) => `-p:${name}=${value}`);
  const refused = await dotnet([...publish, '-t:PublishContainer', ...properties], checkout);
  if (refused !== undefined) return { refused };
  return {
    files: await filesOf(join(checkout, project, '..', 'bin/Release/net10.0', runtime, 'publish')),
  };
}

/** Undefined if it succeeds, else what it printed. */
async function dotnet(args: readonly string[], cwd: string): Promise<string | undefined> {
  const { exitCode, stdout } = await execute('dotnet', args, { cwd, silent: true });
  return exitCode === 0 ? undefined : stdout;
}

async function filesOf(output: string): Promise<ReadonlyMap<string, File>> {
  const found = await readdir(output, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      files.sort().map(async (path): Promise<[string, File]> => {
        const content = await readFile(path);
        return [path.slice(output.length + 1), { size: content.length, digest: digestOf(content) }];
      }),
    ),
  );
}

async function actionPublish(workspace: string, { project, args = [] }: OwnPublish): Promise<Published> {
  const temporaryFolder = await mkdtemp(join(folder, 'temporary-'));
  const inputs = { builder: 'sdk', project, 'publish-args': args.join('\n') };
  try {
    const layers = await appLayers(inputs, { workspace, temporaryFolder, registry });
    const files = layers.flatMap(entriesIn).filter(({ type }) => type === 'file');
    const inFolder = files.map(({ path, size, digest }): [string, File] => [
      path.replace(/^app\//, ''),
      { size, digest },
    ]);
    return { files: new Map(inFolder.sort(([one], [other]) => (one < other ? -1 : 1))) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { refused: [error.message, ...error.details.map(({ message }) => message)].join('\n') };
  }
}

function sizesOf(published: Published): Published {
  if ('refused' in published) return published;
  const sizes = [...published.files].map(([path, { size }]): [string, File] => [
    path,
    { size, digest: undefined },
  ]);
  return { files: new Map(sizes) };
}

/** What the table says of both. */
function wordsOf(own: Published, ours: Published): readonly string[] {
  const ends = [own, ours].map((one) => ('refused' in one ? 'refuses' : 'accepts'));
  if ('refused' in own || 'refused' in ours) return [...ends, '', ''];
  const other = [...own.files].flatMap(([path, { size }]) => {
    const difference = (ours.files.get(path)?.size ?? Number.NaN) - size;
    return difference === 0 ? [] : [`${path} (${difference > 0 ? '+' : ''}${difference} B)`];
  });
  return [...ends, String(own.files.size), other.join(', ') || 'none'];
}

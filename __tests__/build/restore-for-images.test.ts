import { expect, test } from 'vitest';
import { restoreForImages } from '../../src/build/restore-for-images.ts';
import { webProject } from '../plan/facts.ts';

const options = { root: '/repo', configuration: 'Release' };
const platform = { os: 'linux', architecture: 'amd64' };
const several = { runtimeIdentifiers: ['linux-x64', 'linux-arm64'] };

interface Given {
  readonly runtimes: readonly (string | undefined)[];
  readonly project?: Parameters<typeof webProject>[1];
  readonly more?: { readonly restored?: boolean; readonly publishArgs?: readonly string[] };
}

async function restoring({ runtimes, project = several, more = {} }: Given) {
  const restored: (readonly string[])[] = [];
  const dotnet = {
    restore: async (projects: readonly string[]) => {
      restored.push(projects);
    },
  };
  const images = runtimes.map((runtimeIdentifier) => ({ platform, runtimeIdentifier }));
  // Nothing else of dotnet is used.
  const tools = { dotnet } as unknown as Parameters<typeof restoreForImages>[3];
  const after = await restoreForImages(
    images,
    webProject('/repo/Api.csproj', project),
    { ...options, ...more },
    tools,
  );
  return { restored, marked: after.restored ?? false };
}

test('restores a project with several runtimes once, for all of its images', async () => {
  const once = { restored: [['/repo/Api.csproj']], marked: true };
  expect(await restoring({ runtimes: ['linux-x64', 'linux-arm64'] })).toEqual(once);
  expect(await restoring({ runtimes: ['linux-x64'] })).toEqual(once);
});

test.each<[string, Given]>([
  ['no image has a runtime of its own', { runtimes: [undefined] }],
  ['the project does not list the runtime', { runtimes: ['linux-x64'], project: {} }],
  [
    'the arguments say that it was restored',
    { runtimes: ['linux-x64'], more: { publishArgs: ['--no-restore'] } },
  ],
])('leaves it to publish if %s', async (_reason, given) => {
  expect(await restoring(given)).toEqual({ restored: [], marked: false });
});

test('does not restore again what was restored', async () => {
  const given = { runtimes: ['linux-x64'], more: { restored: true } };
  expect(await restoring(given)).toEqual({ restored: [], marked: true });
});

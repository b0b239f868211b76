import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/action/inputs.ts';
import { buildImages } from '../../src/build/build-images.ts';
import type { ProjectTarget } from '../../src/plan/plan.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';
import { webProject } from '../plan/facts.ts';

const workspace = await scratchFolder();
const CLASSIC = {
  version: '20.10',
  storageDriver: 'overlay2',
  containerdStore: false,
  os: 'linux',
  architecture: 'x86_64',
};
const BUILDX = {
  name: 'remote',
  driver: 'docker-container',
  versions: ['v0.24.0'],
  platform: { os: 'linux', architecture: 'arm64' },
  answerMs: 1,
};

/** Ends a build where it starts: what was done until then is in `done`. */
class Stop extends Error {}

async function build(given: Readonly<Record<string, string>>, changes: Partial<Tools> = {}) {
  const done: string[] = [];
  const stop = (what: string) => async () => {
    done.push(what);
    throw new Stop();
  };
  const note =
    <T>(what: string, answer: T) =>
    async () => {
      done.push(what);
      return answer;
    };
  const tools = {
    dotnet: {
      baseImage: note('base image', 'mcr.microsoft.com/dotnet/aspnet:10.0'),
      publish: note('publish', undefined),
      publishContainer: stop('SDK builds'),
    },
    docker: { build: stop('engine builds'), remove: async () => {} },
    buildx: { buildAndPush: stop('buildx builds') },
    images: new PublishedImagesFake(),
    registry: { address: '127.0.0.1:1', repository: 'measure/x' },
    log: new LogFake(),
    engine: note('engine', CLASSIC),
    buildxBuilder: async () => undefined,
    buildxReach: async () => 'reachable',
    ...changes,
  } as unknown as Tools;
  const target: ProjectTarget = {
    name: 'Api',
    project: webProject(join(workspace, 'Api.csproj')),
    projectPath: 'Api.csproj',
    docker: given.builder === 'docker' ? { dockerfile: undefined } : undefined,
  };
  const inputs = readInputs((name) => given[name] ?? '');
  const places = { workspace, temporaryFolder: workspace };
  const error: unknown = await buildImages(target, inputs, places, tools).catch((thrown) => thrown);
  return { done, error };
}

describe('the images of a project', () => {
  it('are built by the SDK, without an engine, if the project has no Docker build', async () => {
    const images = { read: async () => ({ contents: {} }), mirrored: () => undefined };
    const registry = { address: '127.0.0.1:1', repository: 'measure/x', expectBase: () => {} };
    const { done } = await build({}, { images, registry } as unknown as Partial<Tools>);
    expect(done).toEqual(['base image', 'SDK builds']);
  });

  it('are built by the engine after the app is published', async () => {
    const { done, error } = await build({ builder: 'docker' });
    expect(error).toBeInstanceOf(Stop);
    expect(done).toEqual(['engine', 'base image', 'publish', 'engine builds']);
  });

  it('are built by the builder that buildx is set to, and no engine is asked', async () => {
    const { done } = await build({ builder: 'docker' }, { buildxBuilder: async () => BUILDX });
    expect(done).toEqual(['base image', 'publish', 'buildx builds']);
  });

  it('are refused for several platforms by a classic store, before anything is published', async () => {
    const { done, error } = await build({ builder: 'docker', platforms: 'linux/amd64,linux/arm64' });
    expect(error).toMatchObject({
      message: expect.stringContaining('Input platforms names several platforms'),
    });
    expect(done).toEqual(['engine']);
  });
});

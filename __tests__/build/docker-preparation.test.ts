import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type PreparationInputs, prepareDockerBuild } from '../../src/build/docker-preparation.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { testFolder } from '../fakes/test-folder.ts';
import { webProject } from '../plan/facts.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

beforeEach(() => {
  published = [];
});

async function preparation(inputs: Partial<PreparationInputs> = {}, selfContained = false) {
  const workspace = testFolder();
  const all = { docker: {}, platforms: [AMD64, ARM64], context: undefined, publish: undefined };
  return {
    project: webProject(join(workspace, 'Api.csproj'), { selfContained }),
    options: { root: workspace, configuration: 'Release' },
    inputs: { ...all, publishOutput: undefined, baseImage: undefined, ...inputs },
    workspace,
    temporaryFolder: workspace,
    defaultPlatform: AMD64,
    link: false,
  };
}

/** Folders that apps were published into. */
let published: string[] = [];

const tools = () => ({
  dotnet: {
    publish: async ({ output }: { output: string }) => void published.push(output),
    baseImage: async () => 'mcr.microsoft.com/dotnet/aspnet:10.0',
  } as unknown as Tools['dotnet'],
  images: new PublishedImagesFake(),
  log: new LogFake(),
});

describe('a Docker build for several platforms', () => {
  const dockerfile = `FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base-amd64
FROM registry.lan/arm/aspnet:1 AS base-arm64
FROM base-$TARGETARCH
ENTRYPOINT ["dotnet", "Api.dll"]
`;

  async function prepare(
    inputs: Partial<PreparationInputs> = {},
    { text = dockerfile, defaultPlatform = AMD64 } = {},
  ) {
    const prepared = { ...(await preparation(inputs)), defaultPlatform };
    const path = join(prepared.workspace, 'Dockerfile');
    await writeFile(path, text);
    return prepareDockerBuild(path, prepared, tools());
  }

  const ASPNET = { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' };
  const OTHER = { reference: 'registry.lan/arm/aspnet:1' };

  it('has the base of each platform, as its Dockerfile chooses it', async () => {
    const { images, request } = await prepare();
    expect(images).toMatchObject([
      { platform: AMD64, base: ASPNET },
      { platform: ARM64, base: OTHER },
    ]);
    expect(request.platforms).toEqual([AMD64, ARM64]);
  });

  it('has one base if there is one platform', async () => {
    expect((await prepare({ platforms: [ARM64] })).images).toMatchObject([{ platform: ARM64, base: OTHER }]);
  });

  it('has the base that the user names, for each platform', async () => {
    const base = { reference: 'registry.lan/base:1' };
    expect((await prepare({ baseImage: base.reference })).images).toEqual([
      { platform: AMD64, base },
      { platform: ARM64, base },
    ]);
  });

  it('leaves the platform to the builder if the user names none', async () => {
    const { images, request } = await prepare({ platforms: [] });
    expect(request.platforms).toEqual([]);
    expect(images).toMatchObject([{ platform: AMD64, base: ASPNET }]);
    const onArm = await prepare({ platforms: [] }, { defaultPlatform: ARM64 });
    expect(onArm.images).toMatchObject([{ platform: ARM64, base: OTHER }]);
  });

  it('has a builder of another platform', async () => {
    const text = dockerfile.replace('TARGETARCH', 'BUILDARCH');
    const { images } = await prepare({ platforms: [ARM64] }, { text });
    expect(images).toMatchObject([{ platform: ARM64, base: ASPNET }]);
  });

  it('refuses a self-contained app for several platforms', async () => {
    await expect(prepareDockerBuild(undefined, await preparation({}, true), tools())).rejects.toThrow(
      'Input platforms names several platforms, but Api is self-contained: its published app has the runtime of one platform. Set input builder to sdk',
    );
    const one = await preparation({ platforms: [AMD64] }, true);
    expect((await prepareDockerBuild(undefined, one, tools())).images).toEqual([
      { platform: AMD64, base: ASPNET },
    ]);
  });
});

it('the project’s DockerfileContext is the context of the project’s own Dockerfile, and of no other', async () => {
  const prepared = await preparation();
  const own = join(prepared.workspace, 'Dockerfile');
  const other = join(prepared.workspace, 'other.Dockerfile');
  for (const path of [own, other]) await writeFile(path, 'FROM scratch\n');
  const context = join(prepared.workspace, 'inside');
  const project = { ...prepared.project, dockerfile: { path: own, named: true, context } };
  const contextOf = async (path: string) =>
    (await prepareDockerBuild(path, { ...prepared, project }, tools())).request.context;
  expect(await contextOf(own)).toBe(context);
  expect(await contextOf(other)).toBe(prepared.workspace);
});

describe('a generated Dockerfile', () => {
  it('is built on the base from its mirror, and has no stage for a target', async () => {
    const prepared = await preparation({ docker: { target: 'final', buildArgs: ['A=1'] }, platforms: [] });
    const given = tools();
    given.images.mirror = 'proxy.lan/aspnet:10.0';
    const { request } = await prepareDockerBuild(undefined, prepared, given);
    expect(await readFile(request.dockerfile, 'utf8')).toContain('FROM proxy.lan/aspnet:10.0');
    expect(request.options).toEqual({ target: undefined, buildArgs: ['A=1'] });
    expect(published).toEqual([request.context]);
  });
});

describe('the build context of a Dockerfile', () => {
  async function prepare(text: string, inputs: Partial<PreparationInputs> = {}) {
    const prepared = await preparation(inputs);
    const path = join(prepared.workspace, 'Dockerfile');
    await writeFile(path, text);
    const given = tools();
    const build = () => prepareDockerBuild(path, prepared, given);
    return { build, log: given.log, workspace: prepared.workspace };
  }

  it('must be a folder if the user names it', async () => {
    const { build } = await prepare('FROM scratch\n', { context: 'no-such-folder' });
    await expect(build()).rejects.toThrow('Input context: "no-such-folder" is not a folder of');
  });

  it('that lacks a file which the Dockerfile copies is a warning', async () => {
    const { build, log } = await prepare('FROM scratch\nCOPY start.sh /\n');
    await build();
    expect(log.warnings).toEqual([
      'Dockerfile, line 2: start.sh is copied from the build context ., but does not exist there. Is input context right?',
    ]);
  });

  const copies = 'FROM scratch\nCOPY publish /app\n';
  const builds = 'FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet publish -o publish\n';

  it.each([
    ['gets the app if the Dockerfile does not publish it', copies, undefined, true],
    ['gets no app if the Dockerfile publishes it', builds, undefined, false],
    ['gets the app if input publish is true', builds, true, true],
    ['gets no app if input publish is false', copies, false, false],
  ])('%s', async (_, text, publish, expected) => {
    const { build, workspace } = await prepare(text, { publish, publishOutput: 'publish' });
    await build();
    expect(published).toEqual(expected ? [join(workspace, 'publish')] : []);
  });
});

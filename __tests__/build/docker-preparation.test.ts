import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PreparationInputs } from '../../src/build/docker-build.ts';
import { prepareDockerBuild } from '../../src/build/docker-preparation.ts';
import type { DockerfileTarget } from '../../src/plan/target.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { dockerfileTarget } from '../fakes/targets.ts';
import { testFolder } from '../fakes/test-folder.ts';
import { webProject } from '../plan/facts.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

beforeEach(() => {
  published = [];
});

async function preparation(inputs: Partial<PreparationInputs> = {}, selfContained = false) {
  const workspace = testFolder();
  const all = { docker: {}, platforms: [AMD64, ARM64] };
  return {
    project: webProject(join(workspace, 'Api.csproj'), { selfContained }),
    options: { root: workspace, configuration: 'Release' },
    inputs: { ...all, baseImage: undefined, ...inputs },
    workspace,
    temporaryFolder: workspace,
    defaultPlatform: AMD64,
    link: false,
  };
}

/** Folders that apps were published into. */
let published: string[] = [];
/** Files of earlier publishes in them. */
let older: readonly string[] = [];

const tools = () => ({
  dotnet: {
    publish: async ({ output }: { output: string }) => {
      published.push(output);
      return older;
    },
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
    return prepareDockerBuild(dockerfileTarget(path, text, AMD64), prepared, tools());
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

  it('has the platform that its base is read for, unless the user names one', async () => {
    const text = 'FROM --platform=linux/arm64 mcr.microsoft.com/dotnet/aspnet:10.0';
    const base = { ...ASPNET, platform: ARM64 };
    expect((await prepare({ platforms: [] }, { text })).images).toMatchObject([{ platform: ARM64, base }]);
    expect((await prepare({ platforms: [AMD64] }, { text })).images).toMatchObject([
      { platform: AMD64, base },
    ]);
  });

  it('has a builder of another platform', async () => {
    const text = dockerfile.replace('TARGETARCH', 'BUILDARCH');
    const { images } = await prepare({ platforms: [ARM64] }, { text });
    expect(images).toMatchObject([{ platform: ARM64, base: ASPNET }]);
  });

  it('refuses a self-contained app for several platforms', async () => {
    await expect(
      prepareDockerBuild({ generated: true }, await preparation({}, true), tools()),
    ).rejects.toThrow(
      'Input platforms names several platforms, but Api is self-contained: its published app has the runtime of one platform. Set input builder to sdk',
    );
    const one = await preparation({ platforms: [AMD64] }, true);
    expect((await prepareDockerBuild({ generated: true }, one, tools())).images).toEqual([
      { platform: AMD64, base: ASPNET },
    ]);
  });
});

describe('a generated Dockerfile', () => {
  it('is built on the base from its mirror, and has no stage for a target', async () => {
    const prepared = await preparation({ docker: { target: 'final', buildArgs: ['A=1'] }, platforms: [] });
    const given = tools();
    given.images.mirror = 'proxy.lan/aspnet:10.0';
    const { request } = await prepareDockerBuild({ generated: true }, prepared, given);
    expect(await readFile(request.dockerfile, 'utf8')).toContain('FROM proxy.lan/aspnet:10.0');
    expect(request.options).toEqual({ target: undefined, buildArgs: ['A=1'] });
    expect(published).toEqual([request.context]);
  });
});

describe("a user's Dockerfile", () => {
  const text = 'FROM scratch AS runtime\nFROM scratch\nCOPY start.sh /\n';

  async function prepare(changes: Partial<DockerfileTarget> = {}) {
    const prepared = await preparation({ docker: { target: 'RUNTIME', buildArgs: ['A=1'] } });
    const given = tools();
    const context = prepared.workspace;
    const path = join(context, 'Dockerfile');
    await writeFile(path, text);
    const target = dockerfileTarget(path, text, AMD64, { context, ...changes });
    return { build: await prepareDockerBuild(target, prepared, given), log: given.log, context };
  }

  it('is built in its context, up to the stage of the plan, whatever input target says', async () => {
    const { build, context } = await prepare({ target: 'runtime' });
    expect(build.request).toMatchObject({
      dockerfile: join(context, 'Dockerfile'),
      context,
      options: { target: 'runtime', buildArgs: ['A=1'] },
    });
    expect((await prepare()).build.request.options).toEqual({ target: undefined, buildArgs: ['A=1'] });
  });

  it('gets the published app where it expects it, if the plan says so', async () => {
    await prepare({ publishTo: '/repo/publish' });
    expect(published).toEqual(['/repo/publish']);
    published = [];
    await prepare();
    expect(published).toEqual([]);
  });

  it('warns of what an earlier publish left where the app is expected', async () => {
    older = ['Old.dll', 'Older.dll', 'Oldest.dll'];
    const { log } = await prepare({ publishTo: '/repo/publish' });
    older = [];
    expect(log.warnings).toEqual([
      expect.stringMatching(/publish already had Old\.dll and 2 more, which this publish did not write\. /),
    ]);
  });

  it('says why it has its context', async () => {
    const { log } = await prepare({ contextReason: 'input context names it' });
    expect(log.infos).toContain('Build context of Dockerfile: . (input context names it).');
  });

  it('that lacks a project which the app needs is a warning', async () => {
    const { log, build } = await prepare({ outside: ['/elsewhere/Core.csproj'] });
    const warning = expect.stringMatching(
      /^Dockerfile: the app needs \S+\/elsewhere\/Core\.csproj, which is not in the build context \.\. Is input context right\?$/,
    );
    expect(log.warnings).toEqual([warning]);
    expect(build.request.doubts).toEqual([warning]);
  });

  it('has the build arguments of compose and bake files, and then those of the input, which win', async () => {
    const { build } = await prepare({ buildArgs: ['PROJECT=Api', 'A=x'] });
    expect(build.request.options?.buildArgs).toEqual(['PROJECT=Api', 'A=x', 'A=1']);
  });

  it('that publishes what a variable names says in which line', async () => {
    const { build } = await prepare({ unknownProject: 4 });
    expect(build.request.unknownProject).toBe(4);
  });

  it('that copies a file which its context lacks is a warning', async () => {
    const missing = {
      path: 'start.sh',
      line: 3,
      use: 'copied',
      project: false,
      ignored: false,
      certain: true,
    } as const;
    const made = { ...missing, path: 'made.txt', certain: false };
    const { log, build } = await prepare({ missing: [missing, made] });
    expect(build.request.doubts).toHaveLength(2);
    expect(log.warnings).toEqual([
      'Dockerfile, line 3: start.sh is copied from the build context ., but does not exist there. Is input context right?',
    ]);
  });
});

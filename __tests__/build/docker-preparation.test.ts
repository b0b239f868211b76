import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type DockerPreparationInputs,
  prepareDockerfile,
  prepareGenerated,
} from '../../src/build/docker-preparation.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';
import { webProject } from '../plan/facts.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

async function preparation(inputs: Partial<DockerPreparationInputs> = {}, selfContained = false) {
  const workspace = await scratchFolder();
  const all = { docker: {}, platforms: [AMD64, ARM64], context: undefined, publish: undefined };
  return {
    project: webProject(join(workspace, 'Api.csproj'), { selfContained }),
    options: { root: workspace, configuration: 'Release' },
    inputs: { ...all, publishOutput: undefined, baseImage: undefined, ...inputs },
    workspace,
    temporaryFolder: workspace,
    tag: 'head',
  };
}

const tools = () => ({
  dotnet: {
    publish: async () => {},
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

  async function prepare(inputs: Partial<DockerPreparationInputs> = {}) {
    const prepared = await preparation(inputs);
    const path = join(prepared.workspace, 'Dockerfile');
    await writeFile(path, dockerfile);
    return prepareDockerfile(path, prepared, tools());
  }

  it('has the base of each platform, as its Dockerfile chooses it', async () => {
    const { base, platformBases } = await prepare();
    expect(base).toMatchObject({ reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' });
    expect(platformBases).toMatchObject([base, { reference: 'registry.lan/arm/aspnet:1' }]);
  });

  it('has one base where there is one platform, or the user names it', async () => {
    expect(await prepare({ platforms: [ARM64] })).toMatchObject({
      base: { reference: 'registry.lan/arm/aspnet:1' },
    });
    expect(await prepare({ platforms: [ARM64] })).not.toHaveProperty('platformBases');
    const named = { reference: 'registry.lan/base:1' };
    expect((await prepare({ baseImage: named.reference })).platformBases).toEqual([named, named]);
  });

  it('takes no app that brings the runtime of one', async () => {
    await expect(prepareGenerated(await preparation({}, true), tools())).rejects.toThrow(
      'Input platforms names several platforms, but Api is published with its own runtime, which is that of one (SelfContained)',
    );
    const one = await preparation({ platforms: [AMD64] }, true);
    expect(await prepareGenerated(one, tools())).toMatchObject({
      base: { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' },
    });
  });
});

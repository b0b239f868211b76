import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTriggers } from '../../src/build/base-triggers.ts';
import { prepareDockerBuild } from '../../src/build/docker-preparation.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { LogFake } from '../fakes/log.ts';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { dockerfileTarget } from '../fakes/targets.ts';
import { testFolder } from '../fakes/test-folder.ts';
import { contents } from '../model/contents.ts';
import { webProject } from '../plan/facts.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };

function imageWith(triggers: readonly string[]) {
  const image = contents([{ id: 'debian', download: 1, disk: 2 }]);
  return { ...image, config: { ...image.config, triggers } };
}

describe('the ONBUILD instructions of images', () => {
  const images = () =>
    new PublishedImagesFake({
      'corp/build:1': imageWith(['COPY . /src', 'RUN dotnet publish /src']),
      'corp/run:1': imageWith([]),
    });

  it('are those of the images that the stages to build start from', async () => {
    const text = `FROM corp/build:1 AS build
FROM corp/unused:1 AS unused
FROM corp/gone:1 AS gone
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS sdk
FROM scratch AS nothing
FROM corp/replaced AS replaced
FROM node:22 AS node
FROM corp/run:1
COPY --from=build /o .
COPY --from=gone /o .
COPY --from=sdk /o .
COPY --from=nothing /o .
COPY --from=replaced /o .
COPY --from=node /o .
`;
    const asked = images();
    const target = dockerfileTarget('/w/Dockerfile', text, AMD64);
    const triggers = await readTriggers(target, ['corp/replaced=docker-image://other'], asked);
    expect([...triggers]).toEqual([['corp/build:1', ['COPY . /src', 'RUN dotnet publish /src']]]);
    expect(asked.asked).toEqual(['corp/build:1', 'corp/gone:1', 'corp/run:1']);
  });

  it('are read up to a bound', async () => {
    const hostile = imageWith(['x'.repeat(100_000), ...Array(1000).fill('RUN x')]);
    const target = dockerfileTarget('/w/Dockerfile', 'FROM corp/a', AMD64);
    const triggers = await readTriggers(target, [], new PublishedImagesFake({ 'corp/a': hostile }));
    expect(triggers.get('corp/a')).toHaveLength(49);
  });

  async function warnings(triggers: readonly string[], text = 'FROM corp/build:1\nENTRYPOINT ["./Api"]') {
    const workspace = testFolder();
    const path = join(workspace, 'Dockerfile');
    await writeFile(path, text);
    const log = new LogFake();
    await prepareDockerBuild(
      dockerfileTarget(path, text, AMD64),
      {
        project: webProject(join(workspace, 'Api.csproj')),
        options: { root: workspace, configuration: 'Release' },
        inputs: { docker: {}, platforms: [], baseImage: undefined },
        workspace,
        temporaryFolder: workspace,
        defaultPlatform: AMD64,
        link: false,
      },
      {
        dotnet: { publish: async () => [] } as unknown as Tools['dotnet'],
        images: new PublishedImagesFake({ 'corp/build:1': imageWith(triggers) }),
        log,
      },
    );
    return log.warnings;
  }

  it('are named in a warning if the plan would be another with them', async () => {
    expect(await warnings(['COPY publish/ /app', 'RUN <<E\nls\nE'])).toEqual([
      'Dockerfile: corp/build:1 has ONBUILD `COPY publish/ /app`, `RUN <<E ls E`. Docker runs that first in the stages that are built on the image. The plan was made without it: if the build context or the published folder is wrong, set inputs context and publish.',
    ]);
    expect(await warnings(['RUN dotnet publish /src'])).toHaveLength(1);
    expect(await warnings(['ENTRYPOINT ["dotnet", "Other.dll"]'], 'FROM corp/build:1')).toHaveLength(1);
  });

  it('are not mentioned if the plan is the same with them', async () => {
    expect(await warnings([])).toEqual([]);
    expect(await warnings(['USER app', 'ENV A=b', 'LABEL a=b', 'ENTRYPOINT ["./Other"]'])).toEqual([]);
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/action/inputs.ts';
import type { BuildOptions } from '../../src/dotnet/project/build-options.ts';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import type { BeginPublishRequest, BegunPublish } from '../../src/dotnet/publish/begun-publish.ts';
import { UserError } from '../../src/model/user-error.ts';
import { findTargets, publishOptions } from '../../src/plan/find-targets.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { LogFake } from '../fakes/log.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';
import { webProject } from './facts.ts';

const scratch = await scratchFolder();

/** What MSBuild says of every project, and the Dockerfile next to it. */
interface Said {
  readonly fault?: Error;
  readonly facts?: Partial<ProjectFacts>;
  readonly factsOf?: (project: string) => Partial<ProjectFacts>;
  readonly dockerfile?: string;
  /** A Dockerfile that Directory.Build.props names, relative to the workspace. */
  readonly named?: string;
}

async function find(
  given: Readonly<Record<string, string>>,
  files: readonly string[] = [],
  { fault, facts: ofAll, factsOf = () => ofAll ?? {}, dockerfile, named }: Said = {},
) {
  const workspace = join(scratch, crypto.randomUUID());
  await mkdir(workspace);
  for (const file of files) {
    await mkdir(dirname(join(workspace, file)), { recursive: true });
    await writeFile(join(workspace, file), '<Project Sdk="Microsoft.NET.Sdk.Web" />');
    if (dockerfile !== undefined) await writeFile(join(workspace, dirname(file), 'Dockerfile'), dockerfile);
  }
  if (named !== undefined) {
    await mkdir(dirname(join(workspace, named)), { recursive: true });
    await writeFile(
      join(workspace, named),
      'FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish\n',
    );
  }
  const log = new LogFake();
  const answer = async (project: string) => {
    if (fault) throw fault;
    const facts = factsOf(project);
    if (named === undefined) return webProject(project, facts);
    const path = join(workspace, named);
    return webProject(project, { ...facts, dockerfile: { path, named: true, context: undefined } });
  };
  const steps: string[] = [];
  const dotnet = {
    facts: answer,
    factsOfMany: async (projects: readonly string[], { asUnrestored }: BuildOptions) => {
      steps.push(`evaluate${asUnrestored ? ' as unrestored' : ''}`);
      return Promise.all(projects.map(async (path) => ({ path, facts: await answer(path) })));
    },
    beginPublish: async ({ path, registry, repository, tag }: BeginPublishRequest): Promise<BegunPublish> => {
      const name = relative(workspace, path);
      steps.push(`begin ${name} to ${registry}/${repository}:${tag}`);
      return { path, finish: async () => undefined, stop: async () => void steps.push(`stop ${name}`) };
    },
  } as unknown as Tools['dotnet'];
  const inputs = readInputs((name) => given[name] ?? '');
  const registry = { address: '127.0.0.1:5001', repository: 'measure/me' } as Tools['registry'];
  const places = { workspace, temporaryFolder: scratch };
  return { ...(await findTargets(inputs, places, { dotnet, log, registry })), log, steps };
}

describe('what a run measures', () => {
  it('is the image that the user names, and no project', async () => {
    const { targets, failures, log } = await find({ image: 'registry://ghcr.io/team/shop:1', name: 'shop' });
    expect(targets).toMatchObject([
      { name: 'shop', source: { kind: 'registry', reference: 'ghcr.io/team/shop:1' } },
    ]);
    expect(log.infos).toEqual(['Plan: shop: image (input image names registry://ghcr.io/team/shop:1)']);
    expect(failures).toEqual([]);
  });

  it('is an image for each project that is an app', async () => {
    const { targets, failures } = await find({}, ['src/Api/Api.csproj', 'src/Web/Web.csproj']);
    expect(targets).toMatchObject([
      { name: 'Api', projectPath: 'src/Api/Api.csproj' },
      { name: 'Web', projectPath: 'src/Web/Web.csproj' },
    ]);
    expect(failures).toEqual([]);
  });

  it('is a failure with the name of the input if a project that is named does not exist', async () => {
    const { targets, failures } = await find({ project: 'src/Missing.csproj' });
    expect(targets).toEqual([]);
    expect(failures).toEqual([
      { name: 'src/Missing.csproj', project: undefined, error: expect.any(UserError) },
    ]);
  });

  it('is a failure, not a crash, if there is a bug: other reports still arrive', async () => {
    const bug = new TypeError('x is undefined');
    const { failures } = await find({ project: 'Api.csproj', name: 'shop' }, ['Api.csproj'], { fault: bug });
    expect(failures).toEqual([{ name: 'shop', project: undefined, error: bug }]);
  });
});

describe('a publish that begins before the evaluation', () => {
  const BEGIN = 'begin Api/Api.csproj to 127.0.0.1:5001/measure/me:head';

  it('is handed over with the only image', async () => {
    const { targets, steps } = await find({}, ['Api/Api.csproj']);
    expect(targets).toMatchObject([{ name: 'Api', begun: { path: expect.stringMatching(/Api\.csproj$/) } }]);
    expect(steps).toEqual([BEGIN, 'evaluate as unrestored']);
  });

  it('does not begin if a Dockerfile builds the app', async () => {
    const dockerfile = 'FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish\n';
    const { steps } = await find({}, ['Api/Api.csproj'], { dockerfile });
    expect(steps).toEqual(['evaluate']);
  });

  it.each<[string, Said]>([
    ['the project is no app', { facts: { outputType: 'Library' } }],
    ['MSBuild cannot evaluate the project', { fault: new UserError('broken') }],
    ['there is a bug', { fault: new TypeError('x is undefined') }],
  ])('is stopped if %s', async (_, said) => {
    const { failures, steps } = await find({}, ['Api/Api.csproj'], said);
    expect(failures).toHaveLength(1);
    expect(steps).toEqual([BEGIN, 'evaluate as unrestored', 'stop Api/Api.csproj']);
  });

  it('is stopped if a Dockerfile that has no usual name builds the app', async () => {
    const { targets, steps } = await find({}, ['Api/Api.csproj'], {
      facts: { name: 'Api' },
      named: 'docker/app',
    });
    expect(targets).toMatchObject([{ build: { builder: 'docker' } }]);
    expect(targets[0]).not.toHaveProperty('begun');
    expect(steps.at(-1)).toBe('stop Api/Api.csproj');
  });
});

describe('an app with several target frameworks', () => {
  const several = {
    sdk: 'other',
    targetFramework: undefined,
    targetFrameworks: ['net9.0', 'net10.0'],
  } as const;
  const builds =
    'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nCOPY . .\nRUN dotnet publish -f net9.0 -o /app\n';
  const final = 'FROM mcr.microsoft.com/dotnet/runtime:9.0\n';
  const start = 'ENTRYPOINT ["dotnet", "Tool.dll"]\n';

  it('needs no choice if its Dockerfile publishes it', async () => {
    const dockerfile = `${builds}${final}COPY --from=build /app .\n${start}`;
    const { targets, failures } = await find({}, ['Tool/Tool.csproj'], { facts: several, dockerfile });
    expect(failures).toEqual([]);
    expect(targets).toMatchObject([{ name: 'Tool', build: { builder: 'docker' } }]);
  });

  it('needs one if it is published for its Dockerfile', async () => {
    const dockerfile = `${final}COPY publish .\n${start}`;
    const { failures } = await find({}, ['Tool/Tool.csproj'], { facts: several, dockerfile });
    expect(failures).toMatchObject([
      { name: 'Tool', error: { message: expect.stringMatching(/Choose one with input framework/) } },
    ]);
  });
});

it('all projects are published with the same options', () => {
  const inputs = readInputs((name) => ({ framework: 'net10.0', 'publish-args': '-p:A=1' })[name] ?? '');
  expect(publishOptions(inputs, { workspace: '/repo' })).toEqual({
    root: '/repo',
    configuration: 'Release',
    framework: 'net10.0',
    publishArgs: ['-p:A=1'],
  });
});

describe('the log of a run', () => {
  it('has one line for all class libraries', async () => {
    const files = ['src/A/A.csproj', 'src/B/B.csproj', 'src/Shop/Shop.csproj'];
    const { log } = await find({}, files, {
      factsOf: (path) => (path.endsWith('Shop.csproj') ? {} : { sdk: 'other', outputType: 'Library' }),
    });
    expect(log.infos).toEqual([
      expect.stringMatching(/^Plan: Shop: sdk/),
      'Left out: 2 class libraries (src/A/A.csproj, src/B/B.csproj)',
    ]);
    expect(log.warnings).toEqual([]);
  });
});

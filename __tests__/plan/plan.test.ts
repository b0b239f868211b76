import { describe, expect, it } from 'vitest';
import { oneDockerfile, testResults } from '../fixtures/repositories/repositories.ts';
import {
  ASPNET,
  console_,
  dockerfile,
  library,
  project,
  type RepositoryTexts,
  starts,
  web,
  worker,
} from '../fixtures/repositories/sources.ts';
import { planOf, rowsOf } from './plan-of.ts';

type Inputs = Readonly<Record<string, string>>;

const RUNS_API = `FROM ${ASPNET}\nCOPY publish /app\nENTRYPOINT ${starts('Api')}\n`;
const api = { 'src/Api/Api.csproj': web() };
const jobs = { 'src/Jobs/Jobs.csproj': worker() };

/** Each project with the Dockerfile and the stage that are used; `sdk` for none. */
async function used(texts: RepositoryTexts, inputs: Inputs = {}) {
  const { targets, failures } = await planOf(texts, inputs);
  return [
    ...targets.map(({ name, build }) => {
      const { builder, dockerfile: path, stage } = build;
      return [name, path === undefined ? builder : path, ...(stage === undefined ? [] : [stage])].join(' ');
    }),
    ...failures.map(({ name, error }) => `${name}: ${String(error)}`),
  ];
}

const reasons = async (texts: RepositoryTexts, inputs: Inputs = {}) =>
  (await planOf(texts, inputs)).targets.map(({ build }) => build.reason);

describe('the builder of a project', () => {
  it('is the SDK if no Dockerfile publishes or starts it', async () => {
    const files = { ...api, 'db/Dockerfile': 'FROM postgres\nCOPY init.sql /\n' };
    expect(await used(files)).toEqual(['Api sdk']);
    expect(await reasons(files)).toEqual(['no Dockerfile publishes or starts it']);
  });

  it('is Docker if one does, wherever it is stored', async () => {
    for (const path of [
      'src/Api/Dockerfile',
      'Dockerfile',
      'docker/api.Dockerfile',
      'build/Containerfile.api',
    ]) {
      expect(await used({ ...api, [path]: RUNS_API })).toEqual([`Api ${path} 0`]);
    }
  });

  it('is the SDK if the input says so, even with a Dockerfile', async () => {
    const files = { ...api, 'src/Api/Dockerfile': RUNS_API };
    expect(await used(files, { builder: 'sdk' })).toEqual(['Api sdk']);
    expect(await reasons(files, { builder: 'sdk' })).toEqual(['input builder is sdk']);
  });

  it('is Docker with a generated Dockerfile if the input says docker and there is none', async () => {
    const { targets } = await planOf(api, { builder: 'docker' });
    expect(targets).toMatchObject([
      { docker: { generated: true }, build: { builder: 'docker', base: { reference: ASPNET } } },
    ]);
  });
});

describe('a console app or a library', () => {
  const tool = { 'src/Tool/Tool.csproj': console_() };

  it('is measured if a Dockerfile starts or publishes it, and left out otherwise', async () => {
    const dockerTool = dockerfile({ publish: 'src/Tool', start: starts('Tool') });
    expect(await used({ ...api, ...tool, 'tools.Dockerfile': dockerTool })).toEqual([
      'Api sdk',
      'Tool tools.Dockerfile final',
    ]);
    const { targets, unused } = await planOf({ ...api, ...tool });
    expect(targets).toHaveLength(1);
    expect(unused).toMatchObject([{ facts: { name: 'Tool' }, reason: /^neither Web nor Worker SDK/ }]);
  });

  it('is left out with a warning if several Dockerfiles start it, and an error if there is nothing else', async () => {
    const starting = dockerfile({ publish: 'src/Tool', start: starts('Tool') });
    const files = { ...tool, 'docker/a.Dockerfile': starting, 'docker/b.Dockerfile': starting };
    expect(await used({ ...api, ...files })).toEqual(['Api sdk']);
    expect((await planOf({ ...api, ...files })).warnings).toEqual([
      expect.stringMatching(
        /^src\/Tool\/Tool\.csproj is left out: Several Dockerfiles make the image of Tool\./,
      ),
    ]);
    const error = expect.stringMatching(/^Tool: UserError: Several Dockerfiles make the image of Tool\./);
    expect(await used(files)).toEqual([error]);
    expect(await used({ ...api, ...files }, { project: 'src/Api\nsrc/Tool' })).toEqual(['Api sdk', error]);
  });

  it('is left out if a script starts one of several that a Dockerfile publishes', async () => {
    const script = dockerfile({ publish: 'src/Tool && dotnet publish src/Core', start: '["/start.sh"]' });
    const files = { ...api, ...tool, 'src/Core/Core.csproj': library, 'docker/Dockerfile': script };
    expect(await used(files)).toEqual(['Api sdk']);
  });

  it('is measured with the SDK too if a Dockerfile is next to it', async () => {
    expect(await used({ ...tool, 'src/Tool/Dockerfile': RUNS_API }, { builder: 'sdk' })).toEqual([
      'Tool sdk',
    ]);
  });

  it('is an app if only the base image starts it, as AWS Lambda does', async () => {
    const files = {
      'src/Orders/Orders.csproj': library,
      'src/Orders/Dockerfile': `FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY . /s
RUN dotnet publish /s/Orders.csproj -o /out
FROM public.ecr.aws/lambda/dotnet:10
COPY --from=build /out /var/task
CMD ["Orders::Orders.Function::Handle"]
`,
    };
    expect(await used(files)).toEqual(['Orders src/Orders/Dockerfile 1']);
  });

  it('is no app because its tests or its package are built in a Dockerfile', async () => {
    const ci = 'FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet build src/Core\n';
    const { targets, unused } = await planOf({
      ...api,
      'src/Core/Core.csproj': library,
      'ci/Dockerfile': `${ci}ENTRYPOINT ["dotnet", "test"]\n`,
      'ci/pack.Dockerfile': `${ci}RUN dotnet pack src/Core\n`,
    });
    expect(targets).toMatchObject([{ name: 'Api', docker: undefined }]);
    expect(unused).toMatchObject([{ facts: { name: 'Core' } }]);
  });
});

describe('of several Dockerfiles', () => {
  it('the one that the project names comes first', async () => {
    const named = web({ DockerfilePath: '../../docker/Dockerfile.prod' });
    const files = {
      'src/Api/Api.csproj': named,
      'src/Api/Dockerfile': RUNS_API,
      'docker/Dockerfile.prod': RUNS_API,
    };
    expect(await used(files)).toEqual(['Api docker/Dockerfile.prod 0']);
    expect(await reasons(files)).toEqual(['DockerfilePath of src/Api/Api.csproj names it; starts Api.dll']);
  });

  it('the one next to the project comes before others, and they are mentioned', async () => {
    const files = { ...api, 'src/Api/Dockerfile': RUNS_API, Dockerfile: RUNS_API };
    const { notes, warnings } = await planOf(files);
    expect(await used(files)).toEqual(['Api src/Api/Dockerfile 0']);
    expect(notes).toEqual([
      'Api could be built with Dockerfile too. src/Api/Dockerfile is used; input dockerfile chooses another one.',
    ]);
    expect(warnings).toEqual([]);
  });

  it('it is a warning if compose builds another one than the one next to the project', async () => {
    const compose = 'services: { api: { build: { context: ., dockerfile: docker/api.Dockerfile } } }';
    const files = { ...api, 'src/Api/Dockerfile': RUNS_API, 'docker/api.Dockerfile': RUNS_API };
    const { warnings } = await planOf({ ...files, 'compose.yaml': compose });
    expect(warnings).toEqual([
      'compose.yaml builds docker/api.Dockerfile, which makes Api too. src/Api/Dockerfile is measured, because it is next to the project. Is that the image that you ship? Input dockerfile chooses another one.',
    ]);
  });

  it('the plain one comes before its variants, and before one for development', async () => {
    const variants = { 'Dockerfile.alpine': RUNS_API, 'dev.Dockerfile': RUNS_API };
    expect(await used({ ...api, ...variants, Dockerfile: RUNS_API })).toEqual(['Api Dockerfile 0']);
    expect(await used({ ...api, ...variants })).toEqual(['Api Dockerfile.alpine 0']);
  });

  it('one for Windows never counts, and is mentioned', async () => {
    const windows = RUNS_API.replace(ASPNET, `${ASPNET}-nanoserver-ltsc2025`);
    expect(await used({ ...api, Dockerfile: windows })).toEqual(['Api sdk']);
    expect(await reasons({ ...api, Dockerfile: windows })).toEqual(['Dockerfile makes a Windows image']);
    expect(await used({ ...api, Dockerfile: windows, 'Dockerfile.linux': RUNS_API })).toEqual([
      'Api Dockerfile.linux 0',
    ]);
  });

  const twins = { ...api, 'docker/a.Dockerfile': RUNS_API, 'docker/b.Dockerfile': RUNS_API };

  it.each([
    [
      'compose',
      'compose.yaml',
      'services: { api: { build: { context: ., dockerfile: docker/b.Dockerfile } } }',
    ],
    ['bake', 'docker-bake.hcl', 'target "api" {\n  dockerfile = "docker/b.Dockerfile"\n}'],
  ])('the one that %s builds comes first', async (_, file, text) => {
    const files = { ...twins, [file]: text };
    expect(await used(files)).toEqual(['Api docker/b.Dockerfile 0']);
    expect(await reasons(files)).toEqual([`starts Api.dll; ${file} builds it`]);
  });

  it('only the user can choose: it is an error of this image that lists them, and others are measured', async () => {
    const { targets, failures } = await planOf({ ...twins, ...jobs });
    expect(targets).toMatchObject([{ name: 'Jobs' }]);
    expect(failures).toMatchObject([
      {
        name: 'Api',
        project: 'src/Api/Api.csproj',
        error: {
          message:
            'Several Dockerfiles make the image of Api. Choose one with input dockerfile, or set DockerfilePath in src/Api/Api.csproj. Candidates: docker/a.Dockerfile (starts Api.dll), docker/b.Dockerfile (starts Api.dll).',
        },
      },
    ]);
    expect(await used(twins, { dockerfile: 'docker/b.Dockerfile' })).toEqual(['Api docker/b.Dockerfile 0']);
  });
});

describe('a Dockerfile that only', () => {
  const node = 'FROM node:24\nCOPY . .\nCMD ["node", "server.js"]\n';
  const tools = 'FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet tool install -g dotnet-ef\n';
  const tests =
    'FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet build src/Api\nCMD ["./test.sh"]\n';

  it.each([
    ['has tools to work with', { Dockerfile: tools }],
    ['has tools, next to the project', { 'src/Api/Dockerfile': tools }],
    ['starts a program of another language, next to the project', { 'src/Api/Dockerfile': node }],
    ['compiles, and is for tests by its name', { 'Dockerfile.test': tests }],
    [
      'compiles several projects',
      { ...jobs, Dockerfile: tests.replace('src/Api', 'src/Api && dotnet build src/Jobs') },
    ],
  ])('%s is not used', async (_, files) => {
    const plans = await used({ ...api, ...files });
    expect(plans[0]).toBe('Api sdk');
  });
});

describe('the project of a Dockerfile', () => {
  it('is the one that it starts, in any case of letters if there is no other', async () => {
    expect(await used({ ...api, ...jobs, Dockerfile: RUNS_API })).toEqual(['Api Dockerfile 0', 'Jobs sdk']);
    const lower = RUNS_API.replace('Api.dll', 'api.dll');
    expect(await used({ ...api, ...jobs, Dockerfile: lower })).toEqual(['Api Dockerfile 0', 'Jobs sdk']);
  });

  it('is none if it starts something else', async () => {
    const files = { ...api, Dockerfile: 'FROM nginx\nCOPY site /\nENTRYPOINT ["nginx"]\n' };
    expect(await used(files)).toEqual(['Api sdk']);
  });

  it('is not the only one of the run if another project of the repository is started', async () => {
    const files = { ...api, ...jobs, Dockerfile: RUNS_API };
    expect(await used(files, { project: 'src/Jobs' })).toEqual(['Jobs sdk']);
  });

  it('is not one that is published with another one, which is started', async () => {
    const files = {
      ...api,
      ...jobs,
      Dockerfile: dockerfile({ publish: 'src/Jobs && dotnet publish src/Api', start: starts('Company.Api') }),
    };
    expect(await used(files, { project: 'src/Jobs' })).toEqual(['Jobs sdk']);
  });

  it('is the only one of the run if a Dockerfile of .NET above it does not say what it starts', async () => {
    const script = `FROM ${ASPNET}\nCOPY publish /app\nENTRYPOINT ["/start.sh"]\n`;
    expect(await used({ ...api, Dockerfile: script })).toEqual(['Api Dockerfile 0']);
    expect(await used({ ...api, ...jobs, Dockerfile: script })).toEqual(['Api sdk', 'Jobs sdk']);
  });

  it('is the one that it publishes if two have the same assembly name', async () => {
    const files = {
      'a/Api.csproj': web(),
      'b/Api.csproj': web(),
      Dockerfile: dockerfile({ publish: 'b/Api.csproj', start: starts('Api') }),
    };
    expect(await used(files)).toEqual(['a/Api.csproj sdk', 'b/Api.csproj Dockerfile final']);
  });

  it('is unclear if it starts an assembly that two have, and both are failures', async () => {
    const files = { 'a/Api.csproj': web(), 'b/Api.csproj': web(), Dockerfile: RUNS_API };
    expect(await used(files)).toEqual([
      expect.stringMatching(
        /^a\/Api\.csproj: UserError: It is unclear which project Dockerfile belongs to: it starts Api\.dll.*Candidates: a\/Api\.csproj \(Api\.dll\), b\/Api\.csproj \(Api\.dll\)/,
      ),
      expect.stringContaining('b/Api.csproj: UserError: It is unclear'),
    ]);
  });

  it('is the one that it starts, of two in its folder', async () => {
    const files = { 'app/Api.csproj': web(), 'app/Web.csproj': web(), 'app/Dockerfile': RUNS_API };
    expect(await used(files)).toEqual(['Api app/Dockerfile 0', 'Web sdk']);
    expect(await used(files, { dockerfile: 'app/Dockerfile', project: 'app' })).toEqual([
      'Api app/Dockerfile 0',
      'Web sdk',
    ]);
  });

  it('must not be another one than the project that names it', async () => {
    const named = web({ DockerfilePath: '../../Dockerfile' });
    const files = { ...api, 'src/Web/Web.csproj': named, Dockerfile: RUNS_API };
    expect(await used(files)).toEqual([
      'Api Dockerfile 0',
      expect.stringContaining(
        'DockerfilePath of src/Web/Web.csproj names Dockerfile, which does not make it: it starts Api.dll. Fix DockerfilePath',
      ),
    ]);
  });

  it('that names a Dockerfile which does not exist is a failure', async () => {
    const named = web({ DockerfilePath: 'Dockerfile.gone' });
    expect(await used({ 'Api/Api.csproj': named })).toEqual([
      expect.stringMatching(/Api\/Dockerfile\.gone cannot be read.*Fix DockerfilePath/),
    ]);
  });

  it('next to a text that is no Dockerfile is a failure', async () => {
    expect(await used({ 'Api/Api.csproj': web(), 'Api/Dockerfile': 'RUN echo' })).toEqual([
      expect.stringContaining('Api/Dockerfile has no FROM instruction'),
    ]);
    expect(await used({ ...api, 'docs/Dockerfile.dotnet.md': '# Dockerfile' })).toEqual(['Api sdk']);
    const other = { 'Api/Api.csproj': web(), 'Api/Dockerfile': 'RUN echo', 'prod.Dockerfile': RUNS_API };
    expect(await used(other, { dockerfile: 'prod.Dockerfile' })).toEqual(['Api prod.Dockerfile 0']);
  });
});

describe('the stage', () => {
  it('is the one that starts the app, if the last one does not', async () => {
    expect(await used(testResults)).toEqual(['Shop Dockerfile runtime']);
    expect(await reasons(testResults)).toEqual([
      'starts Shop.dll; the last stage, test-results, starts nothing',
    ]);
    const { Dockerfile = '', ...others } = testResults;
    const withLast = (last: string) =>
      reasons({ ...others, Dockerfile: `${Dockerfile}FROM build AS last\n${last}\n` });
    expect(await withLast('ENTRYPOINT ["dotnet", "test"]')).toEqual([
      'starts Shop.dll; the last stage, last, starts dotnet test',
    ]);
    expect(await withLast('ENTRYPOINT ["sleep", "1"]')).toEqual([
      'starts Shop.dll; the last stage, last, does not',
    ]);
  });

  it('is the one of each app, if there are several', async () => {
    expect(await used(oneDockerfile)).toEqual(['Api Dockerfile api', 'Jobs Dockerfile jobs']);
    const { 'compose.yaml': _, ...withoutCompose } = oneDockerfile;
    expect(await used(withoutCompose)).toEqual(['Api Dockerfile api', 'Jobs Dockerfile jobs']);
  });

  it('is the one that input target names; other apps of the Dockerfile have their own', async () => {
    expect(await used(oneDockerfile, { target: 'API' })).toEqual([
      'Api Dockerfile api',
      'Jobs Dockerfile jobs',
    ]);
    expect(await used(testResults, { target: 'build' })).toEqual(['Shop Dockerfile build']);
    expect(await used(testResults, { target: 'test-results' })).toEqual(['Shop Dockerfile test-results']);
  });

  it('that starts the app before the last one must have a name, by which a builder knows it', async () => {
    const text = `${RUNS_API}FROM scratch\nCOPY results /\n`;
    expect(await used({ ...api, Dockerfile: text })).toEqual([
      expect.stringContaining('The stage in line 1 of Dockerfile makes the app, but it is not the last one'),
    ]);
  });

  it('that input target names must exist', async () => {
    await expect(planOf(oneDockerfile, { target: 'web' })).rejects.toThrow(
      'Input target: no Dockerfile of this run has a stage `web`. Dockerfile has build, api, jobs.',
    );
    await expect(planOf({ ...api, Dockerfile: RUNS_API }, { target: '0' })).rejects.toThrow(
      'Input target: no Dockerfile of this run has a stage `0`. Dockerfile has no stage with a name.',
    );
  });

  it('that input target names must be the image of one project', async () => {
    await expect(planOf(oneDockerfile, { target: 'build' })).rejects.toThrow(
      'Input target: stage `build` of Dockerfile is not the image of one project (Api is stage api, Jobs is stage jobs). Leave target out, or name one project with input project.',
    );
    expect(await used(oneDockerfile, { target: 'build', project: 'src/Api' })).toEqual([
      'Api Dockerfile build',
    ]);
  });

  const debug = `FROM ${ASPNET} AS runtime
COPY app /app
ENTRYPOINT ${starts('Api')}
FROM ${ASPNET} AS debug
COPY app /app
ENTRYPOINT ["/vsdbg", "--", "dotnet", "Api.dll"]
FROM ${ASPNET} AS trace
COPY app /app
ENTRYPOINT ${starts('Api')}
FROM scratch AS out
COPY app /
`;

  it('is an error if several start the app and the last one does not', async () => {
    expect(await used({ ...api, Dockerfile: debug })).toEqual([
      expect.stringMatching(
        /Several stages of Dockerfile start Api\.dll: runtime, .*trace\. The last stage, out, does not\. Choose one with input target\./,
      ),
    ]);
    expect(await used({ ...api, Dockerfile: debug }, { target: 'trace' })).toEqual(['Api Dockerfile trace']);
  });

  it('is the one that compose builds, if several start the app', async () => {
    const compose = 'services: { api: { build: { context: ., target: runtime } } }';
    expect(await used({ ...api, Dockerfile: debug, 'compose.yaml': compose })).toEqual([
      'Api Dockerfile runtime',
    ]);
  });

  it('is not one that only sets the command for the stages that are built on it', async () => {
    const text = `FROM ${ASPNET} AS base
ENTRYPOINT ${starts('Api')}
FROM base AS final
COPY publish /app
FROM scratch AS results
COPY results /
`;
    expect(await used({ ...api, Dockerfile: text })).toEqual(['Api Dockerfile final']);
  });
});

describe('the Dockerfile that the input names', () => {
  const prod = { 'docker/prod.Dockerfile': RUNS_API };

  it('is the only image of the run if no project is named', async () => {
    const files = { ...api, ...jobs, ...prod };
    const inputs = { dockerfile: 'docker/prod.Dockerfile' };
    expect(await used(files, inputs)).toEqual(['Api docker/prod.Dockerfile 0']);
    expect(await reasons(files, inputs)).toEqual(['input dockerfile names it; starts Api.dll']);
    expect(await used(files, { ...inputs, project: 'src/Api/Api.csproj\nsrc/Jobs/Jobs.csproj' })).toEqual([
      'Api docker/prod.Dockerfile 0',
      'Jobs sdk',
    ]);
  });

  it('says nothing of the projects of other Dockerfiles', async () => {
    const tool = { 'tool/Tool.csproj': console_(), 'tool/Dockerfile': RUNS_API.replaceAll('Api', 'Tool') };
    const { unused } = await planOf(
      { ...api, 'src/Api/Dockerfile': RUNS_API, ...tool },
      { dockerfile: 'src/Api/Dockerfile' },
    );
    expect(unused).toEqual([]);
  });

  it('brings its project with it, also a console app', async () => {
    const files = {
      ...api,
      'tool/Tool.csproj': console_(),
      'tool/Dockerfile': dockerfile({ publish: '', start: starts('Tool') }),
    };
    expect(await used(files, { dockerfile: 'tool/Dockerfile' })).toEqual(['Tool tool/Dockerfile final']);
  });

  it('belongs to the only project if it does not say what it starts', async () => {
    const files = { ...api, 'x.Dockerfile': 'FROM company/base\nCOPY publish /app\n' };
    expect(await used(files, { dockerfile: 'x.Dockerfile' })).toEqual(['Api x.Dockerfile 0']);
  });

  it('must exist', async () => {
    await expect(planOf(api, { dockerfile: 'Dockerfile.prod' })).rejects.toThrow(
      'Input dockerfile: "Dockerfile.prod" does not exist in /w',
    );
  });

  it('must belong to one of the projects', async () => {
    const files = {
      ...api,
      ...jobs,
      'x.Dockerfile': 'FROM a\nCOPY x /\nENTRYPOINT ["dotnet", "Other.dll"]\n',
    };
    await expect(planOf(files, { dockerfile: 'x.Dockerfile' })).rejects.toThrow(
      'It is unclear which project x.Dockerfile belongs to: it starts Other. Candidates: src/Api/Api.csproj',
    );
    const other = { ...files, 'other/Other.csproj': console_({ IsTestProject: 'true' }) };
    await expect(planOf(other, { dockerfile: 'x.Dockerfile' })).rejects.toThrow(
      'The Dockerfile x.Dockerfile belongs to none of the projects: it starts Other. Candidates: src/Api/Api.csproj (Api.dll), src/Jobs/Jobs.csproj (Jobs.dll). Name its project with input project.',
    );
  });
});

describe('a Dockerfile that builds a project and is not used', () => {
  const builds =
    'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nCOPY . /s\nWORKDIR /s\nRUN dotnet build src/Api\n';

  it('is the reason of the plan, and a warning if it may be what is shipped', async () => {
    const other = { 'test/Other/Other.csproj': console_({ IsTestProject: 'true' }) };
    const files = { ...api, ...other, 'ci/Dockerfile': `${builds}ENTRYPOINT ${starts('Other')}\n` };
    const { targets, warnings } = await planOf(files);
    const reason = 'ci/Dockerfile builds it, but its last stage starts Other';
    expect(targets).toMatchObject([{ docker: undefined, build: { reason } }]);
    expect(warnings).toEqual([
      `No Dockerfile is used for Api: ${reason}. If you ship the image of that Dockerfile, name it with input dockerfile, and its stage with input target.`,
    ]);
  });

  it.each([
    ['tests', 'ENTRYPOINT ["dotnet", "test"]', 'dotnet test'],
    ['migrations', 'CMD dotnet ef database update --project src/Api', 'dotnet ef'],
    ['migrations, by a tool', 'CMD ["dotnet-ef", "database", "update"]', 'dotnet ef'],
    [
      'migrations by a script',
      'RUN printf "set -e\\nuntil dotnet ef database update; do sleep 1; done\\n" > /run.sh\nCMD ["/run.sh"]',
      'dotnet ef',
    ],
    ['the app again after each change', 'CMD dotnet watch run --project src/Api', 'dotnet watch'],
    ['only a shell, as the SDK image does', 'RUN dotnet test src/Api', 'a shell'],
    [
      'a bundle of migrations',
      `RUN dotnet ef migrations bundle -o /out/efbundle\nFROM ${ASPNET}\nCOPY --from=build /out .\nENTRYPOINT ["./efbundle"]`,
      'efbundle',
    ],
    [
      'a bundle of migrations with another name',
      `RUN dotnet-ef migrations bundle --output /out/migrate\nFROM ${ASPNET}\nCOPY --from=build /out /m\nCMD ["/m/migrate"]`,
      'migrate',
    ],
  ])('is no warning if it starts %s', async (_, text, started) => {
    const { targets, warnings } = await planOf({ ...api, 'ci/Dockerfile': `${builds}${text}\n` });
    const reason = `ci/Dockerfile builds it, but its last stage starts ${started}`;
    expect(targets).toMatchObject([{ docker: undefined, build: { reason } }]);
    expect(warnings).toEqual([]);
  });

  it('is no warning if its name says that it is for developers', async () => {
    const { targets, warnings } = await planOf({
      ...api,
      'Dockerfile.develop': `${builds}CMD ["dotnet", "watch", "run", "--project", "src/Api"]\n`,
    });
    expect(targets).toMatchObject([{ name: 'Api', docker: undefined }]);
    expect(warnings).toEqual([]);
  });

  it('is used if it migrates and then starts the app', async () => {
    const text = `${builds}CMD dotnet ef database update && dotnet src/Api/bin/Debug/net10.0/Api.dll\n`;
    expect(await used({ ...api, Dockerfile: text })).toEqual(['Api Dockerfile build']);
  });
});

describe('the reason', () => {
  it('does not call it publishing if `dotnet run` starts a project', async () => {
    const text =
      'FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . /s\nWORKDIR /s/src/Api\nCMD ["dotnet", "run"]\n';
    expect(await reasons({ ...api, Dockerfile: text })).toEqual(['runs src/Api/Api.csproj by `dotnet run`']);
  });

  it('says what the stage of input target starts', async () => {
    const text = `FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY . /s
RUN dotnet build /s/src/Api
FROM build AS test
ENTRYPOINT ["dotnet", "test"]
FROM ${ASPNET}
COPY --from=build /s/src/Api/bin /app
ENTRYPOINT ${starts('Api')}
`;
    expect(await reasons({ ...api, Dockerfile: text }, { target: 'test' })).toEqual([
      'builds src/Api/Api.csproj; input target names the stage',
    ]);
  });
});

describe('a Dockerfile for the project that a build argument names', () => {
  const text = `FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG PROJECT
COPY . /s
RUN dotnet publish /s/src/$PROJECT -o /app
FROM ${ASPNET}
ARG PROJECT
ENV APP=$PROJECT
COPY --from=build /app /app
ENTRYPOINT dotnet /app/$APP.dll
`;
  const files = { ...api, ...jobs, Dockerfile: text };

  it('is not ignored in silence', async () => {
    const { targets, warnings } = await planOf(files);
    const reason =
      'line 4 of Dockerfile publishes a project that a variable names, which input build-args can set';
    expect(targets.map(({ name, build }) => [name, build.builder, build.reason])).toEqual([
      ['Api', 'sdk', reason],
      ['Jobs', 'sdk', reason],
    ]);
    expect(warnings).toEqual([expect.stringContaining(`No Dockerfile is used for Api, Jobs: ${reason}. If`)]);
  });

  it('has the argument in its reason and in its errors if the user names it, or only one project', async () => {
    const only = 'its line 4 publishes a project that a variable names, which input build-args can set';
    expect(await reasons(files, { project: 'src/Api/Api.csproj' })).toEqual([
      `src/Api/Api.csproj is the only project of this run; ${only}`,
    ]);
    await expect(planOf(files, { dockerfile: 'Dockerfile' })).rejects.toThrow(
      `It is unclear which project Dockerfile belongs to: ${only}. Candidates: src/Api/Api.csproj`,
    );
  });

  it('is built with the line that needs the argument, for the error of a build that fails', async () => {
    const lineOf = async (inputs: Inputs) => {
      const { targets } = await planOf(files, { project: 'src/Api/Api.csproj', ...inputs });
      return targets.map(({ docker }) => docker && 'read' in docker && docker.unknownProject);
    };
    expect(await lineOf({})).toEqual([4]);
    expect(await lineOf({ 'build-args': 'PROJECT=Api' })).toEqual([undefined]);
  });

  it('is mentioned for other projects if its argument has a value', async () => {
    const withDefault = { ...files, Dockerfile: text.replaceAll('ARG PROJECT', 'ARG PROJECT=Api') };
    expect(await reasons(withDefault)).toEqual([
      'publishes src/Api/Api.csproj',
      'line 4 of Dockerfile publishes another project, unless input build-args names this one',
    ]);
    expect((await planOf(withDefault)).warnings).toEqual([]);
    const constant = { ...files, Dockerfile: text.replaceAll('ARG PROJECT', 'ENV PROJECT=Api') };
    expect(await reasons(constant)).toEqual([
      'publishes src/Api/Api.csproj',
      'no Dockerfile publishes or starts it',
    ]);
  });

  it('is used if the argument is given', async () => {
    expect(await used(files, { 'build-args': 'PROJECT=Jobs' })).toEqual(['Api sdk', 'Jobs Dockerfile 1']);
  });
});

describe('a Dockerfile that compose builds once for each service', () => {
  const text = `FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG PROJECT
COPY . /s
RUN dotnet publish /s/src/$PROJECT/$PROJECT.csproj -o /app
FROM ${ASPNET}
ARG PROJECT
ENV APP=$PROJECT
COPY --from=build /app /app
ENTRYPOINT dotnet /app/$APP.dll
`;
  const fixed = `FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG PROJECT
COPY . /s
RUN dotnet publish /s/src/$PROJECT -o /app
FROM ${ASPNET}
COPY --from=build /app /app
ENTRYPOINT ["/app/start"]
`;
  const services = (args: readonly string[], file = 'docker/Dockerfile') =>
    `services:\n${args
      .map((one, at) => `  s${at}: { build: { context: ., dockerfile: ${file}, args: ${one} } }\n`)
      .join('')}`;
  const orders = { 'src/Orders/Orders.csproj': web() };
  const all = { ...api, ...jobs, ...orders };
  const files = { ...all, 'docker/Dockerfile': text };
  const each = ['{ PROJECT: Api }', '["PROJECT=Jobs"]', `{ PROJECT: "\${X:-Orders}", SECRET: hunter2 }`];

  const argsOf = async (texts: RepositoryTexts, inputs: Inputs = {}) =>
    (await planOf(texts, inputs)).targets.map(({ name, docker }) => [
      name,
      ...(docker && 'read' in docker ? docker.buildArgs : ['sdk']),
    ]);

  it.each([
    ['starts it', text],
    ['starts something fixed', fixed],
    ['names it in the assembly name', fixed.replace('-o /app', '-p:AssemblyName=start -o /app')],
    ['needs no argument for its own project', text.replaceAll('ARG PROJECT', 'ARG PROJECT=Jobs')],
  ])('makes an image of each, with its arguments: one that %s', async (_, dockerfileText) => {
    const texts = { ...all, 'docker/Dockerfile': dockerfileText, 'compose.yaml': services(each) };
    const { warnings, notes, failures } = await planOf(texts);
    const isPlain = dockerfileText.includes('=Jobs');
    expect(await argsOf(texts)).toEqual([
      ['Api', 'PROJECT=Api'],
      ['Jobs', ...(isPlain ? [] : ['PROJECT=Jobs'])],
      ['Orders', 'PROJECT=Orders', 'SECRET=hunter2'],
    ]);
    expect({ warnings, notes, failures }).toEqual({ warnings: [], notes: [], failures: [] });
    expect(await reasons(texts)).toEqual([
      'publishes src/Api/Api.csproj; build-args of compose.yaml (PROJECT)',
      `publishes src/Jobs/Jobs.csproj${isPlain ? '' : '; build-args of compose.yaml (PROJECT)'}`,
      'publishes src/Orders/Orders.csproj; build-args of compose.yaml (PROJECT, SECRET)',
    ]);
  });

  it('is the Dockerfile of bake targets too', async () => {
    const target = (name: string) =>
      `target "${name}" {\n inherits = ["base"]\n args = { PROJECT = "${name}" }\n}\n`;
    const bake = `target "base" {\n dockerfile = "docker/Dockerfile"\n args = { MODE = "x" }\n}\n`;
    const texts = { ...files, 'docker-bake.hcl': `${bake}${target('Api')}${target('Orders')}` };
    expect(await argsOf(texts)).toEqual([
      ['Api', 'MODE=x', 'PROJECT=Api'],
      ['Jobs', 'sdk'],
      ['Orders', 'MODE=x', 'PROJECT=Orders'],
    ]);
  });

  it('is no Dockerfile of another project, and a warning says so', async () => {
    const texts = { ...files, 'compose.yaml': services(each.slice(0, 1)) };
    expect(await argsOf(texts)).toEqual([
      ['Api', 'PROJECT=Api'],
      ['Jobs', 'sdk'],
      ['Orders', 'sdk'],
    ]);
    expect((await planOf(texts)).warnings).toEqual([
      expect.stringMatching(
        /^No Dockerfile is used for Jobs, Orders: line 4 of docker\/Dockerfile publishes/,
      ),
    ]);
  });

  it('has the arguments of the input before those of compose', async () => {
    const texts = { ...files, 'compose.yaml': services(each) };
    expect(await used(texts, { 'build-args': 'PROJECT=Jobs' })).toEqual([
      'Api sdk',
      'Jobs docker/Dockerfile 1',
      'Orders sdk',
    ]);
    expect(await argsOf(texts, { 'build-args': 'PROJECT=Jobs' })).toContainEqual(['Jobs']);
  });

  it('is used for the projects of the input only', async () => {
    const texts = { ...files, 'compose.yaml': services(each) };
    expect(await argsOf(texts, { project: 'src/Orders' })).toEqual([
      ['Orders', 'PROJECT=Orders', 'SECRET=hunter2'],
    ]);
    expect(await argsOf(texts, { dockerfile: 'docker/Dockerfile' })).toHaveLength(3);
  });

  it('is used without arguments for a project that none of them names', async () => {
    const texts = { ...files, 'compose.yaml': services(each.slice(0, 2)) };
    expect(await argsOf(texts, { project: 'src/Orders', dockerfile: 'docker/Dockerfile' })).toEqual([
      ['Orders'],
    ]);
  });

  it('changes nothing if the arguments name no project', async () => {
    const plain = dockerfile({ publish: 'src/Api', start: starts('Api') });
    const texts = { ...api, Dockerfile: plain };
    const compose = services(['{ CONFIGURATION: Debug }', '{ CONFIGURATION: Release }'], 'Dockerfile');
    expect(await planOf({ ...texts, 'compose.yaml': compose })).toMatchObject({
      targets: [{ docker: { buildArgs: [] }, build: { reason: 'publishes src/Api/Api.csproj' } }],
      notes: [],
      warnings: [],
    });
  });

  it('stays one image of a project if other arguments choose what is built besides it', async () => {
    const both = dockerfile({ publish: 'src/Api && dotnet publish src/$PLUGIN', start: starts('Api') });
    const texts = { ...all, Dockerfile: both.replaceAll('RUN', 'ARG PLUGIN=Jobs\nRUN') };
    const compose = services(['{ PLUGIN: Jobs }', '{ PLUGIN: Orders }'], 'Dockerfile');
    expect((await argsOf({ ...texts, 'compose.yaml': compose }))[0]).toEqual(['Api']);
  });

  it('is built as the first of several services that make the same project, and a note says so', async () => {
    const same = ['{ PROJECT: Api, MODE: a }', '{ PROJECT: Api, MODE: b }'];
    const texts = { ...api, 'docker/Dockerfile': text, 'compose.yaml': services(same) };
    expect(await argsOf(texts)).toEqual([['Api', 'PROJECT=Api', 'MODE=a']]);
    expect((await planOf(texts)).notes).toEqual([
      'Api is built with the build-args of s0 in compose.yaml, and not with those of s1. Input build-args sets others.',
    ]);
  });

  it('has the context of its service', async () => {
    const compose = `services:
  api: { build: { context: a, dockerfile: ../Dockerfile, args: { PROJECT: Api } } }
  jobs: { build: { context: b, dockerfile: ../Dockerfile, args: { PROJECT: Jobs } } }
`;
    const texts = {
      'a/src/Api/Api.csproj': web(),
      'b/src/Jobs/Jobs.csproj': worker(),
      Dockerfile: text,
      'compose.yaml': compose,
    };
    expect((await planOf(texts)).targets.map(({ name, build }) => [name, build.context])).toEqual([
      ['Api', 'a'],
      ['Jobs', 'b'],
    ]);
  });

  it('is not read with arguments if 200 others were before it', async () => {
    const folders = ['a', 'b', 'c', 'd', 'e'];
    const texts = Object.fromEntries(folders.map((folder) => [`${folder}/Dockerfile`, text]));
    const entries = (count: number) =>
      services(
        [...Array.from({ length: count }, (_, at) => `{ PROJECT: P${at} }`), '{ PROJECT: Api }'],
        'FOLDER/Dockerfile',
      );
    const builderWith = async (count: number) => {
      const composes = folders.map((folder) => [
        `compose.${folder}.yaml`,
        entries(folder === 'e' ? 0 : count)
          .replaceAll('FOLDER', folder)
          .replaceAll('Api', folder === 'e' ? 'Api' : 'X'),
      ]);
      const { targets } = await planOf({ ...api, ...texts, ...Object.fromEntries(composes) });
      return targets.map(({ build }) => build.builder);
    };
    expect(await builderWith(48)).toEqual(['docker']);
    expect(await builderWith(49)).toEqual(['sdk']);
  });

  it('is read at most 50 times', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `{ PROJECT: P${at} }`);
    const late = services([...many, '{ PROJECT: Api }']);
    const texts = { ...api, 'docker/Dockerfile': text, 'compose.yaml': late };
    expect(await argsOf(texts)).toEqual([['Api', 'sdk']]);
    expect((await planOf(texts)).warnings).toEqual([
      expect.stringMatching(/^No Dockerfile is used for Api: line 4 of docker\/Dockerfile publishes/),
    ]);
    const early = services(['{ PROJECT: Api }', ...many]);
    expect(await argsOf({ ...api, 'docker/Dockerfile': text, 'compose.yaml': early })).toEqual([
      ['Api', 'PROJECT=Api'],
    ]);
  });
});

describe('the build', () => {
  it('has the context that compose names', async () => {
    const files = { ...api, 'docker/Dockerfile': RUNS_API, 'out/publish/Api.runtimeconfig.json': '{}' };
    const compose = 'services: { api: { build: { context: out, dockerfile: ../docker/Dockerfile } } }';
    expect(rowsOf(await planOf({ ...files, 'compose.yaml': compose }))).toEqual([
      `src/Api/Api.csproj | docker | docker/Dockerfile | 0 | out | publish out/publish | ${ASPNET}`,
    ]);
  });

  it('has the context that compose names, also if RUN uses what may be made before', async () => {
    const text = `FROM sdk AS build\nCOPY . /s\nRUN /s/tool && dotnet publish /s/src/Api -o /app\nFROM ${ASPNET}\nCOPY --from=build /app .\nENTRYPOINT ${starts('Api')}\n`;
    const files = { 'a/src/Api/Api.csproj': web(), 'a/docker/Dockerfile': text };
    const compose = 'services: { api: { build: { context: ./a, dockerfile: docker/Dockerfile } } }';
    const { targets } = await planOf({ ...files, 'compose.yaml': compose });
    expect(targets).toMatchObject([
      { build: { context: 'a' }, docker: { contextReason: 'a compose or bake file names it' } },
    ]);
  });

  it('has no sources as its context if the image takes all of it, also if compose names them', async () => {
    const text = `FROM ${ASPNET}\nWORKDIR /app\nCOPY . .\nENTRYPOINT ${starts('Api')}\n`;
    const files = { ...api, 'src/Api/Dockerfile': text };
    const compose = 'services: { api: { build: src/Api } }';
    expect(rowsOf(await planOf({ ...files, 'compose.yaml': compose }))).toEqual([
      `src/Api/Api.csproj | docker | src/Api/Dockerfile | 0 | src/Api/publish | publish src/Api/publish | ${ASPNET}`,
    ]);
  });

  it('has a context with all projects that the app references, also through others', async () => {
    const text = `FROM sdk AS build\nCOPY . /s\nRUN dotnet publish $PROJECT -o /app\nFROM ${ASPNET}\nCOPY --from=build /app .\nENTRYPOINT ${starts('Api')}\n`;
    const files = {
      'src/Api/Api.csproj': web({}, ['../Core/Core.csproj']),
      'src/Core/Core.csproj': project({ references: ['../../lib/Lib/Lib.csproj', '../Api/Api.csproj'] }),
      'lib/Lib/Lib.csproj': library,
      'src/Api/Dockerfile': text,
    };
    expect(await planOf(files)).toMatchObject({
      targets: [{ build: { dockerfile: 'src/Api/Dockerfile', context: '.' }, docker: { outside: [] } }],
    });
  });

  it('must have a folder as its context', async () => {
    const files = { ...api, Dockerfile: RUNS_API };
    expect(await used(files, { context: 'no-such-folder' })).toEqual([
      'Api: UserError: Input context: "no-such-folder" is not a folder of /w',
    ]);
  });

  it('gets the published app, unless the Dockerfile publishes it or the input says otherwise', async () => {
    const copies = { ...api, Dockerfile: RUNS_API };
    const publishes = { ...api, Dockerfile: dockerfile({ publish: 'src/Api', start: starts('Api') }) };
    const folder = async (files: RepositoryTexts, inputs: Inputs = {}) =>
      (await planOf(files, inputs)).targets[0]?.build.publish;
    expect(await folder(copies)).toBe('publish');
    expect(await folder(copies, { publish: 'false' })).toBeUndefined();
    expect(await folder(copies, { 'publish-output': 'out' })).toBe('out');
    expect(await folder(publishes)).toBeUndefined();
    expect(await folder(publishes, { publish: 'true', 'publish-output': 'out' })).toBe('out');
    expect(await used(publishes, { publish: 'true' })).toEqual([
      expect.stringContaining('Input publish: "true", but Dockerfile does not show where'),
    ]);
  });

  it('refuses an input for Docker builds if the SDK builds everything', async () => {
    await expect(planOf(api, { target: 'final' })).rejects.toThrow(
      'Input target is for Docker builds, but Api has no Dockerfile',
    );
  });
});

describe('the name of an image', () => {
  it('is the project’s, with its folder if two have the same name', async () => {
    const files = { 'A/Api.csproj': web(), 'B/Api.csproj': web(), 'Web/Web.csproj': web() };
    expect(await used(files)).toEqual(['A/Api.csproj sdk', 'B/Api.csproj sdk', 'Web sdk']);
  });

  it('cannot be one for several images', async () => {
    await expect(planOf({ ...api, ...jobs }, { name: 'shop' })).rejects.toThrow(
      'Input name: "shop" is one name, but there are 2 images: src/Api/Api.csproj, src/Jobs/Jobs.csproj',
    );
  });
});

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalProperty } from '../../src/dotnet/cli/msbuild-text.ts';
import { dotnet } from '../../src/dotnet/dotnet.ts';
import { findProjects } from '../../src/dotnet/project/find-projects.ts';
import type { ProjectFacts } from '../../src/dotnet/project/project-facts.ts';
import { UserError } from '../../src/model/user-error.ts';
import { type Execute, execute } from '../../src/process/execute.ts';

const quiet: Execute = (program, args, options) => execute(program, args, { ...options, silent: true });
const sdk = dotnet(quiet);

let root: string;
let registry: TinyRegistry;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'dotnet-e2e-'));
  const examples = fileURLToPath(new URL('../../examples', import.meta.url));
  cpSync(examples, join(root, 'examples'), {
    recursive: true,
    filter: (path) => !/[\\/](?:bin|obj|publish)$/.test(path),
  });
  registry = await TinyRegistry.start();
});

afterAll(async () => {
  await registry?.stop();
  if (root) rmSync(root, { recursive: true, force: true });
});

const options = () => ({ root, configuration: 'Release' });
const find = (patterns: readonly string[]) => findProjects({ patterns, options: options() }, sdk);
const example = (path: string) => factsOf(join('examples', path));

async function factsOf(project: string, publishArgs: readonly string[] = []): Promise<ProjectFacts> {
  const [answer] = await sdk.factsOfMany([join(root, project)], { ...options(), publishArgs });
  if (answer === undefined || answer.facts instanceof UserError) throw answer?.facts;
  return answer.facts;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function webProject(path: string, properties = ''): void {
  write(
    path,
    `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>${properties}</PropertyGroup></Project>`,
  );
  write(join(dirname(path), 'Program.cs'), 'WebApplication.Create(args).Run();\n');
}

describe('the examples', () => {
  test('are found, without the library', async () => {
    const { projects, possible, leftOut } = await find(['examples']);
    expect(projects.map((project) => relative(root, project.path))).toEqual([
      'examples/dockerfiles/copy-published/CopyPublished.csproj',
      'examples/dockerfiles/multi-stage/MultiStage.csproj',
      'examples/dockerfiles/visual-studio/src/Web/Web.csproj',
      'examples/minimal-api/MinimalApi.csproj',
      'examples/packages/Packages.csproj',
      'examples/self-contained/SelfContained.csproj',
    ]);
    expect(possible).toMatchObject([{ facts: { name: 'Library' }, reason: 'class library' }]);
    expect(leftOut).toEqual([]);
  });

  test('are found by a solution, with the Dockerfile and context that Visual Studio means', async () => {
    const { projects } = await find(['examples/dockerfiles/visual-studio/VisualStudio.slnx']);
    const folder = join(root, 'examples/dockerfiles/visual-studio');
    expect(projects).toMatchObject([
      {
        name: 'Web',
        dockerfile: { path: join(folder, 'src/Web/Dockerfile'), named: false, context: folder },
      },
    ]);
  });

  test.each([
    ['minimal-api/MinimalApi.csproj', 'mcr.microsoft.com/dotnet/aspnet:10.0'],
    ['self-contained/SelfContained.csproj', 'mcr.microsoft.com/dotnet/runtime-deps:10.0'],
  ])("%s: the SDK's base image, before any restore", async (project, image) => {
    const facts = await example(project);
    expect(facts).toMatchObject({ sdk: 'web', targetFramework: 'net10.0', dotnetVersion: '10.0' });
    expect(await sdk.baseImage(facts, options())).toBe(image);
    expect(existsSync(join(dirname(facts.path), 'obj'))).toBe(false);
  });

  test('are published into a folder, and what is left there of an earlier publish is named', async () => {
    const output = join(root, 'published');
    const project = await example('minimal-api/MinimalApi.csproj');
    const publish = () => sdk.publish({ project, options: options(), output });
    expect(await publish()).toEqual([]);
    expect(existsSync(join(output, 'MinimalApi.dll'))).toBe(true);
    write('published/Removed.dll', 'of a package that was removed since');
    expect(await publish()).toEqual(['Removed.dll']);
  });
});

describe('images', () => {
  const push = async (project: string, differences: { publishArgs?: string[]; baseImage?: string } = {}) => {
    const { baseImage = registry.baseImage, publishArgs = [] } = differences;
    return sdk.publishContainer({
      project: await factsOf(project, publishArgs),
      options: { ...options(), publishArgs },
      registry: registry.host,
      repository: 'measured/app',
      tag: 'head',
      baseImage,
      expectedBase: baseImage,
      onOtherBase: async (reference) => {
        throw new Error(`the base is ${reference}`);
      },
    });
  };

  test('are pushed, and the digest is that of what arrived', async () => {
    const { digest } = await push('examples/minimal-api/MinimalApi.csproj');
    expect(digest).toBe(registry.digestOf('measured/app', 'head'));
  });

  test('are single, even if a project has runtime identifiers and its own destination for the image', async () => {
    webProject(
      'rids/Rids.csproj',
      '<RuntimeIdentifiers>linux-x64</RuntimeIdentifiers><ContainerArchiveOutputPath>image.tar</ContainerArchiveOutputPath><ContainerImageTags>a;b</ContainerImageTags><ContainerImageName>other</ContainerImageName>',
    );
    const { digest } = await push('rids/Rids.csproj');
    expect(digest).toBe(registry.digestOf('measured/app', 'head'));
    expect(existsSync(join(root, 'rids/image.tar'))).toBe(false);
  });

  test('that were not pushed are no success', async () => {
    await expect(
      push('examples/minimal-api/MinimalApi.csproj', { publishArgs: ['-p:EnableSdkContainerSupport=false'] }),
    ).rejects.toThrow(/reports success, but pushed no image: EnableSdkContainerSupport is false/);
  });

  test('need their base image', async () => {
    const missing = push('examples/minimal-api/MinimalApi.csproj', {
      baseImage: `${registry.host}/no/such:1`,
    });
    await expect(missing).rejects.toThrow(`The registry ${registry.host} does not have the base image`);
  });
});

describe('a publish that begins before its project is evaluated', () => {
  const place = () => ({ registry: registry.host, repository: 'measured/early', tag: 'head' });
  const begin = (project: string) => {
    webProject(project, `<ContainerBaseImage>${registry.baseImage}</ContainerBaseImage>`);
    const path = join(root, project);
    return sdk.beginPublish({ ...place(), path, options: options(), mirrors: [], temporaryFolder: root });
  };

  test('restores the project and builds nothing if it is stopped', async () => {
    const begun = await begin('stopped/Stopped.csproj');
    await begun.stop();
    expect(existsSync(join(root, 'stopped/obj/project.assets.json'))).toBe(true);
    expect(existsSync(join(root, 'stopped/bin'))).toBe(false);
  });

  test('goes on to push the image', async () => {
    const begun = await begin('early/Early.csproj');
    const request = { ...place(), project: await factsOf('early/Early.csproj'), options: options() };
    const pushed = await begun.finish({
      ...request,
      expectedBase: registry.baseImage,
      onOtherBase: async (reference) => {
        throw new Error(`the base is ${reference}`);
      },
    });
    expect(pushed?.digest).toBe(registry.digestOf('measured/early', 'head'));
  });
});

describe('what goes wrong', () => {
  test("is told in the compiler's words", async () => {
    webProject('wrong/Wrong.csproj');
    write('wrong/Wrong.cs', 'class Wrong { string text = 3; }\n');
    const project = await factsOf('wrong/Wrong.csproj');
    const error = await sdk
      .publish({ project, options: options(), output: join(root, 'out') })
      .catch((e) => e);
    expect(error).toBeInstanceOf(UserError);
    expect(error.details).toContainEqual({
      message: expect.stringMatching(/^CS0029: /),
      file: join(root, 'wrong/Wrong.cs'),
      line: 1,
      column: expect.any(Number),
    });
  });

  test('reports an SDK that is not installed', async () => {
    write('pinned/global.json', '{ "sdk": { "version": "6.0.100", "rollForward": "disable" } }');
    webProject('pinned/Pinned.csproj');
    await expect(find(['pinned'])).rejects.toThrow(
      /^The \.NET SDK 6\.0\.100, which .*pinned\/global\.json requests, is not installed/,
    );
  });

  test('in one project keeps no other from being found', async () => {
    webProject('mixed/a;b %41 $(x)/Odd.csproj');
    webProject('mixed/app/App.csproj');
    write('mixed/broken/Broken.csproj', '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup></Project>');
    write('mixed/old/Old.csproj', '<Project><Import Project="nowhere.targets" /></Project>');
    const { projects, leftOut } = await find(['mixed']);
    expect(projects.map((project) => project.name)).toEqual(['Odd', 'App']);
    expect(leftOut.map((one) => one.reason)).toEqual([
      expect.stringMatching(/^MSBuild cannot evaluate it: MSB4025/),
      expect.stringMatching(/^MSBuild cannot evaluate it: MSB4019/),
    ]);
  });
});

test('MSBuild reads an escaped value as it was', async () => {
  const value = 'a;b,c%41$(Configuration)@(None)"d\'*?=e';
  const publishArgs = [globalProperty('ContainerFamily', value)];
  const facts = await factsOf('examples/minimal-api/MinimalApi.csproj', publishArgs);
  expect(facts.container.family).toBe(value);
});

test('publish arguments count for the facts and the base image', async () => {
  const publishArgs = ['-r', 'linux-musl-x64', '--self-contained', '--no-build', '-o', 'elsewhere'];
  const musl = { ...options(), publishArgs };
  const facts = await factsOf('examples/minimal-api/MinimalApi.csproj', publishArgs);
  expect(facts).toMatchObject({ runtimeIdentifier: 'linux-musl-x64', selfContained: true });
  expect(await sdk.baseImage(facts, musl)).toBe('mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine');
});

test('the base image that comes with the facts is that of MSBuild alone', async () => {
  webProject('bases/Chiseled/Chiseled.csproj', '<ContainerFamily>noble-chiseled</ContainerFamily>');
  webProject(
    'bases/Rids/Rids.csproj',
    '<RuntimeIdentifiers>win-x64;linux-musl-x64;linux-musl-arm64</RuntimeIdentifiers>',
  );
  webProject(
    'bases/Several/Several.csproj',
    '<TargetFrameworks>net48;net8.0</TargetFrameworks><TargetFramework />',
  );
  write(
    'bases/Several/Directory.Build.props',
    '<Project><PropertyGroup><PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained></PropertyGroup></Project>',
  );
  webProject('bases/Args/Args.csproj');
  write('bases/Args/Directory.Build.rsp', '-p:ContainerFamily=alpine\n');
  webProject(
    'bases/Custom/Custom.csproj',
    '<CustomAfterMicrosoftCommonTargets>$(MSBuildProjectDirectory)/own.targets</CustomAfterMicrosoftCommonTargets>',
  );
  write(
    'bases/Custom/own.targets',
    '<Project><PropertyGroup><ContainerFamily>noble-chiseled-extra</ContainerFamily></PropertyGroup></Project>',
  );
  const { projects } = await find(['bases']);
  for (const facts of projects) {
    const alone = await sdk.baseImage({ ...facts, sdkBaseImages: new Map() }, options());
    expect([facts.name, facts.sdkBaseImage]).toEqual([facts.name, alone]);
  }
  expect(projects.map(({ sdkBaseImage }) => sdkBaseImage?.split('/').at(-1))).toEqual([
    'aspnet:10.0-alpine',
    'aspnet:10.0-noble-chiseled-extra',
    'aspnet:10.0-noble-chiseled-extra',
    'aspnet:10.0-alpine',
    'runtime-deps:8.0-noble-chiseled-extra',
  ]);
});

/** As much of a registry as the SDK needs: one base image to read, and room to push. */
class TinyRegistry {
  readonly #blobs = new Map<string, Buffer>();
  readonly #manifests = new Map<string, Buffer>();
  readonly #server: Server;

  private constructor() {
    const layer = gzipSync(Buffer.alloc(1024));
    const config = Buffer.from(
      JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        config: {},
        rootfs: { type: 'layers', diff_ids: [sha256(Buffer.alloc(1024))] },
      }),
    );
    for (const blob of [layer, config]) this.#blobs.set(sha256(blob), blob);
    const descriptor = (kind: string, blob: Buffer) => ({
      mediaType: `application/vnd.oci.image.${kind}`,
      digest: sha256(blob),
      size: blob.length,
    });
    const manifest = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: descriptor('config.v1+json', config),
      layers: [descriptor('layer.v1.tar+gzip', layer)],
    };
    this.#manifests.set('base:1', Buffer.from(JSON.stringify(manifest)));
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<TinyRegistry> {
    const registry = new TinyRegistry();
    await new Promise<void>((resolve) => registry.#server.listen(0, '127.0.0.1', resolve));
    return registry;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get baseImage(): string {
    return `${this.host}/base:1`;
  }

  digestOf(repository: string, tag: string): string {
    return sha256(this.#manifests.get(`${repository}:${tag}`) ?? Buffer.of());
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = new URL(request.url ?? '', `http://${this.host}`);
    const [, repository, kind, reference = ''] =
      /^\/v2\/(.+)\/(manifests|blobs)\/([^/]*)/.exec(url.pathname) ?? [];
    const upload = url.pathname.includes('/uploads');
    if (upload && request.method === 'PUT') return this.#finish(url, body, response);
    if (upload) return this.#receive(url, body, response);
    if (kind === 'manifests' && request.method === 'PUT') {
      this.#manifests.set(`${repository}:${reference}`, body);
      return void response.writeHead(201, { 'Docker-Content-Digest': sha256(body) }).end();
    }
    const found =
      kind === 'manifests' ? this.#manifests.get(`${repository}:${reference}`) : this.#blobs.get(reference);
    if (found === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': 'application/vnd.oci.image.manifest.v1+json',
      'Content-Length': found.length,
      'Docker-Content-Digest': sha256(found),
    });
    response.end(request.method === 'HEAD' ? undefined : found);
  }

  readonly #uploads = new Map<string, Buffer>();

  #receive(url: URL, body: Buffer, response: ServerResponse): void {
    const session = url.searchParams.get('session') ?? String(Math.random());
    const all = Buffer.concat([this.#uploads.get(session) ?? Buffer.of(), body]);
    this.#uploads.set(session, all);
    response
      .writeHead(202, {
        Location: `http://${this.host}${url.pathname}?session=${session}`,
        Range: `0-${Math.max(0, all.length - 1)}`,
      })
      .end();
  }

  #finish(url: URL, body: Buffer, response: ServerResponse): void {
    const before = this.#uploads.get(url.searchParams.get('session') ?? '') ?? Buffer.of();
    const blob = Buffer.concat([before, body]);
    this.#blobs.set(sha256(blob), blob);
    response.writeHead(201, { 'Docker-Content-Digest': sha256(blob) }).end();
  }
}

function sha256(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { beginPublish } from '../../../src/dotnet/publish/begun-publish.ts';
import type { PublishContainerRequest } from '../../../src/dotnet/publish/publish-container.ts';
import type { Finished } from '../../../src/process/execute.ts';
import { scratchFolder } from '../../fakes/scratch-folder.ts';
import { FakeExecute, recorded } from '../recorded.ts';
import { someFacts } from '../some-facts.ts';

const temporaryFolder = await scratchFolder();
const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const pushed = recorded('container-pushed');

const push = {
  options: { root: '/repo', configuration: 'Release' },
  registry: '127.0.0.1:5001',
  repository: 'measured/app',
  tag: 'head',
};

function request(differences: Partial<PublishContainerRequest> = {}): PublishContainerRequest {
  return {
    ...push,
    project: someFacts(),
    expectedBase: ASPNET,
    onOtherBase: async () => undefined,
    ...differences,
  };
}

/** MSBuild that asks as the targets say, and remembers the answers. */
class MsBuildFake {
  readonly answers: string[] = [];
  readonly #base: string;
  readonly #failing: Finished | undefined;

  constructor({ base = 'aspnet', failing }: { base?: string; failing?: Finished } = {}) {
    this.#base = base;
    this.#failing = failing;
  }

  readonly fake = new FakeExecute(async (args) => {
    if (this.#failing) return this.#failing;
    const folder = /^-p:MSBuildUserExtensionsPath=(.*)\/extensions$/m.exec(args.join('\n'))?.[1] ?? '';
    const targets = readFileSync(join(folder, 'last.targets'), 'utf8');
    const urls = [...targets.matchAll(/SourceUrl="(http:\S*?\/)[?"]/g)].map(([, url]) => url ?? '');
    const base = new URLSearchParams({
      ContainerBaseRegistry: 'mcr.microsoft.com',
      ContainerBaseName: `dotnet/${this.#base}`,
      ContainerBaseTag: '10.0',
    });
    for (const url of [urls[0] ?? '', `${urls[1]}?${base}`]) {
      const answer = await fetch(url);
      this.answers.push(answer.ok ? await answer.text() : 'no');
      if (!answer.ok) return { exitCode: 1, stdout: '', stderr: '' };
    }
    writeFileSync(join(folder, 'result.json'), pushed.result ?? '');
    return pushed;
  });

  begin(mirrors: readonly string[] = []) {
    const path = '/repo/src/Web/Web.csproj';
    return beginPublish(this.fake.execute, { ...push, path, mirrors, temporaryFolder }, {});
  }
}

describe('a publish that was begun before the project was evaluated', () => {
  it('waits until it is requested, and then goes on', async () => {
    const msbuild = new MsBuildFake();
    const begun = await msbuild.begin();
    await vi.waitFor(() => expect(msbuild.fake.calls).toHaveLength(1));
    expect(msbuild.answers).toEqual([]);
    expect(await begun.finish(request())).toEqual({ digest: expect.stringMatching(/^sha256:/) });
    expect(msbuild.answers).toEqual(['yes', 'yes']);
    expect(msbuild.fake.calls).toHaveLength(1);
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it('reads the base from its mirror, which it may ask without TLS', async () => {
    const msbuild = new MsBuildFake();
    const begun = await msbuild.begin(['localhost:5055']);
    await begun.finish(request({ mirroredBase: 'localhost:5055/dotnet/aspnet:10.0' }));
    expect(msbuild.answers[1]).toBe('localhost:5055|dotnet/aspnet|10.0|');
    expect(msbuild.fake.calls[0]?.options?.env).toMatchObject({
      DOTNET_CONTAINER_INSECURE_REGISTRIES: '127.0.0.1:5001;localhost:5055',
    });
  });

  it('asks about a base that was not expected', async () => {
    const onOtherBase = vi.fn(async () => undefined);
    const begun = await new MsBuildFake({ base: 'runtime' }).begin();
    await begun.finish(request({ onOtherBase }));
    expect(onOtherBase).toHaveBeenCalledWith('mcr.microsoft.com/dotnet/runtime:10.0');
  });

  it('fails with the reason why there can be no such image', async () => {
    const error = new Error('no such base');
    const begun = await new MsBuildFake({ base: 'runtime' }).begin();
    await expect(begun.finish(request({ onOtherBase: () => Promise.reject(error) }))).rejects.toBe(error);
  });

  it.each<[string, Partial<PublishContainerRequest>]>([
    ['framework', { project: someFacts({ framework: 'net10.0' }) }],
    ['runtime', { runtimeIdentifier: 'linux-arm64' }],
    ['base image', { baseImage: 'ghcr.io/team/base:1' }],
    ['registry', { registry: 'localhost:5001' }],
    ['kind of restore', { options: { ...push.options, restored: true } }],
    ['mirror', { mirroredBase: 'localhost:5056/dotnet/aspnet:10.0' }],
  ])('ends before it builds if another %s is requested', async (_, differences) => {
    const msbuild = new MsBuildFake();
    const begun = await msbuild.begin();
    expect(await begun.finish(request(differences))).toBeUndefined();
    expect(msbuild.answers).toEqual(['no']);
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it('ends before it builds if it is stopped, once', async () => {
    const msbuild = new MsBuildFake();
    const begun = await msbuild.begin();
    await Promise.all([begun.stop(), begun.stop()]);
    expect(msbuild.answers).toEqual(['no']);
    expect(existsSync(temporaryFolder) && readdirSync(temporaryFolder)).toEqual([]);
  });

  it('reports a failed restore as the publish would', async () => {
    const stdout = '/repo/src/Web/Web.csproj : error NU1101: Unable to find package Nowhere.\n';
    const begun = await new MsBuildFake({ failing: { exitCode: 1, stdout, stderr: '' } }).begin();
    await expect(begun.finish(request())).rejects.toMatchObject({
      message: expect.stringMatching(/^dotnet publish .* failed with exit code 1\./),
      details: [{ message: 'NU1101: Unable to find package Nowhere.' }],
    });
  });

  it('is to be begun again if MSBuild could not ask', async () => {
    const fake: FakeExecute = new FakeExecute(async (args) => {
      const folder = /^-p:MSBuildUserExtensionsPath=(.*)\/extensions$/m.exec(args.join('\n'))?.[1] ?? '';
      const url = /SourceUrl="(\S*)"/.exec(readFileSync(join(folder, 'last.targets'), 'utf8'))?.[1];
      const stdout = `/x.targets(4,5): error MSB3923: Failed to download file "${url}".  Proxy says no.\n`;
      return { exitCode: 1, stdout, stderr: '' };
    });
    const path = '/repo/src/Web/Web.csproj';
    const begun = await beginPublish(fake.execute, { ...push, path, mirrors: [], temporaryFolder }, {});
    expect(await begun.finish(request())).toBeUndefined();
  });
});

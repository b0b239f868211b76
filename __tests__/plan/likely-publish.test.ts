import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LikelyInputs, likelyPublish } from '../../src/plan/likely-publish.ts';
import type { BuildFiles } from '../../src/plan/repository/find-build-files.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

const scratch = await scratchFolder();
const NO_FILES: BuildFiles = { dockerfiles: [], evidence: [], skipped: 0 };
const INPUTS: LikelyInputs = { builder: 'auto', dockerfile: undefined, platforms: [], baseImage: undefined };

const web = '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>';
const library = '<Project Sdk="Microsoft.NET.Sdk"></Project>';

interface Given {
  readonly named?: readonly string[];
  readonly inputs?: Partial<LikelyInputs>;
  readonly files?: Partial<BuildFiles>;
  readonly workspace?: string;
}

function likely(texts: Readonly<Record<string, string>>, given: Given = {}) {
  const { named = [], inputs = {}, files = {}, workspace = '/repo' } = given;
  const at = (path: string) => `${workspace}/${path}`;
  const collected = {
    named: named.map(at),
    found: Object.keys(texts)
      .filter((path) => !named.includes(path))
      .map(at),
    leftOut: [],
  };
  const read = async (path: string) => texts[path.slice(workspace.length + 1)];
  return likelyPublish(collected, { ...NO_FILES, ...files }, { ...INPUTS, ...inputs }, { read, workspace });
}

describe('the publish that begins early', () => {
  it.each<[string, Readonly<Record<string, string>>, Given]>([
    ['the only project, if it is a web app', { 'Shop.csproj': web }, {}],
    ['a worker', { 'Shop.csproj': '<Project Sdk="Microsoft.NET.Sdk.Worker/10.0.1">' }, {}],
    ['the only web app of several projects', { 'Shop.csproj': web, 'Core.csproj': library }, {}],
    ['a console app that input project names', { 'Shop.csproj': library }, { named: ['Shop.csproj'] }],
  ])('is that of %s', async (_, texts, given) => {
    expect(await likely(texts, given)).toBe('/repo/Shop.csproj');
  });

  const shop = { 'Shop.csproj': web };
  const withText = (text: string) => ({
    'Shop.csproj': web.replace('></', `><PropertyGroup>${text}</PropertyGroup></`),
  });
  it.each<[string, Readonly<Record<string, string>>, Given]>([
    ['two projects are apps', { ...shop, 'Jobs.csproj': web }, {}],
    ['no project says that it is an app', { 'Shop.csproj': library }, {}],
    ['a file-based app is there', { ...shop, 'tool.cs': '#:package X' }, {}],
    ['there is a Dockerfile', shop, { files: { dockerfiles: ['/repo/Dockerfile'] } }],
    ['there are too many Dockerfiles', shop, { files: { skipped: 1 } }],
    ['Docker builds it', shop, { inputs: { builder: 'docker' } }],
    ['an input names a Dockerfile', shop, { inputs: { dockerfile: 'docker/app' } }],
    ['an input names platforms', shop, { inputs: { platforms: [{ os: 'linux', architecture: 'arm64' }] } }],
    ['an input names the base image', shop, { inputs: { baseImage: 'ghcr.io/team/base:1' } }],
    ['it has several frameworks', withText('<TargetFrameworks>net9.0;net10.0</TargetFrameworks>'), {}],
    ['it has several runtimes', withText('<RuntimeIdentifiers>linux-x64</RuntimeIdentifiers>'), {}],
    ['it names a Dockerfile', withText('<DockerfileFile>docker/app</DockerfileFile>'), {}],
  ])('is none if %s', async (_, texts, given) => {
    expect(await likely(texts, given)).toBeUndefined();
  });

  it.each(['obj', 'artifacts'])('is none if the checkout was restored before: it has %s', async (folder) => {
    const workspace = join(scratch, crypto.randomUUID());
    await mkdir(join(workspace, folder), { recursive: true });
    await writeFile(join(workspace, 'Shop.csproj'), web);
    expect(await likely(shop, { workspace })).toBeUndefined();
  });
});

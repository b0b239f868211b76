import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bounds } from '../../src/docker/bounds.ts';
import { type Buildx, createBuildx } from '../../src/docker/buildx.ts';
import { knowsLink } from '../../src/docker/buildx-builder.ts';
import type { Client } from '../../src/docker/client.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { Execute, ExecuteOptions, Finished } from '../../src/process/execute.ts';
import { fixture } from '../dockerfile/fixture.ts';
import { scratchFolder } from '../fakes/scratch-folder.ts';

const folder = await scratchFolder();
const request = { dockerfile: 'Dockerfile', context: '.', tag: '127.0.0.1:28515/measure/x:head' };
const DIGEST = `sha256:${'a'.repeat(64)}`;
const CONTAINER = `Name:          builder
Driver:        docker-container

Nodes:
Name:                  builder0
Endpoint:              unix:///var/run/docker.sock
Driver Options:        network="host"
Status:                running
BuildKit daemon flags: --allow-insecure-entitlement=network.host
BuildKit version:      v0.24.0
Platforms:             linux/arm64*, linux/amd64
Labels:
 org.mobyproject.buildkit.worker.executor: oci
`;

interface Call {
  readonly args: readonly string[];
  readonly options: ExecuteOptions;
}

let calls: Call[];
let answer: (args: readonly string[]) => Partial<Finished> | Promise<Partial<Finished>>;
let buildx: Buildx;
beforeEach(async () => {
  calls = [];
  answer = () => ({});
  buildx = withClient('buildx');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
});

function withClient(builder: Client['builder'], program = 'docker'): Buildx {
  const execute: Execute = async (_, args, options = {}) => {
    calls.push({ args, options });
    return { exitCode: 0, stdout: '', stderr: '', ...(await answer(args)) };
  };
  const client = async () => ({ program, version: '28.5.2', builder });
  return createBuildx({ execute, client, temporaryFolder: folder });
}

describe('the builder that buildx is set to', () => {
  it('is started, and says what it is', async () => {
    answer = () => ({ stdout: CONTAINER });
    expect(await buildx.builder()).toEqual({
      name: 'builder',
      driver: 'docker-container',
      versions: ['v0.24.0'],
      platform: { os: 'linux', architecture: 'arm64' },
      answerMs: expect.any(Number),
    });
    expect(calls.map(({ args, options }) => [args.join(' '), options.timeoutMs])).toEqual([
      ['buildx inspect', bounds.answer],
      ['buildx inspect --bootstrap', bounds.bootstrap],
    ]);
  });

  it('may not know its own version', async () => {
    const stdout = await fixture('answers/buildx-0.29-inspect-remote.txt');
    answer = () => ({ stdout });
    expect(await buildx.builder()).toMatchObject({
      name: 'own',
      driver: 'remote',
      versions: [''],
      platform: { os: 'linux', architecture: 'amd64' },
    });
  });

  it('is the engine itself, or there is no buildx', async () => {
    const stdout = await fixture('answers/buildx-0.29-inspect-docker.txt');
    answer = () => ({ stdout });
    expect(await buildx.builder()).toBeUndefined();
    expect(calls).toHaveLength(1);
    // The engine itself reports best what is wrong with it.
    answer = () => ({ exitCode: 1, stdout: 'Name: default\nDriver: docker\n', stderr: 'ERROR: no engine' });
    expect(await buildx.builder()).toBeUndefined();
    expect(await withClient('buildkit').builder()).toBeUndefined();
  });

  it('that is not there or does not start is an error with the reason', async () => {
    answer = () => ({ exitCode: 1, stderr: 'ERROR: no builder "nowhere" found\n' });
    await expect(buildx.builder()).rejects.toThrow(
      /^The builder that buildx is set to cannot be used: no builder "nowhere" found\. Start it/,
    );
    answer = (args) =>
      args.includes('--bootstrap')
        ? {
            exitCode: 1,
            stderr: '#1 ERROR: context deadline exceeded\n------\nERROR: context deadline exceeded\n',
          }
        : { stdout: 'Name: dead\nDriver: remote\n\nNodes:\nName: dead0\nStatus: inactive\n' };
    await expect(buildx.builder()).rejects.toThrow(/cannot be used: context deadline exceeded\. Start it/);
    await expect(buildx.builder()).rejects.toThrow(UserError);
  });

  it.each([
    [['v0.24.0'], true],
    [['v0.10.0'], true],
    [['v0.9.3'], false],
    [['v0.24.0', 'v0.9.3'], false],
    [['v1.0.0'], true],
    [[''], true],
    [[], true],
    [['nightly'], true],
  ])('of version %j knows COPY --link: %s', (versions, expected) => {
    expect(knowsLink({ versions })).toBe(expected);
  });

  it('is probed by a build of an image that is not there', async () => {
    answer = () => ({ exitCode: 1, stderr: 'ERROR: failed to solve: connection refused\n' });
    const { signal } = new AbortController();
    expect(await buildx.probe('127.0.0.1:1/a/probe:n', { os: 'linux', architecture: 'arm64' }, signal)).toBe(
      'ERROR: failed to solve: connection refused',
    );
    expect(calls).toEqual([
      {
        args: [
          ...['buildx', 'build', '--progress', 'plain', '--output', 'type=cacheonly'],
          ...['--platform', 'linux/arm64', '-'],
        ],
        options: { signal, input: 'FROM 127.0.0.1:1/a/probe:n\n' },
      },
    ]);
  });
});

const metadataFile = (args: readonly string[]) => args[args.indexOf('--metadata-file') + 1] ?? '';
const metadata = JSON.stringify({ 'containerimage.digest': DIGEST });

describe('a build that is pushed straight to a registry', () => {
  it('gives the digest that the builder says', async () => {
    answer = async (args) => {
      await writeFile(metadataFile(args), metadata);
      return {};
    };
    expect(await buildx.buildAndPush(request)).toEqual({
      digest: DIGEST,
      metadata: { digest: DIGEST, materials: [] },
    });
    expect(calls[0]?.args.join(' ')).toContain(
      '--output type=image,name=127.0.0.1:28515/measure/x:head,push=true,store=false ',
    );
    expect(calls[0]?.args).not.toContain('--load');
    expect(await readdir(folder)).toEqual([]);
  });

  it('that fails has the builder’s last message', async () => {
    answer = () => ({
      exitCode: 1,
      stderr: 'ERROR: failed to build: failed to solve: no space left on device',
    });
    await expect(buildx.buildAndPush(request)).rejects.toThrow(
      /^The Docker build of Dockerfile failed: no space left on device\./,
    );
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['garbage', '\u0000{'],
    ['without a digest', '{}'],
    ['with something else for a digest', '{"containerimage.digest": "latest"}'],
  ])('proves nothing if its metadata is %s', async (_, text) => {
    answer = async (args) => {
      if (text !== undefined) await writeFile(metadataFile(args), text);
      return {};
    };
    await expect(buildx.buildAndPush(request)).rejects.toThrow(/did not say which image it built/);
  });
});

describe('a build that is streamed as an archive', () => {
  /** A docker that does as `script` says, with the metadata file in `file`. */
  async function dockerThat(script: string): Promise<Buildx> {
    const program = join(folder, 'docker');
    const file = "const file = process.argv[process.argv.indexOf('--metadata-file') + 1];";
    await writeFile(program, `#!${process.execPath}\n${file}${script}`, { mode: 0o755 });
    return withClient('buildx', program);
  }
  const read = async (archive: AsyncIterable<Buffer>): Promise<number> => {
    let bytes = 0;
    for await (const chunk of archive) bytes += chunk.length;
    if (bytes === 0) throw new UserError('it is no archive');
    return bytes;
  };
  const writes = `require('fs').writeFileSync(file, ${JSON.stringify(metadata)}); process.stdout.write('tar');`;

  it('reaches the reader, and has the digest that the builder says', async () => {
    const elsewhere = await dockerThat(writes);
    expect(await elsewhere.buildToArchive(request, read)).toMatchObject({ digest: DIGEST, result: 3 });
  });

  it('that fails has the builder’s last message, not the reader’s', async () => {
    const elsewhere = await dockerThat(
      "process.stderr.write('ERROR: failed to build: failed to solve: no space left on device\\n'); process.exitCode = 1;",
    );
    await expect(elsewhere.buildToArchive(request, read)).rejects.toThrow(
      /^The Docker build of Dockerfile failed: no space left on device\./,
    );
  });

  it('proves nothing without metadata', async () => {
    const elsewhere = await dockerThat("process.stdout.write('tar');");
    await expect(elsewhere.buildToArchive(request, read)).rejects.toThrow(/did not say which image it built/);
  });
});

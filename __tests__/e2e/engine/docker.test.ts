import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DockerBuildOptions } from '../../../src/docker/build-request.ts';
import { createDocker, type Docker } from '../../../src/docker/engine.ts';
import { usedBaseDigests } from '../../../src/docker/used-base.ts';
import { codedErrors } from '../../../src/dotnet/cli/msbuild-errors.ts';
import { writeRuntimeDockerfile } from '../../../src/dotnet/publish/runtime-dockerfile.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { type Execute, execute } from '../../../src/process/execute.ts';
import { which } from '../scene.ts';

const REGISTRY = 'localhost:5055';
const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';

let docker: Docker;
let folder: string;
const tags: string[] = [];
const commands: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-e2e-'));
  await mkdir(join(folder, 'temporary'));
  const noted: Execute = (program, args, options) => {
    commands.push(args.join(' '));
    return execute(program, args, { ...options, silent: true });
  };
  const program = await which('docker', inject('bed').path);
  const temporaryFolder = join(folder, 'temporary');
  docker = createDocker({ execute: noted, program, temporaryFolder, compilerErrors: codedErrors });
});

afterAll(async () => {
  for (const tag of tags) await docker.remove(tag);
  await rm(folder, { recursive: true });
});

/** A folder with these files, to be a build context. */
async function contextOf(files: Record<string, string>): Promise<string> {
  const context = await mkdtemp(join(folder, 'context-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(context, name), text);
  return context;
}

function freshTag(repository: string): string {
  const tag = `${repository}:${randomUUID()}`;
  tags.push(tag);
  return tag;
}

async function build(
  dockerfile: string,
  files: Record<string, string> = {},
  options: DockerBuildOptions = {},
) {
  const context = await contextOf({ ...files, Dockerfile: dockerfile });
  const request = { dockerfile: join(context, 'Dockerfile'), context, tag: freshTag('docker-e2e'), options };
  return docker.build(request);
}

async function failureOf(dockerfile: string): Promise<UserError> {
  const error = await build(dockerfile).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw new Error('the build was to fail with a UserError', { cause: error });
}

describe('a real Docker engine', () => {
  it('describes itself', async () => {
    const facts = await docker.engine();
    expect(facts.version).toMatch(/^\d+\.\d+/);
    expect(facts.containerdStore).toBe(facts.storageDriver === 'overlayfs');
  });

  it('builds on the base image that it holds', async () => {
    const built = await build(`FROM ${ASPNET}\nWORKDIR /app\nCOPY App.dll .\n`, { 'App.dll': 'x' });
    expect(built.imageId).toMatch(/^sha256:[0-9a-f]{64}$/);
    const base = await docker.inspect(ASPNET);
    expect(built.image.diffIds.slice(0, base?.diffIds.length)).toEqual(base?.diffIds);
    expect(built.image.env).toContain('APP_UID=1654');
    const digests = usedBaseDigests(ASPNET, built.metadata.materials, base);
    expect(digests).toContainEqual(expect.stringMatching(/^sha256:/));
  });

  it('passes on build arguments, target and secrets, which no command shows', async () => {
    const secret = 'RUN --mount=type=secret,id=token test "$(cat /run/secrets/token)" = geheim';
    const dockerfile = `FROM ${ASPNET} AS wanted\nARG WORD\nENV SAID=$WORD\n${secret}\nFROM ${ASPNET}\n`;
    const options = { buildArgs: ['WORD=two words'], target: 'wanted', secrets: ['token=geheim'] };
    const built = await build(dockerfile, {}, options);
    expect(built.image.env).toContain('SAID=two words');
    expect(commands.join('\n')).not.toContain('geheim');
    expect(await readdir(join(folder, 'temporary'))).toEqual([]);
  });

  it('builds a generated Dockerfile whatever .dockerignore the app publishes', async () => {
    const published = await contextOf({ 'App.dll': 'x', '.dockerignore': '*' });
    const generated = await mkdtemp(join(folder, 'generated-'));
    const image = { baseImage: ASPNET, assemblyName: 'App', executable: false, port: 8080, appUser: true };
    const dockerfile = await writeRuntimeDockerfile(generated, image);
    const built = await docker.build({ dockerfile, context: published, tag: freshTag('docker-e2e') });
    const tag = freshTag('docker-e2e');
    await docker.tag(built.imageId, tag);
    // Only an image that holds App.dll lets this build pass.
    await build(`FROM ${ASPNET}\nCOPY --from=${tag} /app/App.dll /\n`);
  });

  it('pushes what it built, so that the digest proves it', async () => {
    const { image, imageId } = await build('FROM scratch\nCOPY file /\n', { file: randomUUID() });
    const tag = freshTag(`${REGISTRY}/docker-e2e`);
    await docker.tag(imageId, tag);
    const pushed = await docker.push(tag);
    const accept = [
      'application/vnd.docker.distribution.manifest.v2+json',
      'application/vnd.oci.image.manifest.v1+json',
      'application/vnd.oci.image.index.v1+json',
    ].join(', ');
    const url = `http://${REGISTRY}/v2/docker-e2e/manifests/${tag.slice(tag.lastIndexOf(':') + 1)}`;
    const answer = await fetch(url, { headers: { accept } });
    const manifest = (await answer.json()) as { config?: { digest: string } };
    expect([manifest.config?.digest, answer.headers.get('docker-content-digest')]).toContain(imageId);
    expect(answer.headers.get('docker-content-digest')).toBe(pushed);
    expect(image.diffIds).toHaveLength(1);
  });

  it('asks the registry that it is to probe', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(request.url === '/v2/' ? 200 : 404).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { signal } = new AbortController();
    const said = await docker.probe(`127.0.0.1:${port}/probe:nonce1`, signal);
    server.close();
    expect(asked.join('\n')).toContain('/v2/probe/manifests/nonce1');
    expect(said).toMatch(/not found|unknown|404/i);
    expect(await docker.probe('127.0.0.1:1/probe:nonce2', signal)).toContain('refused');
  });

  it('removes a tag, and accepts one that is gone', async () => {
    const { imageId } = await build('FROM scratch\nCOPY file /\n', { file: randomUUID() });
    const tag = freshTag('docker-e2e');
    await docker.tag(imageId, tag);
    expect(await docker.inspect(tag)).toMatchObject({ id: imageId });
    await docker.remove(tag);
    await docker.remove(tag);
    expect(await docker.inspect(tag)).toBeUndefined();
  });
});

describe('a build that fails on a real engine', () => {
  it('names the registry that does not have the base image', async () => {
    const { message } = await failureOf(`FROM ${REGISTRY}/dotnet/aspnet:0.0\n`);
    expect(message).toContain(`needs the image ${REGISTRY}/dotnet/aspnet:0.0`);
    expect(message).toContain(`${REGISTRY} has no such image`);
    expect(message).toMatch(/Exit code 1 of: \S*docker /);
  });

  it('names the registry that does not answer', async () => {
    const { message } = await failureOf('FROM 127.0.0.1:1/nope:1\n');
    expect(message).toMatch(/127\.0\.0\.1:1 could not be read: .*connection refused/);
  });

  it('names the source that is not in the context', async () => {
    const { message } = await failureOf(`FROM ${ASPNET}\nCOPY ./publish .\n`);
    expect(message).toContain('copies /publish, but the build context');
  });

  it('places an unknown instruction', async () => {
    const { details } = await failureOf(`FROM ${ASPNET}\nCOPYY a b\n`);
    expect(details).toMatchObject([{ line: 2, message: expect.stringContaining('COPYY') }]);
  });

  it("has the compiler's errors for details", async () => {
    const line = '/src/Program.cs(2,26): error CS1003: Syntax error [/src/App.csproj]';
    const { details } = await failureOf(`FROM ${ASPNET}\nRUN echo '${line}' && exit 1\n`);
    expect(details[0]).toEqual({
      message: 'CS1003: Syntax error',
      file: '/src/Program.cs',
      line: 2,
      column: 26,
    });
  });
});

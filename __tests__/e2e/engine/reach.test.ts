import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PREFERRED_PORT } from '../../../src/oci/receiver/measuring-registry.ts';
import type { ImageReport } from '../../../src/report/report.ts';
import { type BuildKit, startBuildKit } from '../../../testbed/buildkit.ts';
import { run } from '../../../testbed/commands.ts';
import type { StepResult } from '../../fakes/runner.ts';
import { type PublishedLayer, publishedLayers, total } from '../independent.ts';
import { act, checkout } from '../scene.ts';
import { type SmallBases, startSmallBases } from '../small-bases.ts';
import { bedEngine, stepEnvironment } from './engines.ts';
import { mayHaveOtherNetwork, type OtherNetwork, otherNetwork } from './other-network.ts';

/*
 * Engines and builders that cannot reach the measuring registry give the same figures as those that can, as far as
 * there are any; builders of buildx's own push straight into it.
 */
const dockerfile = (base: string) => `FROM ${base}
LABEL org.opencontainers.image.base.name=${base}
COPY app /app
COPY more /app
`;

let bases: SmallBases;
let folder: string;
let context: string;

beforeAll(async () => {
  bases = await startSmallBases();
  folder = await mkdtemp(join(tmpdir(), 'reach-'));
  context = join(folder, 'context');
  await mkdir(context);
  await writeFile(join(context, 'app'), randomBytes(1_500_000));
  await writeFile(join(context, 'more'), 'a line of text\n'.repeat(100_000));
  await writeFile(join(context, 'Dockerfile'), dockerfile(bases.aspnet));
});

afterAll(async () => {
  await Promise.all([bases.stop(), rm(folder, { recursive: true })]);
});

interface Weighed {
  readonly step: StepResult;
  readonly image: ImageReport;
  readonly app: ImageReport['layers'];
}

async function weigh(step: Parameters<typeof act>[0]): Promise<Weighed> {
  const result = await act({ ...step, with: { 'registry-mirrors': bases.mirrors, ...step.with } });
  expect(result.exitCode, result.stdout + result.stderr).toBe(0);
  const [image] = result.report?.images ?? [];
  if (!image) throw new Error('nothing was measured');
  return { step: result, image, app: image.layers.filter(({ from }) => from === 'app') };
}

const portOf = (host: string): number => Number(host.slice(host.lastIndexOf(':') + 1));
const warnings = ({ step }: Weighed): string[] => step.commands('warning').map(({ message }) => message);
describe.skipIf(!mayHaveOtherNetwork).each(['classic', 'containerd'] as const)(
  'an engine out of reach, with the %s store,',
  (store) => {
    let network: OtherNetwork;
    let env: Record<string, string>;
    let workspace: string;
    const local = `reach-e2e:${randomUUID()}`;
    const figures = { near: {} as Record<string, Weighed>, far: {} as Record<string, Weighed> };

    beforeAll(async () => {
      env = stepEnvironment(bedEngine(store));
      network = await otherNetwork([bases.registry.port]);
      await run('docker', ['build', '--quiet', '--tag', local, context], {
        env: { ...process.env, ...env, DOCKER_BUILDKIT: '1' },
      });
      workspace = await checkout('minimal-api');
      const built = {
        workspace,
        with: { builder: 'docker', 'base-image': bases.aspnet, 'max-size': '1 GB' },
      };
      const stored = { workspace: folder, with: { image: `local://${local}` } };
      for (const [name, step] of Object.entries({ built, stored })) {
        figures.near[name] = await weigh({ ...step, env });
        figures.far[name] = await weigh({ ...step, ...network.step, env: { ...env, ...network.step.env } });
      }
    });

    afterAll(async () => {
      await network.close();
      await run('docker', ['image', 'rm', '--force', local], { env: { ...process.env, ...env } });
      await rm(workspace, { recursive: true });
    });

    const both = (name: string): { near: Weighed; far: Weighed } => {
      const [near, far] = [figures.near[name], figures.far[name]];
      if (!near || !far) throw new Error(`${name} was not weighed`);
      return { near, far };
    };

    it.each(['built', 'stored'])('has the same disk sizes to the byte: %s', (name) => {
      const { near, far } = both(name);
      expect(far.image.layers.map(({ disk, diffId }) => [diffId, disk])).toEqual(
        near.image.layers.map(({ disk, diffId }) => [diffId, disk]),
      );
      // What is saved has all layers in it, also those of the base.
      expect(far.image.sizes).toMatchObject({ disk: near.image.sizes.disk, diskKnown: 'verified' });
      expect(far.app.map(({ diskKnown }) => diskKnown)).toEqual(far.app.map(() => 'verified'));
      expect(far.app.length).toBe(2);
    });

    it.each(['built', 'stored'])('has download sizes as far as the store knows them: %s', (name) => {
      const { near, far } = both(name);
      const base = ({ image }: Weighed) => image.layers.filter((layer) => layer.from === 'base');
      expect(base(far).map(({ download }) => download)).toEqual(base(near).map(({ download }) => download));
      if (store === 'containerd') {
        expect(far.image.sizes.download).toBe(near.image.sizes.download);
        expect(far.app.map(({ download, downloadKnown }) => [download, downloadKnown])).toEqual(
          near.app.map(({ download }) => [download, 'verified']),
        );
        expect(far.image.digest).toBe(near.image.digest);
        expect(warnings(far)).toEqual([]);
        return;
      }
      for (const { download, downloadUnknown } of [...far.app, far.image.sizes]) {
        expect(download).toBeNull();
        expect(downloadUnknown).toContain('docker save gives the layers of the engine');
      }
      expect(far.step.outputs['download-size']).toBe('');
      expect(far.image).toMatchObject({ digest: null, digestUnknown: expect.stringContaining('sha256:') });
    });

    it.each(['built', 'stored'])('says so once, in report, summary and log: %s', (name) => {
      const { near, far } = both(name);
      expect(near.image.note).toBeUndefined();
      expect(far.image.note).toMatch(
        /^Weighed by docker save, because the Docker engine cannot reach the measuring registry at 127\.0\.0\.1:\d+ \(.*\)\. /,
      );
      expect(far.step.summary.match(/Weighed by docker save/g)).toHaveLength(1);
      expect(far.step.stdout.match(/Weighed by docker save/g)).toHaveLength(1);
      expect(far.step.stdout).not.toContain('The measuring registry at');
    });

    it('warns if a limited figure is unknown, and passes if it is known', () => {
      const [limit] = both('built').far.image.limits;
      expect(limit).toMatchObject({ name: 'max-size', verdict: store === 'classic' ? 'warn' : 'pass' });
    });

    it('leaves no additional tag of the image', async () => {
      const names = await run('docker', ['image', 'inspect', '--format', '{{json .RepoTags}}', local], {
        env: { ...process.env, ...env },
      });
      expect(JSON.parse(names)).toEqual([local]);
    });

    it('sends nothing to another program that listens at the address of the action', async () => {
      const asked: string[] = [];
      const impostor = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.writeHead(request.url === '/v2/' ? 200 : 404).end('{}');
      });
      await listening(impostor, PREFERRED_PORT);
      const step = { workspace: folder, with: { image: `local://${local}` }, ...network.step };
      const { image } = await weigh({ ...step, env: { ...env, ...network.step.env } });
      impostor.closeAllConnections();
      impostor.close();
      expect(image.note).toContain('Weighed by docker save');
      expect(asked.join('\n')).toMatch(/\/probe\/manifests\//);
      expect(asked.filter((line) => !/^(GET|HEAD) /.test(line))).toEqual([]);
    });
  },
);

/** Listens on a port that other tests may hold for a while, each for as long as its step runs. */
async function listening(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  const deadline = performance.now() + 150_000;
  for (;;) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      const settle = (error?: NodeJS.ErrnoException) => {
        server.off('error', settle).off('listening', settle);
        resolve(error);
      };
      server.once('error', settle).once('listening', settle).listen(port, '127.0.0.1');
    });
    if (error === undefined) return;
    if (error.code !== 'EADDRINUSE' || performance.now() > deadline) throw error;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a builder of buildx’s own', () => {
  let buildkit: BuildKit;
  let env: Record<string, string>;
  let fresh: SmallBases;
  let baseLayers: readonly PublishedLayer[];
  let workspace: string;

  beforeAll(async () => {
    buildkit = await startBuildKit(bedEngine('containerd'));
    env = stepEnvironment(buildkit);
    // A base that this builder never saw.
    fresh = await startSmallBases();
    baseLayers = await publishedLayers(fresh.registry.host, 'dotnet/aspnet', '10.0');
    workspace = await checkout('minimal-api');
  });

  afterAll(async () => {
    await buildkit.stop();
    await Promise.all([fresh.stop(), rm(workspace, { recursive: true })]);
  });

  /** Which layers of the base somebody but the action downloaded since. */
  async function downloaded(since: number): Promise<string[]> {
    const digests = baseLayers.map(({ digest }) => digest);
    return (await fresh.registry.requests())
      .slice(since)
      .filter(({ method, bytes }) => method === 'GET' && bytes > 4)
      .map(({ path }) => path.split('/').at(-1) ?? '')
      .filter((digest) => digests.includes(digest));
  }

  it('downloads no layer of the base for a generated Dockerfile, and sends none', async () => {
    const since = (await fresh.registry.requests()).length;
    const inputs = { builder: 'docker', 'base-image': fresh.aspnet };
    const { image, app, step } = await weigh({ workspace, with: inputs, env });
    expect(await downloaded(since)).toEqual([]);
    expect(image.layers.filter(({ from }) => from === 'base').map(({ download }) => download)).toEqual(
      baseLayers.map(({ size }) => size),
    );
    expect(app).toHaveLength(1);
    expect(app[0]).toMatchObject({ downloadKnown: 'verified', diskKnown: 'verified' });
    expect(image).toMatchObject({
      compressor: expect.stringMatching(/^BuildKit.* \(remote\)$/),
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(image.note).toBeUndefined();
    expect(step.stdout).not.toContain('--load');
  });

  /** A Dockerfile of the user's, built by the same builder into a real registry, to compare with. */
  async function userBuild(): Promise<readonly number[]> {
    const project = join(workspace, 'MinimalApi.csproj');
    await run('dotnet', ['publish', project, '-c', 'Release', '-o', join(workspace, 'publish')]);
    const output = `type=image,name=${fresh.registry.host}/team/app:1,push=true`;
    await run('docker', ['buildx', 'build', '--output', output, workspace], {
      env: { ...process.env, ...env },
    });
    return (await publishedLayers(fresh.registry.host, 'team/app', '1')).map(({ size }) => size);
  }

  it('measures what a real registry receives from it, even if it cannot reach the action', async () => {
    const dockerfile = `FROM ${fresh.aspnet}\nWORKDIR /app\nCOPY publish .\nENTRYPOINT ["dotnet", "MinimalApi.dll"]\n`;
    await writeFile(join(workspace, 'Dockerfile'), dockerfile);
    const pushed = await userBuild();
    const inputs = { dockerfile: 'Dockerfile', publish: 'false' };
    const near = await weigh({ workspace, with: inputs, env });
    expect(near.image.layers.map(({ download }) => download)).toEqual(pushed);
    expect(near.image.sizes.download).toBe(total(pushed));
    expect(near.app.map(({ downloadKnown, diskKnown }) => [downloadKnown, diskKnown])).toEqual([
      ['verified', 'verified'],
      ['verified', 'verified'],
    ]);

    if (!mayHaveOtherNetwork) return;
    const network = await otherNetwork([bases.registry.port, fresh.registry.port, portOf(buildkit.endpoint)]);
    const far = await weigh({
      workspace,
      with: inputs,
      ...network.step,
      env: { ...env, ...network.step.env },
    });
    await network.close();
    expect(far.image.layers.map(({ diffId, download, disk }) => [diffId, download, disk])).toEqual(
      near.image.layers.map(({ diffId, download, disk }) => [diffId, download, disk]),
    );
    expect(far.image.note).toMatch(/^Weighed by an OCI archive, because the builder of buildx cannot reach/);
    expect(far.step.summary).toContain('Weighed by an OCI archive');
    expect(warnings(far)).toEqual([]);
  });

  it('needs no engine', async () => {
    const withoutEngine = { ...env, DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
    const { image } = await weigh({
      workspace,
      with: { builder: 'docker', dockerfile: 'Dockerfile', publish: 'false' },
      env: withoutEngine,
    });
    expect(image.compressor).toContain('BuildKit');
  });

  it('that cannot be started fails with its reason', async () => {
    const result = await act({
      workspace,
      with: { builder: 'docker', comment: 'never' },
      env: { ...env, BUILDX_BUILDER: 'nowhere' },
    });
    expect(result.exitCode).toBe(1);
    expect(result.commands('error')[0]?.message).toMatch(
      /The builder that buildx is set to cannot be used: no builder "nowhere" found/,
    );
  });
});

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bounds } from '../../src/docker/bounds.ts';
import { clientOnce } from '../../src/docker/client.ts';
import { createDocker, type Docker } from '../../src/docker/engine.ts';
import { UserError } from '../../src/model/user-error.ts';
import { type Execute, type ExecuteOptions, execute, type Finished } from '../../src/process/execute.ts';
import { stream } from '../../src/process/stream.ts';
import { fixture } from '../dockerfile/fixture.ts';

type Answer =
  | Partial<Finished>
  | ((args: readonly string[]) => Partial<Finished> | Promise<Partial<Finished>>);

interface Call {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: ExecuteOptions;
}

/** A docker command that answers by the first words of its arguments, and notes what it was asked. */
class FakeCommand {
  readonly calls: Call[] = [];
  private readonly answers: Record<string, Answer>;

  constructor(answers: Record<string, Answer>) {
    this.answers = answers;
  }

  readonly execute: Execute = async (program, args, options = {}) => {
    this.calls.push({ program, args, options });
    const words = [program, ...args].join(' ');
    const key = Object.keys(this.answers).find((start) => words.startsWith(start));
    const answer = key === undefined ? { exitCode: 1, stderr: `unexpected: ${words}` } : this.answers[key];
    const finished = typeof answer === 'function' ? await answer(args) : answer;
    return { exitCode: 0, stdout: '', stderr: '', ...finished };
  };
}

const version = (text: string): Answer => ({
  exitCode: 1,
  stdout: JSON.stringify({ Client: { Version: text }, Server: null }),
});
const noBuildx: Answer = { exitCode: 1, stderr: 'docker: unknown command: docker buildx' };
const modern = { 'docker version': version('28.5.2'), 'docker buildx version': { stdout: 'buildx 0.29' } };
const old = { 'docker version': version('20.10.24+dfsg1'), 'docker buildx version': noBuildx };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-'));
});
afterEach(() => rm(folder, { recursive: true }));

function docker(answers: Record<string, Answer>): { docker: Docker; command: FakeCommand } {
  const command = new FakeCommand(answers);
  const { execute } = command;
  return {
    docker: createDocker({ execute, temporaryFolder: folder }),
    command,
  };
}

describe('the docker command', () => {
  const find = (answers: Record<string, Answer>) => clientOnce(new FakeCommand(answers).execute)();

  it.each([
    ['buildx', modern, '28.5.2'],
    ['the BuildKit support of a client before 23', old, '20.10.24+dfsg1'],
  ])('builds with %s', async (_, answers, version) => {
    const builder = answers === modern ? 'buildx' : 'buildkit';
    expect(await find(answers)).toEqual({ program: 'docker', version, builder });
  });

  it.each([
    ['22.06.0-beta.0', 'buildkit'],
    ['23.0.1', 'none'],
  ])('of version %s without buildx builds with: %s', async (text, builder) => {
    expect(await find({ 'docker version': version(text), 'docker buildx version': noBuildx })).toMatchObject({
      builder,
    });
  });

  it('is examined once', async () => {
    const command = new FakeCommand(modern);
    const client = clientOnce(command.execute);
    expect(await client()).toBe(await client());
    expect(command.calls).toHaveLength(2);
  });

  it('without any builder is used for all but builds', async () => {
    const answers = { 'docker version': version('28.2.2'), 'docker buildx version': noBuildx };
    const { docker: engine } = docker({ ...answers, 'docker image tag': {} });
    await engine.tag('a', 'b');
    await expect(engine.build({ dockerfile: 'Dockerfile', context: '.', tag: 'a:1' })).rejects.toThrow(
      /^The docker command docker \(version 28\.2\.2\) cannot build with BuildKit: its buildx plugin is missing\. Install it/,
    );
  });

  it('is missing, and the error says what to do', async () => {
    const missing = /no working docker command on PATH.*set input builder to `sdk`/;
    await expect(clientOnce(execute, 'docker-that-is-not-there')()).rejects.toThrow(missing);
    await expect(find({ 'docker version': { stdout: 'podman version 5' } })).rejects.toThrow(missing);
    const without = createDocker({ execute, program: 'docker-that-is-not-there', temporaryFolder: folder });
    await expect(without.engine()).rejects.toThrow(missing);
  });
});

describe('the engine', () => {
  it.each([
    ['20.10', { version: '20.10.24+dfsg1', storageDriver: 'overlay2', containerdStore: false }],
    ['28.5-containerd', { version: '28.5.2+dfsg4', storageDriver: 'overlayfs', containerdStore: true }],
  ])('describes itself (%s)', async (recording, expected) => {
    const { docker: engine } = docker({
      ...old,
      'docker info': { stdout: await fixture(`answers/info-${recording}.json`) },
    });
    expect(await engine.engine()).toEqual({
      ...expected,
    });
  });

  it.each([
    ['20.10', 0, ''],
    ['28', 1, 'Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?\n'],
  ])('is missed with the reason (client %s)', async (recording, exitCode, stderr) => {
    const stdout = await fixture(`answers/info-no-engine-${recording}.json`);
    const { docker: engine } = docker({ ...old, 'docker info': { exitCode, stdout, stderr } });
    await expect(engine.engine()).rejects.toThrow(
      /^No Docker engine answers: Cannot connect to the Docker daemon at unix:\/\/\/.*running\? Start Docker/,
    );
  });
});

describe('images', () => {
  it('are inspected (classic store)', async () => {
    const stdout = await fixture('answers/inspect-20.10.json');
    const { docker: engine, command } = docker({ ...old, 'docker image inspect': { stdout } });
    const image = await engine.inspect('mcr.microsoft.com/dotnet/aspnet:10.0');
    expect(image).toMatchObject({
      id: 'sha256:c2b373c23d293593c8b23f7bb5a606852080ebb336fdb6b364a7772a55d19a24',
      repoDigests: [
        'localhost:5055/dotnet/aspnet@sha256:a4ec31fb7c317ef01877bdd89f55507c6d463af4c00445aa0702b97fc7acc049',
      ],
      platform: { os: 'linux', architecture: 'amd64' },
      labels: {},
    });
    expect(image?.diffIds).toHaveLength(5);
    expect(image?.env).toContain('APP_UID=1654');
    expect(command.calls.at(-1)?.args).toEqual([
      ...['image', 'inspect', '--format', '{{json .}}', '--', 'mcr.microsoft.com/dotnet/aspnet:10.0'],
    ]);
  });

  it('are inspected (containerd store)', async () => {
    const stdout = await fixture('answers/inspect-28.5-containerd.json');
    const { docker: engine } = docker({ ...modern, 'docker image inspect': { stdout } });
    const id = 'sha256:834e3462eead695fa7a7535a480f1153061461037aa6d5c9862ec1539fb4b7d9';
    expect(await engine.inspect('rec/ok:2')).toMatchObject({ id, repoDigests: [`rec/ok@${id}`] });
  });

  it.each(['Error: No such image: a:1', 'Error response from daemon: No such image: a:1'])(
    'that are not there are undefined: %s',
    async (stderr) => {
      const { docker: engine } = docker({ ...old, 'docker image': { exitCode: 1, stdout: '\n', stderr } });
      expect(await engine.inspect('a:1')).toBeUndefined();
      await engine.remove('a:1');
    },
  );

  it.each([
    'no such image: A: invalid reference format: repository name must be lowercase',
    'permission denied',
  ])('that cannot be asked for are an error: %s', async (stderr) => {
    const { docker: engine } = docker({ ...old, 'docker image': { exitCode: 1, stderr } });
    await expect(engine.inspect('A')).rejects.toThrow(
      `docker image inspect A failed with exit code 1: ${stderr}`,
    );
    await expect(engine.remove('A')).rejects.toThrow('docker image rm A failed');
  });

  it('with an answer of another shape are an error', async () => {
    const { docker: engine } = docker({ ...old, 'docker image inspect': { stdout: '{"Id": "x"}' } });
    await expect(engine.inspect('a')).rejects.toThrow(
      'docker image inspect a gave an answer that cannot be read.',
    );
  });

  it('are tagged, pushed and removed by name', async () => {
    const digest = `sha256:${'a1'.repeat(32)}`;
    const stdout = `The push refers to repository [localhost:5000/a]\n1: digest: ${digest} size: 1576\n`;
    const { docker: engine, command } = docker({
      ...old,
      'docker image push': { stdout },
      'docker image': {},
    });
    await engine.tag('sha256:1', 'localhost:5000/a:1');
    expect(await engine.push('localhost:5000/a:1')).toBe(digest);
    await engine.remove('localhost:5000/a:1');
    expect(command.calls.map(({ args }) => args.join(' '))).toEqual([
      'image tag -- sha256:1 localhost:5000/a:1',
      'image push -- localhost:5000/a:1',
      'image rm --force -- localhost:5000/a:1',
    ]);
  });

  it('stay when their only name is released: another image has it when it is removed', async () => {
    const { docker: engine, command } = docker({ ...old, 'docker image': {} });
    await engine.release('localhost:5000/a:1');
    expect(command.calls.map(({ args }) => args.join(' '))).toEqual([
      'image import -- /dev/null localhost:5000/a:1',
      'image rm --force -- localhost:5000/a:1',
    ]);
  });

  it.each(['pushed\n', '1: digest: md5:5f size: 1576\n'])(
    'of which a push says %j are an error',
    async (stdout) => {
      const { docker: engine } = docker({ ...old, 'docker image push': { stdout } });
      await expect(engine.push('localhost:1/a/b')).rejects.toThrow('did not say which digest it pushed');
    },
  );

  it('that cannot be pushed are an error with the last message', async () => {
    const stdout = 'The push refers to repository [localhost:1/a/b]\n';
    const stderr = 'Get "http://localhost:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused\n';
    const { docker: engine } = docker({ ...old, 'docker image push': { exitCode: 1, stdout, stderr } });
    await expect(engine.push('localhost:1/a/b')).rejects.toThrow(
      /^docker push localhost:1\/a\/b failed.*refused$/,
    );
  });
});

describe('a probe', () => {
  it('gives what the engine said', async () => {
    const stderr = 'Error response from daemon: manifest unknown\n';
    const { docker: engine, command } = docker({ ...old, 'docker image pull': { exitCode: 1, stderr } });
    const { signal } = new AbortController();
    expect(await engine.probe('127.0.0.1:5000/probe:n1', signal)).toBe(
      'Error response from daemon: manifest unknown',
    );
    expect(command.calls.at(-1)).toMatchObject({
      args: ['image', 'pull', '--quiet', '--', '127.0.0.1:5000/probe:n1'],
      options: { signal },
    });
  });
});

it('every question to the engine has a bound on its time', async () => {
  const stdout = await fixture('answers/inspect-20.10.json');
  const { docker: engine, command } = docker({
    ...old,
    'docker info': { stdout: await fixture('answers/info-20.10.json') },
    'docker image inspect': { stdout },
    'docker image': {},
  });
  await engine.engine();
  await engine.inspect('a:1');
  await engine.tag('a:1', 'b:1');
  await engine.remove('b:1');
  expect(command.calls).toHaveLength(4);
  for (const { options } of command.calls) expect(options.timeoutMs).toBe(bounds.answer);
});

describe('docker save', () => {
  const engineThat = (script: string, execute = new FakeCommand(old).execute) =>
    createDocker({
      execute,
      temporaryFolder: folder,
      stream: (program, args, options, read) => {
        expect([program, ...args]).toEqual(['docker', 'image', 'save', '--', 'a:1']);
        expect(options).toEqual({
          name: 'docker save a:1',
          startMs: bounds.saveStart,
          idleMs: bounds.saveIdle,
        });
        return stream(process.execPath, ['-e', script], options, read);
      },
    });
  const textOf = async (chunks: AsyncIterable<Buffer>): Promise<string> => {
    let text = '';
    for await (const chunk of chunks) text += chunk;
    if (text === '') throw new UserError('it is no archive');
    return text;
  };

  it('gives its archive to the reader', async () => {
    expect(await engineThat('process.stdout.write("tar")').save('a:1', textOf)).toBe('tar');
  });

  it('that fails says why, in the engine’s words rather than the reader’s', async () => {
    const script = 'process.stderr.write("Error response from daemon: no space left\\n"); process.exit(1)';
    await expect(engineThat(script).save('a:1', textOf)).rejects.toThrow(
      /^docker save a:1 failed with exit code 1: Error response from daemon: no space left$/,
    );
  });

  it('of which the archive cannot be read gives the reader’s error', async () => {
    await expect(engineThat('').save('a:1', textOf)).rejects.toThrow('it is no archive');
  });
});

describe('a build', () => {
  const request = { dockerfile: 'Dockerfile', context: '.', tag: 'web:1' };
  const optionValue = (args: readonly string[], option: string) => args[args.indexOf(option) + 1] ?? '';

  it('with buildx gives the image and what buildx wrote', async () => {
    const inspected = await fixture('answers/inspect-28.5-containerd.json');
    const metadata = await fixture('answers/buildx-0.29-metadata-containerd.json');
    const id = 'sha256:834e3462eead695fa7a7535a480f1153061461037aa6d5c9862ec1539fb4b7d9';
    const { docker: engine, command } = docker({
      ...modern,
      'docker buildx build': async (args) => {
        await writeFile(optionValue(args, '--iidfile'), `${id}\n`);
        await writeFile(optionValue(args, '--metadata-file'), metadata);
        return {};
      },
      [`docker image inspect --format {{json .}} -- ${id}`]: { stdout: inspected },
    });
    const built = await engine.build({ ...request, cwd: folder });
    expect(built).toMatchObject({ imageId: id, image: { id }, metadata: { digest: id } });
    expect(built.metadata.materials).toHaveLength(1);
    expect(command.calls[2]?.options).toEqual({ env: { DOCKER_BUILDKIT: '1' }, cwd: folder });
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a builder that names the image otherwise is found by its tag', async () => {
    const inspected = await fixture('answers/inspect-20.10.json');
    const { docker: engine } = docker({
      ...old,
      'docker build': {},
      'docker image inspect --format {{json .}} -- web:1': { stdout: inspected },
    });
    expect(await engine.build(request)).toMatchObject({
      imageId: expect.stringMatching(/^sha256:c2b3/),
      metadata: { materials: [] },
    });
  });

  it('that leaves no image behind is an error', async () => {
    const { docker: engine } = docker({
      ...modern,
      'docker buildx build': {},
      'docker image inspect': { exitCode: 1, stderr: 'No such image: web:1' },
    });
    await expect(engine.build(request)).rejects.toThrow(/succeeded, but the engine has no image web:1/);
  });

  it('hands secrets over in files that only this user reads, and takes them away', async () => {
    const seen: string[] = [];
    const { docker: engine } = docker({
      ...modern,
      'docker buildx build': async (args) => {
        const file = optionValue(args, '--secret').replace('id=token,src=', '');
        seen.push(await readFile(file, 'utf8'), ((await stat(file)).mode & 0o777).toString(8));
        return { exitCode: 1, stderr: 'ERROR: failed to solve: no' };
      },
    });
    const options = { secrets: ['token=ge\nheim'] };
    await expect(engine.build({ ...request, options })).rejects.toThrow('failed: no.');
    expect(seen).toEqual(['ge\nheim', '600']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves out secret files that do not exist, and says so', async () => {
    const secrets: string[] = [];
    const { command } = docker({
      ...modern,
      'docker buildx build': (args) => {
        secrets.push(...args.filter((_, i) => args[i - 1] === '--secret'));
        return { exitCode: 1, stderr: 'ERROR: failed to solve: no' };
      },
    });
    const notices: string[] = [];
    const onNotice = (message: string) => notices.push(message);
    const engine = createDocker({ execute: command.execute, temporaryFolder: folder, onNotice });
    await writeFile(join(folder, 'npmrc'), '');
    const options = { secretFiles: ['npm=npmrc', 'nuget=absent/NuGet.Config'] };
    await expect(engine.build({ ...request, cwd: folder, options })).rejects.toThrow('failed: no.');
    expect(secrets).toEqual(['id=npm,src=npmrc']);
    expect(notices).toEqual(['Input secret-files: nuget is skipped: absent/NuGet.Config does not exist.']);
  });
});

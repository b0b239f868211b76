import { describe, expect, it } from 'vitest';
import { PublishedImagesFake } from '../fakes/published-images.ts';
import { ASPNET, DOES_NOT_COMPILE, PUBLISHED, SDK } from '../fakes/sdk.ts';
import { onlyImage, PULL_REQUEST, project, Scene } from './scene.ts';

const COMPILER = "CS0029: Cannot implicitly convert type 'string' to 'int'";

describe('an image of several that cannot be measured', () => {
  const scene = () =>
    new Scene(
      { ...project('Api', 4000), ...project('Broken', 10, DOES_NOT_COMPILE) },
      { ...project('Api', 3000), ...project('Broken', 10) },
    );

  it('fails the step; the other images are measured and reported', async () => {
    const here = scene();
    const result = await here.run();
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([1, 'fail']);
    expect(onlyImage(result)).toMatchObject({ name: 'Api', comparison: { noChange: false } });
    expect(result.report?.failures).toEqual([
      {
        name: 'Broken',
        error: 'dotnet publish Broken.csproj failed with exit code 1',
        details: [`Program.cs, line 1: ${COMPILER}`],
      },
    ]);
    expect(result.headline).toBe(`### ❌ Broken: Program.cs, line 1: ${COMPILER}`);
    expect(result.step.summary).toContain('<code>Broken</code> could not be measured');
    expect(result.step.summary).toContain('| ❌ <code>Broken</code> | not measured |');
    expect(result.step.summary).toMatch(/\| ✅ <code>Api<\/code> \|/);
    expect(here.github.requests).toMatchObject([{ mode: 'create-or-update', body: result.step.summary }]);
  });

  it('is annotated with the message of its tool, and the lines of the compiler', async () => {
    const { step } = await scene().run();
    expect(step.errors).toEqual(['dotnet publish Broken.csproj failed with exit code 1', COMPILER]);
    expect(step.places[0]).toEqual({ title: 'Broken' });
  });

  it('makes the sums of all images unknown, not smaller', async () => {
    const { step } = await scene().run();
    expect(step.outputs).toMatchObject({
      'download-size': '',
      'disk-size': '',
      'deploy-size': '',
      'download-increase': '',
      'image-digest': '',
      verdict: 'fail',
    });
    expect(JSON.parse(step.outputs.images ?? '')).toMatchObject([{ name: 'Api' }]);
  });

  it('is not reported as removed', async () => {
    expect((await scene().run()).report?.removed).toEqual([]);
  });

  it('fails the step with report-only, too', async () => {
    const result = await scene().run({ 'report-only': 'true' });
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([1, 'fail']);
    expect(result.step.errors[0]).toMatch(/^dotnet publish Broken/);
  });

  it('keeps the run from keeping its measurements for later runs', async () => {
    const here = scene();
    await here.run();
    expect(here.cache.entries.size).toBe(0);
  });
});

describe('if every image fails', () => {
  it('the report has no image, and the reason of each failure', async () => {
    const here = new Scene(
      { ...project('A', 10, DOES_NOT_COMPILE), ...project('B', 10, DOES_NOT_COMPILE) },
      project('A', 10),
    );
    const result = await here.run({ 'max-size': '1 kB' });
    expect(result.exitCode).toBe(1);
    expect(result.report).toMatchObject({
      images: [],
      failures: [{ name: 'A' }, { name: 'B' }],
      verdict: 'fail',
    });
    expect(here.git.worktreesOf).toEqual([]);
    expect(here.github.requests).toHaveLength(1);
  });
});

describe('a fault that is not the user’s', () => {
  it('is reported as a bug; its stack is in the log only', async () => {
    const here = new Scene(project('Api', 10));
    here.sdk.baseImage = () => Promise.reject(new TypeError('x is undefined'));
    const result = await here.run();
    expect(result.exitCode).toBe(1);
    expect(result.report?.failures).toEqual([
      { name: 'Api', error: 'a bug in aspnet-image-size: x is undefined', details: [] },
    ]);
    expect(result.step.errors).toEqual([
      expect.stringMatching(
        /^This is a bug in aspnet-image-size; please report it.*\n.*TypeError: x is undefined\n\s+at /,
      ),
    ]);
    expect(result.step.summary).not.toMatch(/\n\s+at /);
  });
});

describe('if it is not known what to measure', () => {
  const nothing = async (here: Scene, inputs: Readonly<Record<string, string>>, name: string) => {
    const result = await here.run(inputs);
    expect([result.exitCode, result.step.outputs.verdict]).toEqual([1, 'fail']);
    expect(result.report).toMatchObject({ images: [], failures: [{ name }] });
    expect(result.headline).toMatch(new RegExp(`^### ❌ ${name}: `));
    expect(result.step.errors).toHaveLength(1);
    expect(here.sdk.published).toEqual([]);
    expect(here.github.requests).toHaveLength(1);
    return result.step.errors[0] ?? '';
  };

  it('because there is no project, the message says where it looked', async () => {
    expect(await nothing(new Scene({ 'README.md': 'Nothing here.\n' }), {}, 'Projects')).toMatch(
      /^No \.NET project was found in .+ input project\.$/,
    );
  });

  it('no baseline is looked up', async () => {
    const here = new Scene({ 'README.md': 'Nothing here.\n' }, project('Api', 10));
    await nothing(here, {}, 'Projects');
    expect([here.cache.asked, here.git.worktreesOf]).toEqual([[], []]);
  });

  it('because no project is an app, the message lists each with the reason', async () => {
    const message = await nothing(new Scene(project('Library', 10)), {}, 'Projects');
    expect(message.split('\n').slice(1)).toEqual(['Library/Library.csproj: class library']);
  });

  it('because input project names nothing, the message says so', async () => {
    const inputs = { project: 'src/Nope.csproj' };
    expect(await nothing(new Scene(project('Api', 10)), inputs, 'src/Nope.csproj')).toMatch(
      /^Input project: nothing in .+ matches "src\/Nope\.csproj"\. Name a project file, a folder or a solution\.$/,
    );
  });

  it('because input dockerfile names nothing, the message says so', async () => {
    const inputs = { dockerfile: 'deploy/Dockerfile' };
    expect(await nothing(new Scene(project('Api', 10)), inputs, 'Projects')).toMatch(
      /^Input dockerfile: "deploy\/Dockerfile" does not exist/,
    );
  });

  it('because several images have one name, the message lists them', async () => {
    const both = { ...project('Api', 10), ...project('Web', 10) };
    expect(await nothing(new Scene(both), { name: 'shop' }, 'shop')).toMatch(
      /^Input name: "shop" is one name, but there are 2 images: Api\/Api\.csproj, Web\/Web\.csproj\./,
    );
  });
});

describe('inputs that are wrong', () => {
  it('are reported all at once, before anything is done', async () => {
    const here = new Scene(project('Api', 10));
    const inputs = {
      builder: 'podman',
      'max-size': '5',
      'max-sdk-ratio': '45',
      comment: 'sometimes',
      'registry-mirrors': 'mcr.microsoft.com',
      'report-only': 'maybe',
    };
    const result = await here.run(inputs);
    expect([result.exitCode, result.report]).toEqual([1, undefined]);
    const [message = '', ...others] = result.step.errors;
    expect(others).toEqual([]);
    const lines = message.split('\n');
    expect(lines.map((line) => /^Input ([\w-]+): "([^"]*)": .+/.exec(line)?.slice(1)).sort()).toEqual(
      Object.entries(inputs).sort(),
    );
    expect(lines).toContain('Input builder: "podman": expected one of auto, sdk, docker');
    expect(result.step.outputs).toEqual({ verdict: 'fail' });
    expect(result.headline).toMatch(/^### ❌ Input builder/);
    expect([here.sdk.published, here.github.requests]).toEqual([[], []]);
  });
});

describe('a registry that does not answer', () => {
  it('for the base image fails the image, and the message has reference and status', async () => {
    const here = new Scene(project('Api', 10));
    here.images = new PublishedImagesFake({ [SDK]: PUBLISHED[SDK] });
    const result = await here.run();
    expect(result.exitCode).toBe(1);
    expect(result.report?.failures).toMatchObject([
      { name: 'Api', error: expect.stringMatching(/aspnet:10\.0 \(404\)/) },
    ]);
    expect(here.sdk.published).toEqual([]);
  });

  it('for the SDK image costs the comparison with it, and nothing else', async () => {
    const here = new Scene(project('Api', 10), project('Api', 10));
    here.images = new PublishedImagesFake({ [ASPNET]: PUBLISHED[ASPNET] });
    const result = await here.run();
    expect([result.exitCode, result.step.outputs.verdict, result.step.outputs['sdk-ratio']]).toEqual([
      0,
      'pass',
      '',
    ]);
    expect(result.log.warnings).toEqual([
      expect.stringMatching(/^The SDK image could not be read, .*sdk:10\.0 \(404\)/),
    ]);
    expect(onlyImage(result)).toMatchObject({ sdk: null, sdkUnknown: expect.stringContaining('404') });
    expect(Number(result.step.outputs['download-size'])).toBeGreaterThan(60_000);
  });
});

it('after its report was delivered, a run gets its exit code from the verdict', async () => {
  const result = await new Scene(project('Api', 10), project('Api', 10)).run({}, PULL_REQUEST);
  expect([result.exitCode, result.step.errors]).toEqual([0, []]);
});

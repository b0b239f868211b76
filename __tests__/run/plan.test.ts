import { expect, it } from 'vitest';
import { onlyImage, project, readReport, Scene } from './scene.ts';

it('a run starts with its plan, and reports it', async () => {
  const ended = await new Scene(project('Shop', 1000), project('Shop', 900)).run({ baseline: 'none' });
  expect(ended.log.infos[0]).toMatch(/^Plan: Shop: sdk, base .* \(no Dockerfile publishes or starts it\)$/);
  expect(onlyImage(ended).build).toEqual({
    builder: 'sdk',
    dockerfile: null,
    stage: null,
    context: null,
    publish: null,
    reason: 'no Dockerfile publishes or starts it',
  });
  expect((await readReport(ended)).images[0]?.build?.builder).toBe('sdk');
});

it('it is not known which Dockerfile is meant: that image fails before anything is built, and the report says why', async () => {
  const text =
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY app /app\nENTRYPOINT ["dotnet", "Shop.dll"]\n';
  const files = { ...project('Shop', 1000), 'docker/a.Dockerfile': text, 'docker/b.Dockerfile': text };
  const scene = new Scene({ ...files, ...project('Other', 1000) });
  const { report, exitCode } = await scene.run();
  expect(exitCode).toBe(1);
  expect(report?.failures).toMatchObject([
    { name: 'Shop', error: expect.stringMatching(/^Several Dockerfiles make the image of Shop\./) },
  ]);
  expect(report?.images).toMatchObject([{ name: 'Other' }]);
});

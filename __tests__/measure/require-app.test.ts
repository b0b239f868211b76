import { expect, it } from 'vitest';
import { type Expected, requireApp } from '../../src/measure/require-app.ts';
import type { BuilderName } from '../../src/model/build-plan.ts';
import { UserError } from '../../src/model/user-error.ts';
import { type BaseImage, type NoBase, weigh } from '../../src/model/weigh.ts';
import { LogFake } from '../fakes/log.ts';
import { contents } from '../model/contents.ts';

const ASPNET = 'mcr.microsoft.com/dotnet/aspnet:10.0';
const base = { id: 'base', download: 900, disk: 2000 };
const app = (path: string) => ({
  id: 'app',
  download: 50,
  disk: 3072,
  holds: path,
  files: [{ path, type: 'file' as const, size: 100, mode: 0o644 }],
});
const onAspnet: BaseImage = { reference: ASPNET, contents: contents([base]) };

const SHOP: Expected = {
  name: 'Shop',
  builder: 'docker',
  app: { assemblyName: 'Shop', browser: false, others: [] },
  origin: 'Dockerfile, stage test-results',
};

/** Checks an image of the base's layers and one layer with this file. */
function check(path: string, expected: Partial<Expected> = {}, builtOn: BaseImage | NoBase = onAspnet) {
  const image = contents('contents' in builtOn ? [base, app(path)] : [app(path)]);
  const started = { ...image, config: { ...image.config, command: ['dotnet', '/app/Shop.dll'] } };
  const log = new LogFake();
  const baseReference = 'contents' in builtOn ? builtOn.reference : undefined;
  const weighed = weigh(started, builtOn);
  requireApp({ contents: started, weighed, baseReference }, { ...SHOP, ...expected }, log);
  return log.infos;
}

it('says nothing of an image that holds the app', () => {
  expect(check('app/Shop.dll')).toEqual([]);
});

it('an image without the app is an error that says what was measured, and what to do', () => {
  expect(() => check('run.txt', {}, { none: 'FROM scratch' })).toThrow(
    new UserError(
      'The image of Shop is not that of the app: it starts /app/Shop.dll, which is not in the layers of the app. Measured: Dockerfile, stage test-results, which adds 3.07 kB on disk to nothing. Name the stage that starts the app with input target, another Dockerfile with input dockerfile, or the folder of the published app with input publish-output.',
    ),
  );
});

it.each<[BuilderName, string]>([
  ['sdk', 'with input project'],
  ['image', 'with input image'],
])('the error for builder %s says what to do %s', (builder, advice) => {
  expect(() => check('run.txt', { builder })).toThrow(advice);
  expect(() => check('run.txt', { builder })).toThrow(`adds 3.07 kB on disk to ${ASPNET}`);
});

it('the log says why the app is not looked for', () => {
  const company = { ...onAspnet, reference: 'registry.example/team/app-base:3' };
  expect(check('appsettings.json', {}, company)).toEqual([
    'Whether the image of Shop holds the app is not known: its base image may hold the app.',
  ]);
});

it('says nothing of an image that exists already if its app cannot be looked for', () => {
  const company = { ...onAspnet, reference: 'registry.example/team/app-base:3' };
  expect(check('appsettings.json', { builder: 'image', app: undefined }, company)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import type { Base } from '../../src/measure/app-in-base.ts';
import { findApp, type ImageWithApp } from '../../src/measure/app-in-image.ts';
import type { App } from '../../src/measure/app-signs.ts';
import type { LayerEntry, LayerFiles } from '../../src/model/image.ts';

const ASPNET: Base = { reference: 'mcr.microsoft.com/dotnet/aspnet:10.0' };
const SDK: Base = { reference: 'mcr.microsoft.com/dotnet/sdk:10.0' };
const NGINX: Base = { reference: 'nginx:1.29-alpine' };
const SCRATCH: Base = { none: 'Dockerfile builds FROM scratch' };
const COMPANY: Base = { reference: 'registry.example/team/app-base:3' };

const SHOP: App = { assemblyName: 'Shop', browser: false, others: ['Jobs', 'My.Web'] };
const CLIENT: App = { ...SHOP, browser: true };

const file = (path: string, size = 200_000, mode = 0o644): LayerEntry => ({ path, type: 'file', size, mode });
const program = (path: string, size = 80_000): LayerEntry => file(path, size, 0o755);
const script = (path: string): LayerEntry => program(path, 300);
const folder = (path: string): LayerEntry => ({ path, type: 'directory', size: 0, mode: 0o755 });
const link = (path: string, target: string): LayerEntry => ({
  path,
  type: 'symlink',
  size: 0,
  mode: 0o777,
  target,
});

interface Given {
  readonly base?: Base;
  readonly command?: readonly string[];
  readonly workingDir?: string;
  readonly os?: string;
  readonly app?: App | undefined;
  readonly unread?: string;
}

function find(entries: readonly LayerEntry[], given: Given = {}) {
  const {
    base = ASPNET,
    command = ['dotnet', 'Shop.dll'],
    workingDir = '/app',
    os = 'linux',
    unread,
  } = given;
  const layers: LayerFiles[] = [
    ...(unread === undefined ? [] : [{ unknown: unread }]),
    ...entries.map((entry) => ({ entries: [entry], contentDigest: { unknown: 'of a test' } })),
  ];
  const platform = { os, architecture: 'amd64' };
  const image: ImageWithApp = { config: { platform, env: [], command, workingDir }, base, layers };
  return findApp(image, 'app' in given ? given.app : SHOP);
}

describe('an image holds the app if it has', () => {
  it.each<[string, LayerEntry, Given]>([
    ['its assembly', file('app/Shop.dll'), {}],
    ['its assembly next to a script', file('app/Shop.dll'), { command: ['/entrypoint.sh'] }],
    [
      'its assembly, and a shell starts it',
      file('app/Shop.dll'),
      { command: ['/bin/sh', '-c', 'dotnet Shop.dll'] },
    ],
    ['its assembly in another folder', file('srv/x/Shop.dll'), { command: ['dotnet', '/srv/x/Shop.dll'] }],
    ['its assembly in other letters', file('app/SHOP.DLL'), {}],
    ['its assembly behind a link', file('srv/app/Shop.dll'), { command: ['dotnet', '/app/Shop.dll'] }],
    ['a link to its assembly', link('app/Shop.dll', '/srv/Shop.dll'), {}],
    ['its apphost', program('app/Shop'), { command: ['/app/Shop'] }],
    ['a single file', program('usr/local/bin/Shop', 70e6), { command: ['Shop'], base: SCRATCH }],
    [
      'its apphost for Windows',
      file('Files/app/Shop.exe'),
      { command: ['C:\\app\\Shop.exe'], os: 'windows' },
    ],
    [
      'its assembly for Azure Functions',
      file('home/site/wwwroot/Shop.dll'),
      { command: ['/azure-functions-host/start.sh'] },
    ],
    ['its assembly for AWS Lambda', file('var/task/Shop.dll'), { command: ['Shop::Shop.Function::Handle'] }],
    ['its assembly on an unknown base', file('app/Shop.dll'), { base: { unknown: 'no registry answers' } }],
    ['its assembly next to a layer that was not read', file('app/Shop.dll'), { unread: 'no tar' }],
    [
      'its assembly in a build’s folder that it starts',
      file('app/bin/Release/net10.0/Shop.dll'),
      { workingDir: '/app/bin/Release/net10.0' },
    ],
    [
      'its assembly in a build’s folder, and no sure start',
      file('src/bin/Release/net10.0/Shop.dll'),
      { command: ['./run.sh'] },
    ],
    ['another assembly that it starts', file('app/Renamed.dll'), { command: ['dotnet', 'Renamed.dll'] }],
    ['another apphost that it starts', program('app/renamed'), { command: ['./renamed'] }],
    [
      'a renamed single file on PATH',
      program('usr/local/bin/shopd', 60e6),
      { command: ['shopd', '--urls', 'http://+:80'] },
    ],
    [
      'an assembly that dotnet starts with options',
      file('app/Renamed.dll'),
      { command: ['dotnet', '--roll-forward', 'Major', 'Renamed.dll'] },
    ],
    [
      'an assembly that dotnet exec starts',
      file('app/Renamed.dll'),
      { command: ['dotnet', 'exec', '/app/Renamed.dll'] },
    ],
    [
      'the files of a browser app',
      file('usr/share/nginx/html/_framework/dotnet.js'),
      { app: CLIENT, base: NGINX },
    ],
    [
      'the files of a browser app below a path',
      file('srv/shop/_framework/blazor.boot.json'),
      { app: CLIENT, base: NGINX },
    ],
    ['the compiled assembly of a browser app', file('html/Shop.wasm'), { app: CLIENT, base: NGINX }],
  ])('%s', (_, entry, given) => {
    expect(find([file('app/appsettings.json', 100), entry], given)).toEqual({ found: entry.path });
  });
});

describe('nothing is claimed if', () => {
  it.each<[string, readonly LayerEntry[], Given, string]>([
    [
      'a layer was not read',
      [],
      { unread: 'more than 1000 entries' },
      'the files of a layer are not known: more than 1000 entries',
    ],
    [
      'it builds the app when it starts',
      [file('app/Program.cs')],
      { command: ['dotnet', 'run', '--urls', 'http://+:80'], base: SDK },
      'its start command builds the app from its sources',
    ],
    [
      'it builds the app when a shell starts it',
      [file('app/Program.cs')],
      { command: ['/bin/sh', '-c', 'dotnet watch run --project src/Shop'], base: SDK },
      'its start command builds the app from its sources',
    ],
    [
      'the base image is not known',
      [],
      { base: { unknown: 'status 401' } },
      'the base image is not known: status 401',
    ],
    ['a base image of the company may hold it', [], { base: COMPANY }, 'its base image may hold the app'],
    [
      'the base image has no readable name',
      [],
      { base: { reference: 'NOT A NAME' } },
      'its base image may hold the app',
    ],
    [
      'it is in an archive',
      [file('app.zip'), script('start.sh')],
      { command: ['/start.sh'] },
      'app.zip may be the app',
    ],
    [
      'it may have another name',
      [file('app/x.dll'), script('start.sh')],
      { command: ['/start.sh'] },
      'app/x.dll may be the app',
    ],
    [
      'a large program may be it',
      [program('opt/x', 9e6), script('start.sh')],
      { command: ['/start.sh'] },
      'opt/x may be the app',
    ],
    [
      'the folder of the assembly is a link',
      [link('app', '/srv/x'), file('srv/x/y.dll')],
      {},
      'srv/x/y.dll may be the app',
    ],
  ])('%s', (_, entries, given, reason) => {
    expect(find(entries, given)).toEqual({ unknown: reason });
  });
});

describe('an image does not hold the app if', () => {
  it.each<[string, readonly LayerEntry[], Given, string]>([
    [
      'it only has test results and starts nothing',
      [file('run.txt', 30), file('results.zip')],
      { base: SCRATCH, command: [] },
      'neither Shop.dll nor Shop is in its layers, and it has no start command',
    ],
    [
      'nothing was copied',
      [folder('app')],
      {},
      'it starts /app/Shop.dll, which is not in the layers of the app',
    ],
    [
      'it has the sources, and what a build left',
      [
        file('app/Shop.csproj'),
        file('app/bin/Debug/net10.0/Shop.dll'),
        file('app/obj/Release/net10.0/Shop.dll'),
      ],
      {},
      'it starts /app/Shop.dll, which is not in the layers of the app, although app/bin/Debug/net10.0/Shop.dll is',
    ],
    [
      'the assembly is in a folder that is called like it',
      [folder('app/Shop.dll'), folder('app/Shop')],
      {},
      'it starts /app/Shop.dll, which is not in the layers of the app',
    ],
    [
      'it starts another app of the repository',
      [file('app/Jobs.dll'), program('app/Jobs')],
      { command: ['dotnet', 'Jobs.dll'] },
      'it starts app/Jobs.dll, which is another app, and neither Shop.dll nor Shop is in it',
    ],
    [
      'it starts the apphost of another app',
      [file('app/x.json'), program('app/My.Web')],
      { command: ['./My.Web'] },
      'it starts app/My.Web, which is another app, and neither Shop.dll nor Shop is in it',
    ],
    [
      'a web server has other files',
      [file('usr/share/nginx/html/index.html')],
      { base: NGINX, command: ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'] },
      'neither Shop.dll nor Shop is in its layers',
    ],
    [
      'a web server has no browser app',
      [file('usr/share/nginx/html/index.html')],
      { app: CLIENT, base: NGINX, command: ['nginx'] },
      'neither Shop.dll nor a folder _framework is in its layers',
    ],
    [
      'only a script has its name',
      [script('usr/local/bin/renamed')],
      { command: ['renamed'] },
      'neither Shop.dll nor Shop is in its layers',
    ],
  ])('%s', (_, entries, given, reason) => {
    expect(find(entries, given)).toEqual({ absent: reason });
  });
});

describe('an image without a project here', () => {
  it.each<[string, readonly LayerEntry[], Given, unknown]>([
    ['holds the assembly that it starts', [file('app/Any.dll')], {}, { found: 'app/Any.dll' }],
    [
      'does not hold it',
      [file('app/Other.dll')],
      {},
      { absent: 'it starts /app/Any.dll, which is not in the layers of the app' },
    ],
    [
      'may have it from its base image',
      [],
      { base: COMPANY },
      { unknown: 'its start command names no assembly' },
    ],
    [
      'starts something else',
      [],
      { command: ['./run.sh'] },
      { unknown: 'its start command names no assembly' },
    ],
    ['starts nothing', [], { command: [] }, { unknown: 'its start command names no assembly' }],
  ])('%s', (_, entries, given, expected) => {
    expect(find(entries, { command: ['dotnet', 'Any.dll'], ...given, app: undefined })).toEqual(expected);
  });
});

describe('hostile names', () => {
  it.each([
    '../../etc/Shop.dll',
    '/app/../../../x/Shop.dll',
    '$APP.dll',
    '*.dll',
    'a b".dll',
    `${'x'.repeat(100_000)}.dll`,
    '\u202e::error::.dll',
    '-x.dll',
    '',
    '.dll',
  ])('in the start command do no harm: %j', (name) => {
    const found = find([file('app/x.txt')], { command: ['dotnet', name] });
    expect(JSON.stringify(found).length).toBeLessThan(500);
    expect(JSON.stringify(found)).not.toContain('\u202e');
  });

  it.each([['__proto__'], ['constructor'], ['(a+)+$'], ['a/b'], ['x'.repeat(50_000)], ['']])(
    'of an assembly are only names: %j',
    (assemblyName) => {
      const app = { ...SHOP, assemblyName, others: ['', '__proto__', 'toString'] };
      expect(find([file('app/x.txt')], { app, command: [] })).toHaveProperty('absent');
      if (assemblyName === '' || assemblyName.includes('/')) return;
      expect(find([file(`app/${assemblyName}.dll`)], { app })).toHaveProperty('found');
    },
  );
});

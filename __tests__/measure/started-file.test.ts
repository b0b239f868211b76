import { expect, it } from 'vitest';
import { startedFile, startedName } from '../../src/measure/started-file.ts';

it.each([
  [['dotnet', 'Shop.dll'], '/app', 'app/Shop.dll'],
  [['dotnet', 'Shop.dll', '--urls', 'http://+:80'], '/app', 'app/Shop.dll'],
  [['dotnet', 'Shop.dll'], '', 'Shop.dll'],
  [['dotnet', 'Shop.dll'], 'app/', 'app/Shop.dll'],
  [['dotnet', './bin/../Shop.dll'], '/app', 'app/Shop.dll'],
  [['/usr/bin/dotnet', '/srv/Shop.dll'], '/app', 'srv/Shop.dll'],
  [['dotnet', 'exec', 'Shop.dll'], '/app', 'app/Shop.dll'],
  [['dotnet', '../../../Shop.dll'], '/app', 'Shop.dll'],
  [['dotnet', 'Shop'], '/app', undefined],
  [['dotnet', 'run', '--project', 'Shop.dll'], '/app', undefined],
  [['dotnet', '--roll-forward', 'Major', 'Shop.dll'], '/app', undefined],
  [['dotnet', '$APP.dll'], '/app', undefined],
  [['dotnet', '*.dll'], '/app', undefined],
  [['sh', '-c', 'dotnet Shop.dll'], '/app', undefined],
  [['tini', '--', 'dotnet', 'Shop.dll'], '/app', undefined],
  [['./Shop'], '/app', undefined],
  [[], '/app', undefined],
])('%j in %j starts %j', (command, workingDir, file) => {
  expect(startedFile({ command, workingDir, platform: { os: 'linux', architecture: 'amd64' } })).toBe(file);
});

it('nothing is said of Windows', () => {
  const platform = { os: 'windows', architecture: 'amd64' };
  expect(startedFile({ command: ['dotnet', 'Shop.dll'], workingDir: 'C:\\app', platform })).toBeUndefined();
});

it.each([
  [['dotnet', 'Shop.dll'], 'Shop'],
  [['./Shop'], 'Shop'],
  [['tini', '--', 'dotnet', '/app/Shop.dll'], 'Shop'],
  [['/bin/sh', '-c', 'cd /srv && exec dotnet $APP.dll'], 'My.Shop'],
  [['/entrypoint.sh', 'dotnet', 'Shop.dll'], 'Shop'],
  [['/entrypoint.sh'], undefined],
  [['nginx', '-g', 'daemon off;'], undefined],
  [['/bin/bash'], undefined],
  [['dotnet', '$NOTHING.dll'], undefined],
  [[], undefined],
])('%j starts the assembly %j', (command, name) => {
  expect(startedName({ command, workingDir: '/app', env: ['APP=My.Shop', 'EMPTY', '=x'] })).toBe(name);
});

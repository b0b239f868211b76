import { describe, expect, it } from 'vitest';
import { startedAssembly, startOf } from '../../../src/dockerfile/dotnet/start.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';

function startOfLast(text: string) {
  const dockerfile = readDockerfile(text, 'Dockerfile');
  const stage = dockerfile.stages.at(-1);
  if (stage === undefined) throw new Error('no stage');
  return startOf(dockerfile, stage);
}

describe('what a stage starts', () => {
  it.each([
    ['FROM a\nCMD ["dotnet", "Shop.dll"]', { assembly: 'Shop', line: 2 }],
    ['FROM a AS b\nENTRYPOINT ["dotnet", "Shop.dll"]\nFROM b', { assembly: 'Shop', line: 2 }],
    ['FROM a AS b\nENTRYPOINT ["dotnet"]\nFROM b\nCMD ["Shop.dll"]', { assembly: 'Shop', line: 2 }],
    ['FROM a AS b\nCMD ["Shop.dll"]\nFROM b\nENTRYPOINT ["./Jobs"]', { assembly: 'Jobs', line: 4 }],
    ['FROM a', { none: true }],
  ])('%j', (text, expected) => {
    expect(startOfLast(text)).toEqual(expected);
  });
});

describe('the assembly that a command starts', () => {
  it.each([
    [['dotnet', 'App.dll'], 'App'],
    [['dotnet', '/app/My.App.dll', '--urls', 'x.dll'], 'My.App'],
    [['dotnet', 'exec', 'App.dll'], 'App'],
    [['/usr/bin/dotnet', 'App.DLL'], 'App'],
    [['./App'], 'App'],
    [['/app/My.App', '--x'], 'My.App'],
    [['App.exe'], 'App'],
    [['C:\\app\\App.exe'], 'App'],
    [['exec', 'dotnet', 'App.dll'], 'App'],
    [['sh', '-c', 'exec dotnet "App.dll" $ARGS'], 'App'],
    [['/bin/bash', '-c', './App'], 'App'],
    [['TZ=UTC', 'dotnet', 'App.dll'], 'App'],
    [['nginx', '-g', 'daemon off;'], 'nginx'],
    [['dotnet', 'run'], undefined],
    [['./start.sh'], undefined],
    [['sh', './start.sh'], undefined],
    [['sh', '-c', 'start'], undefined],
    [[], undefined],
  ])('%j: %s', (words, expected) => {
    expect(startedAssembly({ words })).toBe(expected);
  });
});

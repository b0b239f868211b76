import { describe, expect, it } from 'vitest';
import { startedAssembly } from '../../src/plan/command.ts';

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
    expect(startedAssembly({ words, line: 1 })).toBe(expected);
  });
});

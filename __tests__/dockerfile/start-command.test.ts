import { describe, expect, it } from 'vitest';
import { startCommand } from '../../src/dockerfile/final-stage.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';

const start = (text: string) => startCommand(readDockerfile(text, 'Dockerfile'));

describe('what the image starts', () => {
  it.each([
    ['FROM a\nENTRYPOINT ["dotnet", "App.dll"]', 'exec', ['dotnet', 'App.dll']],
    ['FROM a\nENTRYPOINT dotnet App.dll', 'shell', ['dotnet', 'App.dll']],
    // The stages that the final one is built on.
    ['FROM a AS b\nENTRYPOINT ["dotnet"]\nCMD ["x"]\nFROM b\nCMD ["App.dll"]', 'exec', ['dotnet', 'App.dll']],
    ['FROM a AS b\nCMD ["x"]\nFROM b\nENTRYPOINT ["./App"]', 'exec', ['./App']],
    // The last of several.
    ['FROM a\nCMD one\nCMD two three', 'shell', ['two', 'three']],
    // ENTRYPOINT in shell form ignores CMD; CMD in shell form is one argument of a shell.
    ['FROM a\nENTRYPOINT ./App\nCMD ["x"]', 'shell', ['./App']],
    ['FROM a\nENTRYPOINT ["./App"]\nCMD x y', 'exec', ['./App', '/bin/sh', '-c', 'x y']],
  ] as const)('%j: %s form of %j', (text, form, words) => {
    expect(start(text)).toMatchObject({ form, words, malformed: false });
  });

  it('is left to the base image if there is neither', () => {
    expect(start('FROM a')).toBeUndefined();
  });

  it.each([
    ["['dotnet', 'App.dll']", true],
    ['["dotnet", "App.dll"];', true],
    ['[ "dotnet", "App.dll", ]', true],
    ['["dotnet", 1]', true],
    ['[ -f x ] && ./App', false],
    ['[ "$A" = 1 ] && ./App', false],
    ['[[ -f x ]] && ./App', false],
    ['["dotnet", "App.dll"]', false],
  ])('takes %s for a malformed list: %s', (text, malformed) => {
    expect(start(`FROM a\nCMD ${text}`)).toMatchObject({ malformed });
  });

  it('finds the ENV of the final stage, and no ARG', () => {
    const command = start(
      'FROM a AS b\nARG NAME=Shop\nENV APP=$NAME\nENTRYPOINT dotnet $APP.dll\nFROM b\nENV LATER=1',
    );
    const values = ['APP', 'LATER', 'NAME'].map((name) => command?.variables(name));
    expect(values).toEqual([{ value: 'Shop' }, { value: '1' }, undefined]);
  });
});

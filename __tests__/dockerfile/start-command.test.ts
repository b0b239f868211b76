import { describe, expect, it } from 'vitest';
import { finalStage, startCommandOf } from '../../src/dockerfile/final-stage.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';

const start = (text: string) => {
  const dockerfile = readDockerfile(text, 'Dockerfile');
  return startCommandOf(dockerfile, finalStage(dockerfile));
};

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
    [
      'FROM a AS b\nSHELL ["/bin/bash", "-c"]\nFROM b\nENTRYPOINT ["./App"]\nCMD x y',
      'exec',
      ['./App', '/bin/bash', '-c', 'x y'],
    ],
    ['FROM a\nCMD ["x"]\nENTRYPOINT ["./App"]', 'exec', ['./App', 'x']],
    ['FROM a\nENTRYPOINT ["./App"]\nENTRYPOINT []\nCMD ["x"]', 'exec', ['x']],
    ['FROM a\nENTRYPOINT ["dotnet", \\\n # comment\n "App.dll"]', 'exec', ['dotnet', 'App.dll']],
    ['FROM a AS b\nONBUILD ENTRYPOINT ["./App"]\nFROM b', 'exec', ['./App']],
    ['FROM a AS b\nCMD ["x"]\nONBUILD ENTRYPOINT ["./App"]\nFROM b', 'exec', ['./App']],
    ['FROM a AS b\nONBUILD ENTRYPOINT ["./App"]\nFROM b\nENTRYPOINT ["./Other"]', 'exec', ['./Other']],
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

import { describe, expect, it } from 'vitest';
import { type Kind, originsAt, originsOf } from '../../../src/dockerfile/dotnet/origins.ts';
import { finalStage } from '../../../src/dockerfile/final-stage.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';

function origins(text: string, path: string): readonly string[] {
  const dockerfile = readDockerfile(text, 'Dockerfile');
  return originsOf(dockerfile, finalStage(dockerfile), path);
}

describe('a path of an image comes from', () => {
  it.each([
    ['a folder that is copied', 'COPY src /s', '/s/Api/Api.csproj', ['src/Api/Api.csproj']],
    ['the whole context', 'WORKDIR /s\nCOPY . .', '/s/src/Api', ['src/Api']],
    ['the whole context, as its folder', 'WORKDIR /s\nCOPY . .', '/s', ['.']],
    ['the whole context at the root', 'COPY . /', '/Api.csproj', ['Api.csproj']],
    ['a file that is copied into a folder', 'COPY src/Api.csproj /s/', '/s/Api.csproj', ['src/Api.csproj']],
    ['a file with another name', 'COPY src/Api.csproj /s/App.csproj', '/s/App.csproj', ['src/Api.csproj']],
    ['files by wildcards', 'COPY src/*.csproj /s/', '/s/Api.csproj', ['src/Api.csproj']],
    ['folders by wildcards', 'COPY src/* /s/', '/s/Api/x.cs', ['src/*/Api/x.cs']],
    ['the last copy first', 'COPY a.d /s\nCOPY b.d /s', '/s/x.cs', ['b.d/x.cs', 'a.d/x.cs']],
    ['a name that may be a file or a folder', 'COPY Api /s/', '/s/Api', ['Api/Api', 'Api']],
    ['nothing, if it is copied elsewhere', 'COPY src /s', '/source/x.cs', []],
    ['nothing, if an image has it', 'COPY --from=alpine /x /x', '/x/y', []],
    ['nothing, if it is above what is copied', 'COPY src /s/src', '/s', []],
    ['nothing inside a file', 'COPY src.tar.gz /s', '/s/x.cs', []],
    ['nothing inside the configuration of NuGet', 'COPY NuGet.Config /s/', '/s/x.cs', []],
  ])('%s', (_, body, path, expected) => {
    expect(origins(`FROM a\n${body}`, path)).toEqual(expected);
  });

  it.each([
    ['COPY --parents src/**/*.csproj /s/', '/s/src/Services/Api', ['src/Services/Api']],
    ['COPY --parents src/**/*.csproj /s/', '/s/src/Services/Api/Api.csproj', ['src/Services/Api/Api.csproj']],
    ['COPY --parents src/**/*.csproj /s/', '/s/tests', []],
    ['COPY --parents src/Api lib /s/', '/s/src/Api/Api.csproj', ['src/Api/Api.csproj']],
    ['COPY --parents src/Api lib /s/', '/s', ['.']],
    ['COPY --parents src/./**/*.csproj /s/', '/s/Api/Api.csproj', ['src/Api/Api.csproj']],
    ['COPY --parents src/./**/*.csproj /s/', '/s/Api', ['src/Api']],
    ['COPY --parents src/./ /s/', '/s/Api/x.cs', ['src/Api/x.cs']],
  ])('folders that are kept: %s, %s', (body, path, expected) => {
    expect(origins(`FROM a\n${body}`, path)).toEqual(expected);
  });

  it('earlier stages', () => {
    const copied = 'FROM a AS b\nWORKDIR /s\nCOPY . .\nFROM c\nCOPY --from=b /s/bin/publish /app';
    expect(origins(copied, '/app/Api.dll')).toEqual(['bin/publish/Api.dll']);
    expect(origins('FROM a AS b\nCOPY x.d /s\nFROM b AS c\nFROM c', '/s/y')).toEqual(['x.d/y']);
  });

  it('few of the paths that stages multiply', () => {
    const twice = Array.from(
      { length: 60 },
      (_, index) =>
        `FROM a AS s${index + 1}\nCOPY --from=s${index} /x /x/y\nCOPY --from=s${index} /x/z /x\nCOPY --from=s${index} / /x`,
    );
    const text = `FROM a AS s0\nCOPY . /\n${twice.join('\n')}`;
    expect(origins(text, '/x/y/z/x/y/z/x').length).toBeLessThan(1000);
  });
});

describe('what a RUN instruction finds comes from', () => {
  function originsAtRun(body: string, path: string, kind: Kind = 'any'): readonly string[] {
    const dockerfile = readDockerfile(`FROM a\n${body}`, 'Dockerfile');
    const stage = finalStage(dockerfile);
    const run = stage.steps.find((step) => step.kind === 'run');
    if (run === undefined) throw new TypeError('there is a RUN');
    return originsAt(dockerfile, stage, run, path, kind);
  }

  it('the steps before it', () => {
    expect(originsAtRun('COPY a.d /s\nRUN x\nCOPY b.d /s', '/s/x')).toEqual(['a.d/x']);
  });

  it('only folders, for a folder', () => {
    expect(originsAtRun('COPY src/* /s/\nRUN x', '/s/Api')).toEqual(['src/*/Api', 'src/Api']);
    expect(originsAtRun('COPY src/* /s/\nRUN x', '/s/Api', 'folder')).toEqual(['src/*/Api']);
    const kept = 'COPY --parents src/**/*.csproj lib /s/\nRUN x';
    expect(originsAtRun(kept, '/s/src/Api', 'folder')).toEqual(['src/Api/*.csproj']);
    expect(originsAtRun(kept, '/s/lib/Core', 'folder')).toEqual(['lib/Core']);
    expect(originsAtRun(kept, '/s', 'folder')).toEqual([]);
  });

  it('its bind mounts', () => {
    const mounted = 'WORKDIR /s\nRUN --mount=type=bind,target=.,rw dotnet publish';
    expect(originsAtRun(mounted, '/s/src/Api')).toEqual(['src/Api']);
    expect(originsAtRun('RUN --mount=type=bind,source=src,target=/s x', '/s/Api')).toEqual(['src/Api']);
    expect(originsAtRun('RUN --mount=type=cache,target=/s x', '/s/Api')).toEqual([]);
  });
});

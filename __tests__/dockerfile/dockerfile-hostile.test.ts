// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles spell their variables so.
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { buildsFromSource, isDotNet } from '../../src/dockerfile/dotnet/builds-from-source.ts';
import { contextNeeds } from '../../src/dockerfile/dotnet/needs.ts';
import { originsOf } from '../../src/dockerfile/dotnet/origins.ts';
import { startOf } from '../../src/dockerfile/dotnet/start.ts';
import { finalBase } from '../../src/dockerfile/final-stage.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import { UserError } from '../../src/model/user-error.ts';

function readAll(text: string): void {
  try {
    const dockerfile = readDockerfile(text, 'Dockerfile');
    finalBase(dockerfile);
    contextNeeds(dockerfile);
    isDotNet(dockerfile);
    buildsFromSource(dockerfile);
    for (const stage of dockerfile.stages) {
      startOf(dockerfile, stage);
      originsOf(dockerfile, stage, '/app/App.dll');
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

const character = fc.nat(0xffff).map((code) => String.fromCharCode(code));

const piece = fc.constantFrom(
  ...[
    'FROM ',
    'ARG ',
    'ENV ',
    'COPY ',
    'ADD ',
    'RUN ',
    'CMD ',
    'ENTRYPOINT ',
    'ONBUILD ',
    'SHELL ',
    'WORKDIR ',
    '--from=',
    '--mount=',
    '--parents ',
    '--platform=',
    'type=bind,target=',
    'AS ',
    'dotnet publish ',
    'dotnet a.dll',
    'sh -c ',
    'cd ',
    '&& ',
  ],
  ...['dotnet ', 'publish ', 'a.dll ', 'a.sh ', 'sh -c ', 'exec ', 'cd ', 'x=', 'set -- ', '"$@"', 'echo '],
  ...[
    'if ',
    'then ',
    'else ',
    'fi',
    'for ',
    'in ',
    'do ',
    'done',
    'case ',
    'esac',
    'a() ',
    '{ ',
    '} ',
    '[[ ',
  ],
  ...['&&', '||', ';', ';;', '|', '&', '(', ')', '$(', '>a', '<<EOF\n', 'EOF\n'],
  ...[
    'a',
    'b',
    '0',
    '$',
    '${',
    '}',
    ':-',
    ':+',
    ':?',
    '##',
    '%',
    '/',
    '*',
    '?',
    '"',
    "'",
    '\\',
    '`',
    '\\\n',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    '#',
    '=',
    ',',
  ],
  ...[
    '[',
    ']',
    '["a"]',
    '<<E',
    '<< ',
    '<<-',
    '/./',
    '**/',
    '$TARGETARCH',
    '$(',
    ')',
    '; ',
    'E\n',
    '# escape=`\n',
    '\0',
    '\u2028',
    '\uFEFF',
    '🐳',
    '.',
    '/',
    '../',
  ],
);

describe('hostile Dockerfiles', { timeout: 60_000 }, () => {
  it('throw nothing but UserErrors, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: character, maxLength: 300 }), readAll), {
      numRuns: 300,
    });
  });

  it('throw nothing but UserErrors, whatever the pieces', () => {
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => `FROM a\n${pieces.join('')}`);
    fc.assert(fc.property(text, readAll), { numRuns: 1500 });
  });

  // The longest text that is read, and shorter ones after other instructions. A careless reader takes minutes for each.
  it.each([
    'FROM a\n# b\n',
    'FROM a AS b\nFROM b AS a\n',
    'ARG a=$a$a\n',
    'FROM a\nARG b$a=$b\n',
    'COPY --from=x a b\nFROM a AS x\n',
    'COPY $a/$a ',
    '${a:-',
    '${a:-}',
    'RUN --mount=type=bind,source=a,',
    '--mount=',
    '\\ ',
    '\\\n',
    '"',
    '<<E ',
    'RUN <<E\n',
    'RUN <<-E\n',
    'RUN << E\nE\n',
    '\tE\n',
    '[',
    '["a",',
    '${P#*a*a*a*b}',
    '${P%%*a*a*a*b}',
    '${P##$Q}',
    '${P//$Q/b}',
    '${P//a/aa}',
    'COPY ${P//$Q/b} .\n',
    'ENV P=${P//a/aa}\n',
    'ONBUILD RUN dotnet build\n',
    'FROM a AS b\nONBUILD COPY . .\nFROM b\n',
    'ENV "a b" c\n',
    'WORKDIR a\nRUN dotnet publish\n',
    'COPY --parents a/./b c/./d .\n',
    'COPY --parents a/./',
    'RUN --mount=target=/a --mount=from=0,target=/b dotnet build\n',
    'SHELL ["a"]\nCMD a\n',
    'RUN cd a && dotnet publish b && ',
    'dotnet ',
    ' ',
    'a ',
    '../',
    '# escape=`\n',
    '\t#\n',
  ])('are read to their end when full of %j', (unit) => {
    const textOf = (size: number) => unit.repeat(Math.floor(size / unit.length));
    readAll(`FROM a\n${textOf(130_000)}`);
    const longest = `ARG P=${'a'.repeat(1024)}\nARG Q=${'*a'.repeat(31)}b\n`;
    for (const head of ['ARG a=x\nFROM a\nARG a\nCOPY ', 'FROM a\nRUN ', 'FROM ', `FROM a\n${longest}`])
      readAll(head + textOf(16_000));
  });
});

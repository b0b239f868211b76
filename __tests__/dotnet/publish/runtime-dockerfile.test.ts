import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { finalBase, finalStage, startCommandOf } from '../../../src/dockerfile/final-stage.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';
import {
  runtimeDockerfile,
  runtimeImage,
  writeRuntimeDockerfile,
} from '../../../src/dotnet/publish/runtime-dockerfile.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { someFacts } from '../some-facts.ts';

const image = {
  baseImage: 'mcr.microsoft.com/dotnet/aspnet:10.0',
  assemblyName: 'Shop.Web',
  executable: false,
  port: 8080,
  appUser: true,
};

describe('a generated Dockerfile', () => {
  it('starts a framework-dependent app with dotnet', () => {
    expect(runtimeDockerfile(image)).toBe(
      [
        'FROM mcr.microsoft.com/dotnet/aspnet:10.0',
        'EXPOSE 8080',
        'WORKDIR /app',
        'COPY . .',
        'USER $APP_UID',
        'ENTRYPOINT ["dotnet","Shop.Web.dll"]',
        '',
      ].join('\n'),
    );
  });

  it('needs no layer of its base if the builder knows COPY --link: no WORKDIR, no COPY without it', () => {
    const lines = runtimeDockerfile({ ...image, link: true }).split('\n');
    expect(lines).toEqual([
      'FROM mcr.microsoft.com/dotnet/aspnet:10.0',
      'EXPOSE 8080',
      'ENV DOTNET_CONTENTROOT=/app',
      'COPY --link . /app/',
      'USER $APP_UID',
      'ENTRYPOINT ["dotnet","/app/Shop.Web.dll"]',
      '',
    ]);
    expect(runtimeDockerfile({ ...image, executable: true, link: true })).toContain(
      'ENTRYPOINT ["/app/Shop.Web"]',
    );
  });

  it("starts a self-contained app's own executable", () => {
    const baseImage = 'mcr.microsoft.com/dotnet/runtime-deps:6.0';
    expect(
      runtimeDockerfile({ ...image, baseImage, executable: true, port: undefined, appUser: false }),
    ).toBe(
      'FROM mcr.microsoft.com/dotnet/runtime-deps:6.0\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./Shop.Web"]\n',
    );
  });

  it.each(['a"b', 'a\\', '$HOME', 'a\nRUN rm -rf /', "it's", 'ünïcode 🐳'])(
    'starts an assembly named %j and nothing else',
    (assemblyName) => {
      const read = readDockerfile(runtimeDockerfile({ ...image, assemblyName }), 'generated');
      expect(startCommandOf(read, finalStage(read))?.words).toEqual(['dotnet', `${assemblyName}.dll`]);
      expect(finalBase(read)).toMatchObject({ reference: image.baseImage });
    },
  );

  it.each([
    ['6.0', 80, false],
    ['8.0', 8080, true],
    ['10.0', 8080, true],
  ])('of .NET %s exposes port %i of a web app; it has a user: %s', (dotnetVersion, port, appUser) => {
    const web = someFacts({ dotnetVersion, sdk: 'web' });
    expect(runtimeImage(web, 'base', false)).toMatchObject({ port, appUser, executable: false });
    expect(runtimeImage({ ...web, sdk: 'worker' }, 'base', false).port).toBeUndefined();
  });

  it.each([{ selfContained: true }, { publishAot: true }])('starts the executable of %j', (facts) => {
    expect(runtimeImage(someFacts(facts), 'base', true)).toMatchObject({ executable: true, link: true });
  });

  it('refuses a base image that is not a reference', () => {
    expect(() => runtimeDockerfile({ ...image, baseImage: 'a\nRUN x' })).toThrow(UserError);
    expect(() => runtimeDockerfile({ ...image, baseImage: '$X' })).toThrow('is not an image reference');
  });

  it('has its own .dockerignore', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'generated-'));
    try {
      const path = await writeRuntimeDockerfile(folder, image);
      expect(await readFile(path, 'utf8')).toBe(runtimeDockerfile(image));
      expect(await readFile(`${path}.dockerignore`, 'utf8')).toMatch(/^# .*\n$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

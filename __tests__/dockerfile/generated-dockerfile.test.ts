import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { finalBase, startCommand } from '../../src/dockerfile/final-stage.ts';
import { generateDockerfile, writeDockerfile } from '../../src/dockerfile/generated-dockerfile.ts';
import { UserError } from '../../src/model/user-error.ts';

const image = {
  baseImage: 'mcr.microsoft.com/dotnet/aspnet:10.0',
  assemblyName: 'Shop.Web',
  executable: false,
  port: 8080,
  appUser: true,
};

describe('a generated Dockerfile', () => {
  it('starts a framework-dependent app with dotnet', () => {
    expect(generateDockerfile(image)).toBe(
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

  it('needs no layer of its base where the builder knows COPY --link: no WORKDIR, no COPY without it', () => {
    const lines = generateDockerfile({ ...image, link: true }).split('\n');
    expect(lines).toEqual([
      'FROM mcr.microsoft.com/dotnet/aspnet:10.0',
      'EXPOSE 8080',
      'ENV DOTNET_CONTENTROOT=/app',
      'COPY --link . /app/',
      'USER $APP_UID',
      'ENTRYPOINT ["dotnet","/app/Shop.Web.dll"]',
      '',
    ]);
    expect(generateDockerfile({ ...image, executable: true, link: true })).toContain(
      'ENTRYPOINT ["/app/Shop.Web"]',
    );
  });

  it("starts a self-contained app's own executable", () => {
    const baseImage = 'mcr.microsoft.com/dotnet/runtime-deps:6.0';
    expect(
      generateDockerfile({ ...image, baseImage, executable: true, port: undefined, appUser: false }),
    ).toBe(
      'FROM mcr.microsoft.com/dotnet/runtime-deps:6.0\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./Shop.Web"]\n',
    );
  });

  it.each(['a"b', 'a\\', '$HOME', 'a\nRUN rm -rf /', "it's", 'ünïcode 🐳'])(
    'starts an assembly named %j and nothing else',
    async (assemblyName) => {
      const read = await readDockerfile(generateDockerfile({ ...image, assemblyName }), 'generated');
      expect(startCommand(read)?.words).toEqual(['dotnet', `${assemblyName}.dll`]);
      expect(finalBase(read)).toMatchObject({ reference: image.baseImage });
    },
  );

  it('refuses a base image that is no reference', () => {
    expect(() => generateDockerfile({ ...image, baseImage: 'a\nRUN x' })).toThrow(UserError);
    expect(() => generateDockerfile({ ...image, baseImage: '$X' })).toThrow('is no image reference');
  });

  it('brings a .dockerignore of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'generated-'));
    try {
      const path = await writeDockerfile(folder, image);
      expect(await readFile(path, 'utf8')).toBe(generateDockerfile(image));
      expect(await readFile(`${path}.dockerignore`, 'utf8')).toMatch(/^# .*\n$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

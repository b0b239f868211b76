// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shells spell their variables so.
import { describe, expect, it } from 'vitest';
import { type BuildCommand, buildCommands } from '../../../src/dockerfile/dotnet/build-commands.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';

function commandsOf(text: string): readonly BuildCommand[] {
  const stage = readDockerfile(text, 'Dockerfile').stages.at(-1);
  if (stage === undefined) throw new Error('no stage');
  return buildCommands(stage);
}

/** `publish /s/src/Shop`; `?` for an unknown path. */
function inShort(commands: readonly BuildCommand[]): string {
  return commands.map(({ verb, path }) => `${verb} ${path ?? '?'}`).join(', ');
}

describe('what a RUN builds', () => {
  it.each([
    ['RUN dotnet publish', 'publish /s'],
    ['RUN dotnet publish src/Shop/Shop.csproj -c Release -o /out', 'publish /s/src/Shop/Shop.csproj'],
    ['RUN dotnet publish -c Release -o /out --no-restore src/Shop', 'publish /s/src/Shop'],
    ['RUN dotnet publish "./src/./Shop.csproj"', 'publish /s/src/Shop.csproj'],
    ['RUN dotnet publish /s/src/Shop/', 'publish /s/src/Shop'],
    ['RUN dotnet publish ../Shop.sln', 'publish /Shop.sln'],
    ['RUN dotnet publish Shop.slnx', 'publish /s/Shop.slnx'],
    ['RUN dotnet publish *.csproj --output /out', 'publish /s'],
    ['RUN dotnet publish src/Shop/*.csproj', 'publish /s/src/Shop'],
    ['RUN dotnet publish src/*/Shop.csproj', 'publish ?'],
    ['RUN dotnet publish app.cs', 'publish /s/app.cs'],
    ['RUN dotnet build', 'build /s'],
    ['RUN dotnet pack src/Shop', 'other /s/src/Shop'],
    ['RUN ["dotnet", "publish", "src/Shop"]', 'publish /s/src/Shop'],
    ['RUN /usr/share/dotnet/dotnet  publish src', 'publish /s/src'],
    ['RUN --mount=type=cache,target=/root/.nuget dotnet publish src', 'publish /s/src'],
    ['RUN cd src && dotnet publish Shop', 'publish /s/src/Shop'],
    ['RUN cd /x && cd y; dotnet publish', 'publish /x/y'],
    ['RUN (cd x && dotnet build) && dotnet publish', 'build /s/x, publish /s'],
    ['RUN pushd src/Shop && dotnet publish && popd && dotnet build', 'publish /s/src/Shop, build /s'],
    ['RUN dotnet restore && dotnet build && dotnet publish src', 'build /s, publish /s/src'],
    ['RUN cd src && \\\n  dotnet \\\n  # with a comment\n\n  publish \\\n  Shop', 'publish /s/src/Shop'],
    ['RUN <<EOF\ncd src\ndotnet publish Shop\nEOF', 'publish /s/src/Shop'],
    [
      "RUN <<'EOF'\nset -e\nfor p in Api Jobs; do\n  dotnet publish src/$p\ndone\nEOF",
      'publish /s/src/Api, publish /s/src/Jobs',
    ],
    ['RUN bash <<EOF\ndotnet publish src\nEOF', 'publish /s/src'],
    ['RUN set -eux; dotnet publish src', 'publish /s/src'],
    ['RUN sh -c "cd src && dotnet publish Shop"', 'publish /s/src/Shop'],
    ['RUN bash -c \'dotnet publish "src"\'', 'publish /s/src'],
    ['RUN if [ "$X" = y ]; then dotnet publish A; else dotnet publish B; fi', 'publish /s/A, publish /s/B'],
    ['RUN dotnet publish src || (echo failed && exit 1)', 'publish /s/src'],
    ['RUN dotnet publish src --no-restore || (dotnet restore && dotnet build)', 'publish /s/src'],
    ['RUN false || dotnet publish src', 'publish /s/src'],
    ['RUN find . -name "*.csproj" -exec dotnet publish {} -c Release -o /out \\;', 'publish ?'],
    ["RUN find . -name '*.csproj' -print0 | xargs -0 -n 1 dotnet publish -c Release", 'publish ?'],
    ['RUN for p in $(ls src/*/*.csproj); do dotnet build $p; done', 'build ?'],
    ['RUN dotnet publish src 2>&1 | tee log', 'publish /s/src'],
    ['RUN CONFIG=x dotnet publish src', 'publish /s/src'],
    ['RUN exec dotnet publish src', 'publish /s/src'],
    ['RUN for i in 1 2; do dotnet restore && break; done && dotnet publish src', 'publish /s/src'],
  ])('%j: %s', (run, expected) => {
    expect(inShort(commandsOf(`FROM a\nWORKDIR /s\n${run}`))).toBe(expected);
  });

  it.each([
    ['--self-contained false src', '/s/src'],
    ['--sc true src', '/s/src'],
    [
      '-r linux-x64 -f net10.0 -a x64 --os linux -v q --version-suffix beta --artifacts-path /a src',
      '/s/src',
    ],
    ['--output=/out src', '/s/src'],
    ['-o:/out src', '/s/src'],
    ['/p:UseAppHost=false src', '/s/src'],
    ['-p:A=b /p:C="d e" --property:E=f -p G=h src', '/s/src'],
    ['/m /nologo /bl src', '/s/src'],
    ['/src', '/src'],
    ['/source/Shop.csproj', '/source/Shop.csproj'],
    ['/p', '/p'],
    ['-- src', '/s'],
  ])('dotnet publish %s: %s', (options, path) => {
    expect(commandsOf(`FROM a\nWORKDIR /s\nRUN dotnet publish ${options}`)[0]?.path).toBe(path);
  });

  it.each([
    ['ARG PROJECT=src/Shop\nRUN dotnet publish $PROJECT', '/s/src/Shop'],
    ['ENV NAME=Shop\nRUN dotnet publish "src/${NAME}/${NAME}.csproj"', '/s/src/Shop/Shop.csproj'],
    ['RUN P=src/Shop && dotnet publish $P', '/s/src/Shop'],
    ['RUN export P=src/Shop; dotnet publish $P', '/s/src/Shop'],
    ['ENV ARGS="-c Release -o /out"\nRUN dotnet publish $ARGS src', '/s/src'],
    ['RUN dotnet publish $ARGS src', '/s/src'],
    ['RUN dotnet publish -c $CONFIGURATION src', '/s/src'],
    ['ARG CONFIGURATION\nRUN dotnet publish -c ${CONFIGURATION:-Release} src', '/s/src'],
    ['RUN dotnet publish -p:Version=$VERSION', '/s'],
    ['RUN dotnet publish --output=/app/$X /p:Version="$VERSION" src', '/s/src'],
    ['RUN $DOTNET_ROOT/dotnet publish src', '/s/src'],
    ['RUN dotnet publish $PROJECT', undefined],
    ['RUN dotnet publish "$(find . -name Shop.csproj)"', undefined],
    ['RUN dotnet publish `ls *.sln`', undefined],
    ['RUN cd $FOLDER && dotnet publish', undefined],
    ['RUN cd $FOLDER && dotnet publish /s/src', '/s/src'],
    ['WORKDIR $FOLDER\nRUN dotnet publish src', undefined],
    ["RUN dotnet publish '$PROJECT'", undefined],
  ])('with variables: %j: %s', (text, path) => {
    expect(commandsOf(`FROM a\nWORKDIR /s\n${text}`)[0]?.path).toBe(path);
  });

  it.each([
    ['dotnet msbuild -t:Publish -p:PublishDir=/o /s/src/Shop', 'msbuild /s/src/Shop'],
    // For a shell, the semicolon ends the command.
    ['dotnet msbuild /t:Restore;Publish src/Shop.csproj', ''],
    ['dotnet msbuild "/t:Restore;Publish" src/Shop.csproj', 'msbuild /s/src/Shop.csproj'],
    ['dotnet msbuild -restore src/Shop.sln -t:PublishAllRids -v:m', 'msbuild /s/src/Shop.sln'],
    ['dotnet msbuild -r Shop.csproj', 'msbuild /s/Shop.csproj'],
    ['msbuild Shop.sln /t:Publish', 'msbuild /s/Shop.sln'],
    ['dotnet msbuild -t:Restore', ''],
    ['dotnet msbuild Shop.csproj -getProperty:Version', ''],
    ['dotnet lambda package -pl src/Shop', 'publish /s/src/Shop'],
    ['dotnet lambda package -c Release -o /o/f.zip', 'publish /s'],
  ])('%s: %s', (command, expected) => {
    expect(inShort(commandsOf(`FROM a\nWORKDIR /s\nRUN ${command}`))).toBe(expected);
  });

  it.each([
    './build.sh',
    '/s/build.sh publish /o',
    'bash build.sh --target Publish',
    'sh ./scripts/publish.sh',
    'dos2unix ./build.sh && ./build.sh',
    'pwsh ./build.ps1 -Target Publish',
    'pwsh -NoProfile -ExecutionPolicy Bypass -File build.ps1',
    './eng/do.sh publish',
    './eng/do.sh --target=Publish',
    'bash eng/do.sh -t build',
    'dotnet cake --target=Publish',
    'dotnet tool restore && dotnet cake',
    'dotnet tool run nuke publish',
    'dotnet nuke Publish',
    'nuke Publish',
    'dotnet run --project build/Build.csproj -- publish',
    'dotnet run build.cs',
    'dotnet fsi build.fsx',
    'make publish',
    'make',
  ])('a build script knows what it builds: %s', (command) => {
    expect(inShort(commandsOf(`FROM a\nWORKDIR /s\nRUN ${command}`))).toBe('script ?');
  });

  it.each([
    'dotnet restore',
    'dotnet test',
    'dotnet tool install -g dotnet-ef',
    'dotnet --info',
    'dotnet new web',
    'echo dotnet publish',
    'echo "dotnet publish"',
    'apt-get install -y build-essential',
    'chmod +x build.sh',
    './install.sh',
    'bash install.sh build-essential',
    'npm run build',
    'cat <<EOF > x\ndotnet publish\nEOF',
    'true # dotnet publish',
    'curl -sSL https://dot.net/v1/dotnet-install.sh | bash /dev/stdin --channel 10.0',
  ])('nothing: %j', (command) => {
    expect(commandsOf(`FROM a\nWORKDIR /s\nRUN ${command}`)).toEqual([]);
  });

  it('under which name, to which folder, and on which line', () => {
    const text = 'FROM a\nWORKDIR /s\nRUN dotnet publish src -o out';
    expect(commandsOf(`${text} -p:AssemblyName=Store`)).toEqual([
      { verb: 'publish', path: '/s/src', assemblyName: 'Store', output: '/s/out', line: 3 },
    ]);
    for (const option of [
      '/p:AssemblyName=Store',
      '"-p:AssemblyName=Store"',
      '-p:AssemblyName="Store"',
      '--property:AssemblyName=Store',
      '"-property:A=b;AssemblyName=Store"',
      '-p AssemblyName=Store',
      '/P:assemblyname=Store',
    ]) {
      expect(commandsOf(`${text} ${option}`)[0]?.assemblyName, option).toBe('Store');
    }
    expect(commandsOf(`${text} -p:AssemblyName=$NAME`)[0]).not.toHaveProperty('assemblyName');
  });
});

describe('what a container builds when it starts', () => {
  it.each([
    ['CMD ["dotnet", "run"]', 'run /s'],
    ['CMD ["dotnet", "run", "--project", "src/Shop", "--", "publish"]', 'run /s/src/Shop'],
    ['ENTRYPOINT dotnet watch run --project=src/Shop/Shop.csproj', 'run /s/src/Shop/Shop.csproj'],
    ['CMD cd src && dotnet run', 'run /s/src'],
    ['CMD ["dotnet", "Shop.dll", "run"]', ''],
    ['CMD ["dotnet", "test"]', ''],
  ])('%j: %s', (text, expected) => {
    expect(inShort(commandsOf(`FROM a\nWORKDIR /s\n${text}`))).toBe(expected);
  });
});

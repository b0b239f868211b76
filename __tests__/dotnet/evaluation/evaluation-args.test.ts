import { expect, test } from 'vitest';
import { evaluationArgs } from '../../../src/dotnet/evaluation/evaluation-args.ts';

const start = ['build', '/repo/a.csproj', '--no-restore', '-c', 'Release'];
const publishing = '-p:_IsPublishing=true';

test('asks about the project as dotnet publish would see it', () => {
  expect(evaluationArgs('/repo/a.csproj', { configuration: 'Release', framework: 'net10.0' })).toEqual([
    ...start,
    '-f',
    'net10.0',
    publishing,
  ]);
});

test('looks at nothing that a restore writes meanwhile', () => {
  const args = evaluationArgs('/repo/a.csproj', { configuration: 'Release', asUnrestored: true });
  expect(args).toEqual([...start, publishing, '-p:ExcludeRestorePackageImports=true']);
});

test('keeps publish arguments that change the project', () => {
  const publishArgs = ['-r', 'linux-musl-x64', '--self-contained', '-p:ContainerFamily=alpine', '--os=linux'];
  expect(evaluationArgs('/repo/a.csproj', { configuration: 'Release', publishArgs })).toEqual([
    ...start,
    publishing,
    ...publishArgs,
  ]);
});

test.each([
  [['--no-build']],
  [['--no-restore']],
  [['-o', 'out']],
  [['--output=out']],
  [['--manifest', 'list.xml']],
  [['-v', 'diag']],
  [['-v:q']],
  [['-t:Evil']],
  [['/t:Evil']],
  [['--target:Evil']],
  [['-bl']],
  [['-bl:log.binlog']],
  [['-getProperty:Other']],
])('leaves out %j, which asks for work or files', (publishArgs) => {
  const args = evaluationArgs('/repo/a.csproj', {
    configuration: 'Release',
    publishArgs: [...publishArgs, '-p:A=b'],
  });
  expect(args).toEqual([...start, publishing, '-p:A=b']);
});

import { expect, test } from 'vitest';
import { codedErrors, msbuildErrors } from '../../../src/dotnet/cli/msbuild-errors.ts';
import { recorded } from '../recorded.ts';

test("names a compiler error's file, line and column", () => {
  expect(msbuildErrors(recorded('publish-compile-error').stdout)).toEqual([
    { message: 'CS1001: Identifier expected', file: '/repo/web/Broken.cs', line: 1, column: 27 },
    { message: 'CS1026: ) expected', file: '/repo/web/Broken.cs', line: 1, column: 31 },
  ]);
});

test('reads a NuGet error, which has a file but no line', () => {
  expect(msbuildErrors(recorded('publish-package-missing').stdout)).toEqual([
    {
      message:
        'NU1101: Unable to find package No.Such.Package.Anywhere. No packages exist with this id in source(s): nuget.org',
      file: '/repo/nopkg/nopkg.csproj',
    },
  ]);
});

test("puts an error in the SDK's own targets on the project", () => {
  expect(msbuildErrors(recorded('publish-framework-missing').stdout)).toEqual([
    {
      message: expect.stringMatching(/^NETSDK1129: .* net9\.0, net10\.0$/),
      file: '/repo/multi/multi.csproj',
    },
  ]);
});

test('reads errors without a code and without a place', () => {
  const errors = msbuildErrors(
    [
      'MSBUILD : error MSB1009: Project file does not exist.',
      'error NETSDK1045: The current .NET SDK does not support targeting .NET 11.0.',
      '/repo/a.csproj : error : Could not resolve SDK "Aspire.AppHost.Sdk".',
      '  error : something',
    ].join('\n'),
  );
  expect(errors).toEqual([
    { message: 'MSB1009: Project file does not exist.' },
    { message: 'NETSDK1045: The current .NET SDK does not support targeting .NET 11.0.' },
    { message: 'Could not resolve SDK "Aspire.AppHost.Sdk".', file: '/repo/a.csproj' },
    { message: 'something' },
  ]);
});

test('gives each error once, also if MSBuild repeats it in its summary and for each target framework', () => {
  const line = '/repo/a.cs(3,4): error CS0103: No name [/repo/a.csproj';
  expect(
    msbuildErrors(`${line}::TargetFramework=net9.0]\n${line}::TargetFramework=net10.0]\r\n  ${line}]\n`),
  ).toEqual([{ message: 'CS0103: No name', file: '/repo/a.cs', line: 3, column: 4 }]);
});

test("keeps a crashed task's exceptions and drops their stack", () => {
  expect(msbuildErrors(recorded('container-unreachable').stdout)).toEqual([
    { message: 'MSB4018: The "CreateNewImage" task failed unexpectedly.', file: '/repo/web/web.csproj' },
    {
      message:
        'MSB4018: System.Net.Http.HttpRequestException: Name or service not known (nosuch.invalid:443)',
      file: '/repo/web/web.csproj',
    },
  ]);
});

test('reads paths of Windows and warnings that count as errors', () => {
  expect(
    msbuildErrors(
      'C:\\src\\App\\A.cs(1,2,1,9): error CS0168: The variable is unused [C:\\src\\App\\App.csproj]',
    ),
  ).toEqual([{ message: 'CS0168: The variable is unused', file: 'C:\\src\\App\\A.cs', line: 1, column: 2 }]);
});

test.each([
  '/repo/a.cs(1,2): warning CS0618: this gives an error : soon [/repo/a.csproj]',
  'Build FAILED.',
  '    0 Error(s)',
  'errors: none',
  '',
])('does not take %j for an error', (line) => {
  expect(msbuildErrors(line)).toEqual([]);
});

test('cuts endless lines', () => {
  const [error] = msbuildErrors(`error X1: ${'a'.repeat(100_000)}`);
  expect(error?.message.length).toBeLessThan(5_000);
});

test('reads lines full of parentheses to their end', () => {
  const line = `${'('.repeat(3000)}: error CS1: x\n`;
  expect(msbuildErrors(line.repeat(500))).toEqual([{ message: 'CS1: x' }]);
});

test('reads only errors with a code if other programs write to the same output', () => {
  const output =
    '/src/a.cs(1,2): error CS1: x\ncurl: (22) The requested URL returned error: 404\nfatal error: a.h';
  expect(codedErrors(output)).toEqual([{ message: 'CS1: x', file: '/src/a.cs', line: 1, column: 2 }]);
});

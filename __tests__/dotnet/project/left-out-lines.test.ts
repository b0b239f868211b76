import { describe, expect, it } from 'vitest';
import { leftOutLines } from '../../../src/dotnet/project/left-out-lines.ts';

describe('the log of projects that are left out', () => {
  const libraries = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ path: `src/L${at}/L${at}.csproj`, reason: 'class library' }));

  it('has nothing to say of none', () => {
    expect(leftOutLines([])).toEqual([]);
  });

  it.each([
    [1, ['src/L0/L0.csproj is left out: class library']],
    [2, ['Left out: 2 class libraries (src/L0/L0.csproj, src/L1/L1.csproj)']],
    [3, ['Left out: 3 class libraries (src/L0/L0.csproj, src/L1/L1.csproj, src/L2/L2.csproj)']],
    [55, ['Left out: 55 class libraries (src/L0/L0.csproj, src/L1/L1.csproj, src/L2/L2.csproj and 52 more)']],
  ])('has one line for %i class libraries', (count, expected) => {
    expect(leftOutLines(libraries(count))).toEqual(expected);
  });

  it('has a line for each kind, after the projects that may be apps', () => {
    const test = (name: string) => ({ path: `test/${name}.csproj`, reason: 'test project' });
    const tool = (name: string) => ({ path: `tools/${name}.csproj`, reason: '.NET tool' });
    const console = { path: 'src/Jobs/Jobs.csproj', reason: 'neither Web nor Worker SDK' };
    const broken = { path: 'src/Old/Old.csproj', reason: 'MSBuild cannot evaluate it: MSB4236' };
    expect(
      leftOutLines([test('A'), tool('X'), ...libraries(2), console, tool('Y'), test('B'), broken]),
    ).toEqual([
      'src/Jobs/Jobs.csproj is left out: neither Web nor Worker SDK',
      'src/Old/Old.csproj is left out: MSBuild cannot evaluate it: MSB4236',
      'Left out: 2 class libraries (src/L0/L0.csproj, src/L1/L1.csproj)',
      'Left out: 2 test projects (test/A.csproj, test/B.csproj)',
      'Left out: 2 .NET tools (tools/X.csproj, tools/Y.csproj)',
    ]);
  });
});

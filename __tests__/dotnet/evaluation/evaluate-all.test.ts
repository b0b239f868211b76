import { expect, test } from 'vitest';
import { evaluateAll } from '../../../src/dotnet/evaluation/evaluate-all.ts';
import { questionTargets, surveyProject } from '../../../src/dotnet/evaluation/evaluate-many.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { FakeExecute, recorded } from '../recorded.ts';

const options = { root: '/repo', configuration: 'Release' };

/** The survey's answer for these recordings of single projects. */
function survey(names: readonly string[]): string {
  const items = names.map((name) => {
    const { Properties } = JSON.parse(recorded(`facts-${name}`).stdout);
    return {
      Identity: 'facts',
      ...Properties,
      ProjectPath: `/repo/${name}/${name}.csproj`,
      PackageReferences: '',
      ProjectReferences: '/repo/lib/lib.csproj;/repo/other/other.csproj',
    };
  });
  return JSON.stringify({ TargetResults: { AnswerFacts: { Result: 'Success', Items: items } } });
}

const path = (name: string) => `/repo/${name}/${name}.csproj`;

/** One survey, and recordings for those asked alone. */
function sdk(surveyed: readonly string[]): FakeExecute {
  return new FakeExecute((args) => {
    const project = args[1] ?? '';
    return project.endsWith('survey.proj')
      ? { exitCode: 1, stdout: survey(surveyed), stderr: '' }
      : recorded(`facts-${/([^/]+)\.csproj$/.exec(project)?.[1]}${args.includes('-f') ? '-net10' : ''}`);
  });
}

test('asks one MSBuild about all projects', async () => {
  const fake = sdk(['web', 'lib', 'console']);
  const answers = await evaluateAll(fake.execute, ['web', 'lib', 'console'].map(path), options);
  expect(answers.map((answer) => answer.path)).toEqual(['web', 'lib', 'console'].map(path));
  expect(answers.map(({ facts }) => (facts instanceof UserError ? facts : facts.outputType))).toEqual([
    'Exe',
    'Library',
    'Exe',
  ]);
  expect(answers[0]?.facts).toMatchObject({
    projectReferences: ['/repo/lib/lib.csproj', '/repo/other/other.csproj'],
  });
  expect(fake.calls).toHaveLength(1);
  expect(fake.calls[0]?.args.slice(2)).toEqual([
    '--no-restore',
    '-c',
    'Release',
    '-p:_IsPublishing=true',
    '-t:AnswerFacts',
    '-getTargetResult:AnswerFacts',
  ]);
});

test('asks those alone that the survey has no answer for, and gives their errors', async () => {
  const fake = sdk(['web']);
  const [web, broken] = await evaluateAll(fake.execute, ['web', 'broken'].map(path), options);
  expect(web?.facts).toMatchObject({ name: 'web' });
  expect(broken?.facts).toBeInstanceOf(UserError);
  expect(fake.calls).toHaveLength(2);
});

test('asks an app with several target frameworks about the one to publish', async () => {
  const fake = sdk(['web', 'multi']);
  const answers = await evaluateAll(fake.execute, ['web', 'multi'].map(path), {
    ...options,
    framework: 'net10.0',
  });
  expect(answers[1]?.facts).toMatchObject({ framework: 'net10.0' });
});

test('goes on alone when the survey fails', async () => {
  const fake = new FakeExecute((args) =>
    args[1]?.endsWith('survey.proj') ? { exitCode: 1, stdout: 'nothing', stderr: '' } : recorded('facts-web'),
  );
  const answers = await evaluateAll(fake.execute, ['web', 'lib'].map(path), options);
  expect(answers.every(({ facts }) => !(facts instanceof UserError))).toBe(true);
  expect(fake.calls).toHaveLength(3);
});

test('starts at most three at once', async () => {
  let running = 0;
  let most = 0;
  const fake = new FakeExecute(async (args) => {
    if (args[1]?.endsWith('survey.proj')) return { exitCode: 1, stdout: '', stderr: '' };
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    return recorded('facts-web');
  });
  await evaluateAll(
    fake.execute,
    Array.from({ length: 12 }, (_, index) => path(`p${index}`)),
    options,
  );
  expect(most).toBe(3);
});

test('stops at a missing dotnet instead of calling every project broken', async () => {
  const fake = new FakeExecute(() => {
    throw new UserError('dotnet could not be started');
  });
  const all = evaluateAll(fake.execute, ['web', 'lib'].map(path), options);
  await expect(all).rejects.toThrow(/actions\/setup-dotnet/);
});

test('writes paths into the survey so that neither XML nor MSBuild reads anything into them', () => {
  const project = surveyProject(['/repo/a"<&;%(x)$(y)/b.csproj'], '/tmp/question.targets');
  expect(project).toContain('<Candidate Include="/repo/a%22&#60;&#38;%3B%25%28x%29%24%28y%29/b.csproj" />');
});

test('lets a project answer with its properties', () => {
  expect(questionTargets()).toContain('<TargetFramework>$(TargetFramework)</TargetFramework>');
  expect(questionTargets()).toContain('<PackageReferences>@(PackageReference)</PackageReferences>');
});

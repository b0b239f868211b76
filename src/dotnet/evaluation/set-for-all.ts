import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../model/user-error.ts';
import type { ProjectAnswer } from '../project/find-projects.ts';
import type { ProjectFacts } from '../project/project-facts.ts';

/**
 * The same answers, in which Container properties count as set for all projects only if nothing shows that they are meant
 * for one: the project's own files do not mention them, and all other executables have them too.
 * @param answers of projects that were evaluated together. Those with `setForAll` have no such property without
 * Directory.Build.props.
 */
export async function withMeantProperties(
  answers: readonly ProjectAnswer[],
): Promise<readonly ProjectAnswer[]> {
  const all = answers.flatMap(({ facts }) => (facts instanceof UserError ? [] : [facts]));
  return Promise.all(
    answers.map(async ({ path, facts }) => {
      if (facts instanceof UserError || !facts.container.setForAll) return { path, facts };
      const { container } = facts;
      const others = all.filter((other) => other !== facts && isExecutable(other));
      const setForAll = haveAll(others, container.properties) && !(await mentionsThem(path));
      return { path, facts: { ...facts, container: { ...container, setForAll } } };
    }),
  );
}

/** If there is no other executable, the properties can only be meant for this one. */
function haveAll(others: readonly ProjectFacts[], properties: readonly string[]): boolean {
  return (
    others.length > 0 &&
    others.every(({ container }) => properties.every((name) => container.properties.includes(name)))
  );
}

function isExecutable({ outputType, isTest, isAspireHost }: ProjectFacts): boolean {
  return outputType.toLowerCase() !== 'library' && !isTest && !isAspireHost;
}

/** A hint only: the values are MSBuild's. An argument can replace a property that the project sets too. */
async function mentionsThem(project: string): Promise<boolean> {
  const folder = dirname(project);
  const files = [project, join(folder, 'Directory.Build.props'), join(folder, 'Directory.Build.targets')];
  for (const file of files) {
    if (existsSync(file) && element.test(await readFile(file, 'utf8'))) return true;
  }
  return false;
}

const element =
  /<Container(?:BaseImage|Family|ImageName|ImageTags?|Registry|Repository|RuntimeIdentifiers?)[\s>]/;

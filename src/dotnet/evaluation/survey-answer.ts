import * as v from 'valibot';
import { computedBaseImage, imageRuntimeIdentifier } from '../project/image-identifier.ts';
import type { ProjectFacts } from '../project/project-facts.ts';
import { chooseFramework } from './evaluate.ts';
import { containerProperties, projectFacts, splitList } from './project-answer.ts';

/** MSBuild's answer to `-getTargetResult`: items with texts as metadata. */
const surveyAnswer = v.object({
  TargetResults: v.record(v.string(), v.object({ Items: v.array(v.record(v.string(), v.string())) })),
});
type Item = Readonly<Record<string, string>>;

/**
 * The facts in a survey's answer, by the paths of the projects. The question decides which target framework and which
 * runtimes it asks about; an answer about others than these facts mean is not used.
 * @param framework input `framework`.
 * @param file the file-based app that was asked, which MSBuild knows under the path of a project that does not exist.
 */
export function readSurvey(
  json: string,
  framework: string | undefined,
  file?: string,
): ReadonlyMap<string, ProjectFacts> {
  const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), surveyAnswer), json);
  if (!answer.success) return new Map();
  const items = Object.values(answer.output.TargetResults).flatMap((target) => target.Items);
  const about = (kind: string) =>
    Map.groupBy(
      items.filter((item) => item.Identity === kind && item.ProjectPath),
      (item) => file ?? item.ProjectPath ?? '',
    );
  const images = about('base image');
  const containers = about('container');
  const outside = items.find((item) => item.Identity === 'outside');
  const found = [...about('facts')].map(([path, answers]): [string, ProjectFacts] => {
    const facts = settled(
      answers.map((item) => factsIn(path, item)),
      framework,
    );
    const [container] = containers.get(path) ?? [];
    const setForAll = container !== undefined && outside !== undefined && !addsTo(outside, container);
    const settledFacts = setForAll ? { ...facts, container: { ...facts.container, setForAll } } : facts;
    return [path, withBaseImages(settledFacts, images.get(path) ?? [])];
  });
  return new Map(found);
}

/** Whether the project has a Container property that does not come from outside of it. */
function addsTo(outside: Item, container: Item): boolean {
  return containerProperties.some((name) => container[name] && container[name] !== outside[name]);
}

function factsIn(path: string, item: Item): ProjectFacts {
  const PackageReference = splitList(item.PackageReferences).map((id) => ({ Identity: id }));
  const ProjectReference = splitList(item.ProjectReferences).map((file) => ({ FullPath: file }));
  return projectFacts(path, { Properties: item, Items: { PackageReference, ProjectReference } });
}

/** If the project has several target frameworks: the facts about the one to publish, if they are there. */
function settled(answers: readonly ProjectFacts[], wanted: string | undefined): ProjectFacts {
  const [outer, ...inner] = answers as readonly [ProjectFacts, ...ProjectFacts[]];
  if (outer.targetFramework !== undefined) return outer;
  const framework = chooseFramework(outer, wanted);
  return inner.find((facts) => facts.framework === framework && framework !== undefined) ?? outer;
}

function withBaseImages(facts: ProjectFacts, items: readonly Item[]): ProjectFacts {
  const images = items
    .filter((item) => item.TargetFramework === facts.targetFramework && item.ContainerBaseImage)
    .map((item): [string, string] => [item.RuntimeIdentifier ?? '', item.ContainerBaseImage ?? '']);
  const computed = { ...facts, sdkBaseImages: new Map(images) };
  return { ...computed, sdkBaseImage: computedBaseImage(computed, imageRuntimeIdentifier(facts)) };
}

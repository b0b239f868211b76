import { describe, expect, it } from 'vitest';
import { type Identity, matchImages } from '../../src/compare/match-images.ts';
import { formatPlatform, parsePlatform } from '../../src/model/image.ts';

const LINUX = 'linux/amd64';
const image = (name: string, project?: string, platform = LINUX): Identity => ({
  name,
  project,
  platform: parsePlatform(platform) ?? expect.unreachable(platform),
});
const earlier = image;

/** What became of each: the name and place of its earlier image. */
function matched(
  images: readonly Identity[],
  before: readonly Identity[],
  ...more: [Parameters<typeof matchImages>[2]?]
) {
  const { before: found, removed } = matchImages(images, before, ...more);
  const was = images.map((one) => found.get(one)).map((one) => one && [one.name, one.project]);
  return { was, removed: removed.map(({ name }) => name) };
}

describe('finding the earlier image', () => {
  it('is by project, even if the name changed', () => {
    expect(matched([image('New name', 'A/A.csproj')], [earlier('A', 'A/A.csproj')])).toEqual({
      was: [['A', 'A/A.csproj']],
      removed: [],
    });
  });

  it('is by name if there is no project', () => {
    const before = [earlier('shop/api'), earlier('shop/web')];
    expect(matched([image('shop/web'), image('shop/api')], before).was).toEqual([
      ['shop/web', undefined],
      ['shop/api', undefined],
    ]);
  });

  it('is by name if only one side has a project', () => {
    expect(matched([image('A')], [earlier('A', 'A/A.csproj')]).was).toEqual([['A', 'A/A.csproj']]);
    expect(matched([image('A', 'A/A.csproj')], [earlier('A')]).was).toEqual([['A', undefined]]);
  });

  it('is for the same platform; one of them may leave out the variant', () => {
    const before = [earlier('A', 'A.csproj', 'linux/arm64/v8'), earlier('A', 'A.csproj')];
    const found = matchImages([image('A', 'A.csproj', LINUX), image('A', 'A.csproj', 'linux/arm64')], before);
    expect([...found.before.values()].map(({ platform }) => formatPlatform(platform))).toEqual([
      LINUX,
      'linux/arm64/v8',
    ]);
    expect(matched([image('A', 'A.csproj', 'linux/arm')], before)).toEqual({
      was: [undefined],
      removed: ['A', 'A'],
    });
  });

  it('finds none for a new project, and says which was removed', () => {
    expect(matched([image('B', 'B/B.csproj')], [earlier('A', 'A/A.csproj')])).toEqual({
      was: [undefined],
      removed: ['A'],
    });
  });

  it('follows a project that was moved', () => {
    expect(matched([image('A', 'src/A/A.csproj')], [earlier('A', 'A/A.csproj')])).toEqual({
      was: [['A', 'A/A.csproj']],
      removed: [],
    });
  });

  it('does not take a copy of a project for a moved project', () => {
    const images = [image('A', 'A/A.csproj'), image('A', 'copy/A.csproj')];
    expect(matched(images, [earlier('A', 'A/A.csproj')]).was).toEqual([['A', 'A/A.csproj'], undefined]);
  });

  it('does not take the image of a project that could not be measured', () => {
    const failed = [{ name: 'A', project: 'A/A.csproj' }];
    expect(matched([image('A', 'copy/A.csproj')], [earlier('A', 'A/A.csproj')], failed)).toEqual({
      was: [undefined],
      removed: [],
    });
  });

  it('prefers the same name among images of one project', () => {
    const before = [earlier('A', 'A.csproj'), earlier('B', 'A.csproj')];
    expect(matched([image('B', 'A.csproj'), image('A', 'A.csproj')], before).was).toEqual([
      ['B', 'A.csproj'],
      ['A', 'A.csproj'],
    ]);
  });

  it('does not take an image without a project for one with the same project', () => {
    expect(matched([image('A')], [earlier('B')])).toEqual({ was: [undefined], removed: ['B'] });
  });

  it('does not follow a moved project that has another name', () => {
    expect(matched([image('B', 'b/B.csproj')], [earlier('A', 'a/A.csproj')]).was).toEqual([undefined]);
  });

  it('says that an image of a failed project with another path was removed', () => {
    const failed = [{ name: 'A', project: 'x/A.csproj' }];
    expect(matched([], [earlier('A', 'y/A.csproj')], failed).removed).toEqual(['A']);
  });

  it('keeps the best match, and says that another image of the project was removed', () => {
    const before = [earlier('A', 'A.csproj'), earlier('B', 'A.csproj')];
    expect(matched([image('A', 'A.csproj')], before)).toEqual({ was: [['A', 'A.csproj']], removed: ['B'] });
  });

  it('is by name for an image without a project, even if the project is still there for another platform', () => {
    const images = [image('A'), image('X', 'A.csproj', 'linux/arm64')];
    expect(matched(images, [earlier('A', 'A.csproj')]).was).toEqual([['A', 'A.csproj'], undefined]);
  });

  it('says that an image was removed if another image without a project could not be measured', () => {
    expect(matched([], [earlier('shop/api')], [{ name: 'shop/web', project: undefined }]).removed).toEqual([
      'shop/api',
    ]);
  });

  it('uses no earlier image twice', () => {
    const images = [image('A', 'x/A.csproj'), image('A', 'y/A.csproj')];
    expect(matched(images, [earlier('A', 'A/A.csproj')]).was).toEqual([['A', 'A/A.csproj'], undefined]);
  });

  it('does not call removed what could not be measured', () => {
    const failed = [{ name: 'A', project: 'A/A.csproj' }];
    expect(matched([], [earlier('A', 'A/A.csproj'), earlier('B', 'B/B.csproj')], failed).removed).toEqual([
      'B',
    ]);
    expect(matched([], [earlier('shop/api')], [{ name: 'shop/api', project: undefined }]).removed).toEqual(
      [],
    );
  });
});

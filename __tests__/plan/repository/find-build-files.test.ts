import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBuildFiles } from '../../../src/plan/repository/find-build-files.ts';
import { filesInMemory } from '../../fakes/files-in-memory.ts';

/** @param texts by path relative to the workspace. */
function find(texts: Readonly<Record<string, string>>) {
  const files = Object.entries(texts).map(([path, text]) => [`/w/${path}`, text] as const);
  return findBuildFiles('/w', filesInMemory(Object.fromEntries(files)));
}

const found = async (...paths: readonly string[]) =>
  (await find(Object.fromEntries(paths.map((path) => [path, 'FROM a'])))).dockerfiles.map((path) =>
    path.slice('/w/'.length),
  );

describe('the Dockerfiles of a repository', () => {
  it.each([
    'Dockerfile',
    'dockerfile',
    'Dockerfile.alpine',
    'gov.Dockerfile',
    'api.dockerfile',
    'Containerfile',
    'Containerfile.dev',
    'build/docker/DOCKERFILE',
  ])('have the name %s', async (name) => {
    expect(await found(name)).toEqual([name]);
  });

  it.each([
    'Dockerfile.dockerignore',
    'Dockerfile.alpine.dockerignore',
    'Dockerfile.template',
    'Dockerfile.md',
    'api.Dockerfile.bak',
    'Dockerfiles',
    'MyDockerfile',
    'compose.yaml',
    '.dockerfile',
  ])('do not have the name %s', async (name) => {
    expect(await found(name)).toEqual([]);
  });

  it('come from the root downwards, the plain one of a folder before its variants', async () => {
    const inOrder = [
      'Containerfile',
      'Dockerfile',
      'A.Dockerfile',
      'a/Dockerfile',
      'a/Dockerfile.x',
      'a/b/Dockerfile',
    ];
    expect(await found(...inOrder.toReversed())).toEqual(inOrder);
  });

  it('are bounded, and how many are left out is known', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1003 }, (_, index) => [`${index}/Dockerfile`, 'FROM a']),
    );
    const { dockerfiles, skipped } = await find(many);
    expect(dockerfiles).toHaveLength(1000);
    expect(skipped).toBe(3);
  });
});

describe('the evidence of a compose file', () => {
  const dockerfiles = {
    Dockerfile: '',
    'src/Api/Dockerfile': '',
    'docker/api.Dockerfile': '',
    'a$b/Dockerfile': '',
  };
  const evidence = async (compose: string, name = 'compose.yaml') =>
    (await find({ ...dockerfiles, [name]: compose })).evidence;
  const build = (text: string) => evidence(`services:\n  api:\n    build: ${text}\n`);
  const api = { file: 'compose.yaml', entry: 'api', target: undefined, args: {} };
  const root = { ...api, context: '/w', dockerfile: '/w/Dockerfile' };
  const inSource = { ...api, context: '/w', dockerfile: '/w/src/Api/Dockerfile' };

  it.each([
    ['a folder', 'src/Api', { ...inSource, context: '/w/src/Api' }],
    ['the root', '.', root],
    ['a Dockerfile in a context', '{ context: ., dockerfile: src/Api/Dockerfile }', inSource],
    ['a stage', '{ context: ., target: api }', { ...root, target: 'api' }],
    ['the default of a variable', `{ context: "\${ROOT:-.}", target: "\${STAGE-}" }`, root],
    ['a dollar', `{ context: ./a$$b }`, { ...api, context: '/w/a$b', dockerfile: '/w/a$b/Dockerfile' }],
    [
      'no context',
      '{ dockerfile: docker/api.Dockerfile }',
      { ...root, dockerfile: '/w/docker/api.Dockerfile' },
    ],
  ])('has %s', async (_, text, expected) => {
    expect(await build(text)).toEqual([expected]);
  });

  it.each([
    ['a Dockerfile in the file itself', '{ context: ., dockerfile_inline: "FROM scratch" }'],
    ['a variable without a default', `{ context: "\${ROOT}" }`],
    ['a variable that must be set', `{ context: "\${ROOT:?}" }`],
    ['a variable in the stage', '{ context: ., target: $STAGE }'],
    ['a repository', 'https://github.com/octo-org/shop.git'],
    ['a repository by SSH', 'git@github.com:octo-org/shop.git'],
    ['a Dockerfile that does not exist', 'src/Web'],
    ['a folder outside of the workspace', '../other'],
    ['a Dockerfile outside of the workspace', '{ context: ., dockerfile: /etc/passwd }'],
    ['something else', '[1, 2]'],
    ['nothing', ''],
  ])('is none for %s', async (_, text) => {
    expect(await build(text)).toEqual([]);
  });

  it.each([
    [
      'a map',
      '{ PROJECT: Orders, EMPTY: "", DEBUG: false, MAJOR: 10 }',
      { PROJECT: 'Orders', EMPTY: '', DEBUG: 'false', MAJOR: '10' },
    ],
    ['a list', '[ "PROJECT=Orders", "QUERY=a=b", "EMPTY=" ]', { PROJECT: 'Orders', QUERY: 'a=b', EMPTY: '' }],
    [
      'the default of a variable',
      `{ PROJECT: "\${NAME:-Orders}", PRICE: "5$$" }`,
      { PROJECT: 'Orders', PRICE: '5$' },
    ],
    ['no value that only the environment knows', `{ A: "\${A}", B: $B, C: , D: "\${D:?}" }`, {}],
    ['no value that only the environment knows, in a list', `[ A, "B=\${B}", 7, { C: D } ]`, {}],
    ['nothing that is no value', '{ A: [1], B: { C: D } }', {}],
    ['something else', 'PROJECT', {}],
    ['names and values that an engine takes', `{ "--A": x, "A=B": x, "C": "a\\0b", D: d }`, { D: 'd' }],
    ['too many', `{ ${Array.from({ length: 51 }, (_, at) => `A${at}: x`).join()} }`, {}],
  ])('has the build arguments of %s', async (_, args, expected) => {
    expect(await build(`{ context: ., args: ${args} }`)).toEqual([{ ...root, args: expected }]);
  });

  it('starts in the folder of the file', async () => {
    const text = 'services: { api: { build: ../src/Api } }';
    expect(await evidence(text, 'deploy/docker-compose.yml')).toMatchObject([
      { file: 'deploy/docker-compose.yml', dockerfile: '/w/src/Api/Dockerfile' },
    ]);
  });

  it('is none for a service that extends another, or completes one of another file', async () => {
    expect(await evidence('services:\n  api:\n    extends: { service: base }\n    build: .\n')).toEqual([]);
    const part = 'services: { api: { build: { target: dev } } }';
    expect(await evidence(part, 'compose.override.yaml')).toEqual([]);
    expect(await evidence(part)).toMatchObject([{ dockerfile: '/w/Dockerfile', target: 'dev' }]);
  });

  it('reads anchors and merges', async () => {
    const text =
      'x-build: &build\n  context: .\n  target: api\nservices:\n  api:\n    build:\n      <<: *build\n';
    expect(await evidence(text)).toEqual([{ ...root, target: 'api' }]);
  });

  it.each([
    'docker-compose.debug.yml',
    'docker-compose.vs.debug.yml',
    'compose.dev.yaml',
    'docker-compose-tests.yml',
  ])('is none in %s, which is for developers', async (name) => {
    expect(await evidence('services: { api: { build: . } }', name)).toEqual([]);
  });

  it.each([
    'build: [',
    'services: []',
    'a: *build',
    `${'['.repeat(5000)}build`,
    'build',
    '# build',
    `${'? '.repeat(5000)}build`,
    `${'{['.repeat(300)}build${']}'.repeat(300)}`,
  ])('is none in what is no compose file: %.20s', async (text) => {
    expect(await evidence(text)).toEqual([]);
  });
});

describe('the evidence of a bake file', () => {
  const dockerfiles = { Dockerfile: '', 'build/docker/api.Dockerfile': '', 'build/Dockerfile': '' };
  const evidence = async (bake: string, name = 'docker-bake.hcl') =>
    (await find({ ...dockerfiles, [name]: bake })).evidence.map(({ file, ...rest }) => rest);
  const api = {
    entry: 'api',
    context: '/w',
    dockerfile: '/w/build/docker/api.Dockerfile',
    target: undefined,
    args: {},
  };

  it('is a target with its Dockerfile, context and stage', async () => {
    const text = `
variable "TAG" { default = "a { b" }
group "default" { targets = ["api"] }
# target "no" { context = "." }
target "api" {
  context = "."   // the root
  dockerfile = "build/docker/api.Dockerfile"
  target = "final"
  args = { A = "1", B = { dockerfile = "no" } }
  tags = ["x:\${TAG}", notequal("", TAG) ? "\${"}"}" : ""]
  labels = <<EOT
dockerfile = "no"
EOT
}
/* target "no" { context = "." } */`;
    expect(await evidence(text)).toEqual([{ ...api, target: 'final', args: { A: '1' } }]);
  });

  it.each([
    [
      'a line each',
      'args = {\n PROJECT = "Orders"\n // no\n "MODE" = "x"\n}',
      { PROJECT: 'Orders', MODE: 'x' },
    ],
    ['commas', 'args = { PROJECT = "Orders", "MODE": "x", }', { PROJECT: 'Orders', MODE: 'x' }],
    [
      'values that are known',
      `args = { A = TAG, B = "\${TAG}", C = null, D = f("x", "y"), E = "e", F = "a" + "b" }`,
      { E: 'e' },
    ],
    ['no other value', 'args = merge({ A = "1" }, x)', {}],
    ['no broken map', 'args = { A "1" }', {}],
  ])('has build arguments: %s', async (_, args, expected) => {
    const text = `target "api" {\n dockerfile = "build/docker/api.Dockerfile"\n ${args}\n}`;
    expect(await evidence(text)).toEqual([{ ...api, args: expected }]);
  });

  it('inherits build arguments one by one', async () => {
    const targets = {
      common: { args: { PROJECT: 'Common', MODE: 'x', TAG: '1' } },
      api: {
        inherits: ['common'],
        dockerfile: 'build/docker/api.Dockerfile',
        args: { PROJECT: 'Api', TAG: `\${TAG}` },
      },
    };
    const expected = [{ ...api, args: { PROJECT: 'Api', MODE: 'x' } }];
    expect(await evidence(JSON.stringify({ target: targets }), 'docker-bake.json')).toEqual(expected);
    const hcl = `target "common" { args = { PROJECT = "Common", MODE = "x", TAG = "1" } }
target "api" {
  inherits = ["common"]
  dockerfile = "build/docker/api.Dockerfile"
  args = { PROJECT = "Api", TAG = TAG }
}`;
    expect(await evidence(hcl)).toEqual(expected);
  });

  it('is a target with what it inherits', async () => {
    const text = `target "common" { context = "." }
target "meta" {}
target "api" {
  inherits = ["meta", "common"]
  dockerfile = "build/docker/api.Dockerfile"
}`;
    expect(await evidence(text)).toEqual([{ ...api, entry: 'common', dockerfile: '/w/Dockerfile' }, api]);
  });

  it('is read in time if every target inherits the build arguments of many', async () => {
    const args = (value: number) =>
      `args = { ${Array.from({ length: 50 }, (_, at) => `A${at} = "${value}"`).join()} }`;
    const parents = Array.from({ length: 60 }, (_, at) => `target "p${at}" { ${args(at)} }\n`);
    const names = Array.from({ length: 60 }, (_, at) => `"p${at}"`).join();
    const heirs = Array.from({ length: 200 }, (_, at) => `target "h${at}" { inherits = [${names}] }\n`);
    const last = 'target "api" { inherits = ["h0"]\n dockerfile = "build/docker/api.Dockerfile" }';
    const [found] = await evidence([...parents, ...heirs, last].join(''));
    expect(found?.args).toMatchObject({ A0: '59', A49: '59' });
  });

  it('is read in time if every target inherits many', async () => {
    const many = (parent: string) => Array.from({ length: 1000 }, () => `"${parent}"`).join();
    const text = Array.from(
      { length: 8 },
      (_, i) => `target "t${i}" { inherits = [${many(`t${i + 1}`)}] }\n`,
    );
    expect((await evidence(`${text.join('')}target "t8" { context = "." }`)).length).toBe(9);
  });

  it('starts in the folder of the file, or at the root if the Dockerfile is not there', async () => {
    const inFolder = await evidence('target "api" { context = "." }', 'build/docker-bake.hcl');
    expect(inFolder).toEqual([{ ...api, context: '/w/build', dockerfile: '/w/build/Dockerfile' }]);
    const name = 'build/app.bake.hcl';
    expect(await evidence('target "api" { dockerfile = "build/docker/api.Dockerfile" }', name)).toEqual([
      api,
    ]);
  });

  it('may be JSON', async () => {
    const target = { api: { dockerfile: 'build/docker/api.Dockerfile', context: '.' }, other: { tags: [] } };
    expect(await evidence(JSON.stringify({ target }), 'docker-bake.json')).toEqual([api]);
  });

  it.each([
    ['a variable', `target "api" { dockerfile = "\${FILE}" }`],
    ['a variable as it is', 'target "api" { dockerfile = FILE }'],
    ['a function', 'target "api" { context = join("/", ["a"]) }'],
    ['a Dockerfile in the file itself', 'target "api" { dockerfile-inline = <<E\nFROM a\nE\n}'],
    ['an unknown parent', 'target "api" {\n inherits = ["no"]\n context = "."\n}'],
    ['a target that inherits itself', 'target "api" {\n inherits = ["api"]\n context = "."\n}'],
    ['another target', 'target "api" { context = "target:base" }'],
    ['another block', 'group "api" {\n target "x" { context = "." }\n}'],
    ['nothing', 'target "api" {}'],
    ['an open block', 'target "api" { context = "'],
    ['a name of every object', 'target "api" { __proto__ = "a" }'],
  ])('is none for %s', async (_, text) => {
    expect(await evidence(text)).toEqual([]);
  });

  it.each(['{', '[]', '{"target": {"api": 1}}', `{"target": {"api": {"context": "\${A}"}}}`])(
    'is none for the JSON %s',
    async (text) => {
      expect(await evidence(text, 'docker-bake.json')).toEqual([]);
    },
  );
});

it('reads any text as a compose or a bake file without failing', async () => {
  const token = fc.constantFrom(
    'target',
    '"a"',
    '{',
    '}',
    '[',
    ']',
    '=',
    '\n',
    '<<E',
    '"${',
    '\\',
    '#',
    'context',
    ',',
  );
  const text = fc.array(fc.oneof(token, fc.string())).map((parts) => parts.join(' '));
  const names = ['compose.yaml', 'docker-bake.hcl', 'docker-bake.json'];
  const check = fc.asyncProperty(text, fc.constantFrom(...names), async (content, name) => {
    const { evidence } = await find({ [name]: `${content}build` });
    return evidence.length === 0;
  });
  await fc.assert(check);
});

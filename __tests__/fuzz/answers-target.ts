import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readBuildMetadata } from '../../src/docker/build-metadata.ts';
import { readEngineFacts } from '../../src/docker/engine-facts.ts';
import { readLocalImage } from '../../src/docker/local-image.ts';
import { parseAnswer } from '../../src/dotnet/evaluation/evaluate.ts';
import { projectAnswer, projectFacts } from '../../src/dotnet/evaluation/project-answer.ts';
import { readSurvey } from '../../src/dotnet/evaluation/survey-answer.ts';
import { containerAnswer } from '../../src/dotnet/publish/publish-container.ts';
import { parseDockerConfig } from '../../src/oci/auth/docker-config.ts';
import { parseReport } from '../../src/report/parse-report.ts';
import { imageReport, report } from '../render/report-fixture.ts';
import { mutatedBytes, mutatedJson } from './mutations.ts';
import { orRefused } from './sample-images.ts';
import type { Target } from './target.ts';

const fixture = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8');
const recorded = (name: string) =>
  JSON.parse(fixture(`dotnet/${name}.json`)) as { stdout: string; result: string };

const damaged = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: mutatedJson(fc.constant(JSON.parse(text) as unknown)).map(
        (value) => JSON.stringify(value) ?? '',
      ),
    },
    mutatedBytes(fc.constant(Buffer.from(text))).map(({ buffer }) => buffer.toString()),
  );

const isDigest = (text: string) => /^sha256:[0-9a-f]{64}$/.test(text);

/** An answer, and what must hold for what is read of it. */
const cases: readonly fc.Arbitrary<() => unknown>[] = [
  damaged(fixture('docker/answers/info-28.5-containerd.json')).map((text) => () => readEngineFacts(text)),
  damaged(fixture('docker/answers/inspect-28.5-containerd.json')).map((text) => () => {
    const image = readLocalImage(text);
    if (image) for (const digest of [image.id, ...image.diffIds]) assert.ok(isDigest(digest), digest);
  }),
  damaged(fixture('docker/answers/buildx-0.29-metadata-containerd.json')).map((text) => () => {
    const { digest, materials } = readBuildMetadata(text);
    for (const one of [
      ...materials.map((material) => material.digest),
      digest ?? `sha256:${'0'.repeat(64)}`,
    ]) {
      assert.ok(isDigest(one), one);
    }
  }),
  damaged(recorded('facts-web').stdout).map((text) => () => {
    projectFacts('/src/Web/Web.csproj', parseAnswer(projectAnswer, text, ['msbuild']));
  }),
  damaged(recorded('survey-container').result).map((text) => () => {
    for (const [path, facts] of readSurvey(text, undefined)) assert.equal(facts.path, path);
  }),
  damaged(recorded('container-pushed').result).map(
    (text) => () => parseAnswer(containerAnswer, text, ['publish']),
  ),
  damaged('{"auths":{"a.io":{"auth":"YTpi"}},"credHelpers":{"b.io":"c"},"credsStore":"d"}').map(
    (text) => () => {
      parseDockerConfig(text, 'config.json', (warning) =>
        assert.match(warning, /^config\.json .*docker\/login-action/),
      );
    },
  ),
  damaged(JSON.stringify(report([imageReport()]))).map((text) => () => {
    for (const { layers } of parseReport(Buffer.from(text), 'old.json').images) {
      for (const { download } of layers) assert.ok(download === null || Number.isSafeInteger(download));
    }
  }),
];

/** JSON from docker, MSBuild, earlier runs and others is read, or refused in one line. */
export const answers: Target = {
  name: 'answers',
  cases: 120,
  setUp: async () => ({
    property: fc.asyncProperty(fc.oneof(...cases), async (read) => void (await orRefused(read))),
  }),
};

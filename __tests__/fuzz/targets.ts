import { answers } from './answers-target.ts';
import { dockerArchives, ociArchives } from './archive-targets.ts';
import { gzip, zstd } from './compression-targets.ts';
import { documents } from './document-target.ts';
import { layouts } from './layout-target.ts';
import { published } from './published-target.ts';
import { tar } from './tar-targets.ts';
import type { Target } from './target.ts';
import { uploads } from './upload-target.ts';

/** Everything that is fuzzed. */
export const targets: readonly Target[] = [
  tar,
  gzip,
  zstd,
  documents,
  dockerArchives,
  ociArchives,
  layouts,
  published,
  uploads,
  answers,
];

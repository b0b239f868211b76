import { bounds } from '../../../src/docker/bounds.ts';

export type Outcome = 'right' | 'unknown' | 'error';

/** A fault of an engine or a builder, and what comes of it. */
export interface FaultRow {
  readonly fault: string;
  readonly outcome: Outcome;
  /** What a user reads, unless the figures are right. */
  readonly said: string;
}

const right = (fault: string): FaultRow => ({ fault, outcome: 'right', said: '' });
const unknown = (fault: string, said: string): FaultRow => ({ fault, outcome: 'unknown', said });
const error = (fault: string, said: string): FaultRow => ({ fault, outcome: 'error', said });

const CUT = 'docker push 127.0.0.1:…/measure/…:head failed with exit code 1: the connection was cut';
const OTHER = 'the image sha256:… was built but did not arrive at the measuring registry';
const NO_METADATA =
  'The Docker build of … succeeded, but its builder did not say which image it built (buildx --metadata-file has no containerimage.digest), so nothing proves that the received image is that one. Update buildx, or choose another builder with docker buildx use.';

const seconds = (ms: number): string => `${ms / 1000} s`;

/** Where a connection is cut. */
export const CUTS = [
  'at the first question',
  'at the start of an upload',
  'in the middle of an upload',
  'at the end of an upload',
  'at the manifest',
] as const;

/** Every fault that `npm run soak` tries, and what has to come of it. */
export const FAULTS: readonly FaultRow[] = [
  ...CUTS.flatMap((place) => {
    const once = `the connection of a push is cut ${place}, once`;
    return [
      // Docker sends a blob again, but a manifest only once.
      place === 'at the manifest' ? error(once, CUT) : right(once),
      error(`the connection of a push is cut ${place}, each time`, CUT),
    ];
  }),
  error('the engine says that it pushed another image', OTHER),
  error('the engine is killed in the middle of a push', CUT),
  error(
    'the engine is not there',
    'docker image inspect app failed with exit code 1: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  ),
  error(
    'the engine hangs in the middle of a push',
    `The Docker engine pushed nothing for ${seconds(bounds.pushIdle)}, so the push was aborted.`,
  ),
  unknown(
    'the engine cannot reach the action',
    "docker save gives the layers of the engine's store uncompressed, and the engine cannot reach the action to push them",
  ),
  error(
    'docker save ends in the middle, and says that all is well',
    'docker save of sha256:… cannot be weighed: it is not readable as a tar: it ends in the middle of an entry. Run the job again; if that does not help, report it',
  ),
  error(
    'docker save ends in the middle, and fails',
    'docker save sha256:… failed with exit code 1: the connection was cut',
  ),
  error(
    'docker save stops in the middle',
    `docker save sha256:… wrote nothing for ${seconds(bounds.saveIdle)}, and was ended.`,
  ),
  error(
    'docker save gives another image',
    'Docker was to save the image sha256:… but saved sha256:…, which is another one. Try again.',
  ),
  error(
    'the engine’s disk is full while it builds',
    'The Docker build of Dockerfile failed: no space left on device.',
  ),
  error(
    'the engine’s disk is full while it saves',
    'docker save sha256:… failed with exit code 1: Error response from daemon: write …: no space left on device',
  ),
  error('a builder of buildx’s own leaves no metadata', NO_METADATA),
  error('a builder of buildx’s own leaves metadata that cannot be read', NO_METADATA),
  error('a builder of buildx’s own says that it built another image', OTHER),
  ...CUTS.map((place) => right(`the connection of a builder of buildx’s own is cut ${place}, once`)),
  error('a pusher sends other bytes than the digest says', OTHER),
  error('a pusher sends fewer bytes than it said', OTHER),
  right('others send their uploads byte by byte for ever, and some stop'),
];

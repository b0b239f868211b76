import type { AppImage } from './images.ts';

/** Docker's classic store takes no image of more layers. */
const MOST_LAYERS = 125;

/** Whom ours is held beside, other than `docker save` and `docker push`. */
type Others = 'all' | 'copy' | 'none';

export interface Case extends AppImage {
  readonly others: Others;
  readonly quick?: boolean;
}

/** The images that are weighed in turns with others. @param baseLayers of the base image, which count too. */
export function turnCases(baseLayers: number): Case[] {
  const most = MOST_LAYERS - baseLayers;
  const middle = { bytes: 40e6, layers: 1, files: 10 };
  return [
    { ...middle, name: '1mb', bytes: 1e6, others: 'all', quick: true },
    { ...middle, name: '40mb', others: 'all', quick: true },
    { ...middle, name: '400mb', bytes: 400e6, others: 'copy' },
    { ...middle, name: '40mb-10-layers', layers: 10, others: 'none' },
    { ...middle, name: `40mb-${most}-layers`, layers: most, files: most, others: 'none' },
    { ...middle, name: '40mb-100000-files', files: 100_000, others: 'none' },
  ];
}

/** Too dear to be taken in turns: of these only time and memory of our own are taken. */
export const GIGABYTES: readonly AppImage[] = [
  { name: '1gb', bytes: 1e9, layers: 1, files: 10 },
  { name: '1gb-5-layers', bytes: 1e9, layers: 5, files: 10 },
];

/** Something that would make an image smaller or cheaper to deploy, with what was measured of it. */
export interface Finding {
  /** Never changes, for those who read report.json. */
  readonly id: 'unchanged-in-deploy';
  /** What it is about, in bytes. */
  readonly bytes: number;
  /** One sentence with the figure. */
  readonly text: string;
  /** What to do. */
  readonly advice: string;
}

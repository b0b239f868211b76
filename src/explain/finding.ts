/** Something that makes an image larger than needed or more expensive to deploy. */
export interface Finding {
  /** Stable, for readers of report.json. */
  readonly id: 'unchanged-in-deploy';
  /** How much of the image it is about, in bytes. */
  readonly bytes: number;
  /** One sentence with the figure, without its full stop. */
  readonly text: string;
  /** What to do, as a whole sentence; may be empty. */
  readonly advice: string;
}

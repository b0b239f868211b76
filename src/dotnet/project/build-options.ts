/** How a project is built: the same options for its facts and for publishing, so that both see the same project. */
export interface BuildOptions {
  /**
   * Root of the checkout. Relative paths in `publishArgs` start here, and the SDK is the one that the
   * global.json nearest to the project asks for, up to this folder.
   */
  readonly root: string;
  /** `Release`, as a rule. */
  readonly configuration: string;
  /** Target framework such as `net10.0`; only projects with several target frameworks use it. */
  readonly framework?: string | undefined;
  /** More arguments of `dotnet publish`, one each. */
  readonly publishArgs?: readonly string[];
  /**
   * The project is evaluated as in a checkout that was never restored, also if a restore writes its files meanwhile. It
   * says nothing about how it is published.
   */
  readonly asUnrestored?: boolean;
  /** The project was restored before: see `restore`. */
  readonly restored?: boolean;
}

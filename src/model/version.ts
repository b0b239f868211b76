/** The version of this action; the same as in package.json, which is not part of the bundle. */
export const VERSION = '1.0.0';

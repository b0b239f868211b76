/** Of this action; the same as in package.json, which the bundle does not carry. */
export const VERSION = '1.0.0';

/** The version of this package, as requests say it in their `User-Agent`. */
export const version = '0.1.0';

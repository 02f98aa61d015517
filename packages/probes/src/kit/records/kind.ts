/** The kind of observation that a source's records make, whether asked for or imported. */
export const RECORDS_KIND = 'public-records';

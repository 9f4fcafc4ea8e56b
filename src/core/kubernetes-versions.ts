/** The oldest minor version that can be configured: the last one before the first removal in the table of API lifecycles. */
export const OLDEST_MINOR = 15;

/** The newest minor version that the tables of APIs and fields know; manifests are checked against it by default. */
export const NEWEST_MINOR = 37;

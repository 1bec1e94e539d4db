/** Where this site stands below its host: begins and ends with a slash, however the build was told it. */
export const BASE = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;

/** Where this site stands. */
import type { Site } from './address.ts';

/** Begins and ends with a slash. */
const BASE = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;

export const site = (): Site => ({ origin: location.origin, base: BASE });

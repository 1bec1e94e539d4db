/** Where this site stands. */
import { BASE } from '../base.ts';
import type { Site } from './address.ts';

export const site = (): Site => ({ origin: location.origin, base: BASE });

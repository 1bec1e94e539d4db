/** Scenarios that say nothing of whose network they are. */

export { type Anonymised, anonymise } from './anonymise.ts';

/** Tells this opening of the page from any other. */
export const TAB = Math.random().toString(36).slice(2);

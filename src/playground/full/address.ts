/** Where an example opens in the full playground, below the site's base. */
export const addressOf = (example: string): string => `playground/#example=${example}`;

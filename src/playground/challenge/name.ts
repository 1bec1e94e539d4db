/** Which scenarios are somebody's task: nothing says there what opens the flow, wherever they are opened. */
export const isTask = (scenario: string | undefined): boolean => scenario?.startsWith('challenges/') ?? false;

/** Names by which tests and the loader find the parts of a playground. */
export const ids = {
  playground: 'playground',
  verdict: 'verdict',
  flow: 'flow',
  choice: 'choice',
  edit: 'edit',
  done: 'done',
  reset: 'reset',
  code: 'code',
  editor: 'editor',
  textarea: 'textarea',
  diagram: 'diagram',
  hops: 'hops',
  hop: 'hop',
  problems: 'problems',
  trouble: 'trouble',
  announcement: 'announcement',
} as const;

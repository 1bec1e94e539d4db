/** Names by which tests and the loader find the parts of a comparison. */
export const compareIds = {
  compare: 'compare',
  panel: 'compare-panel',
  flows: 'compare-flows',
  sentences: 'compare-sentences',
  change: 'compare-change',
  steps: 'compare-steps',
  costs: 'compare-costs',
  hours: 'compare-hours',
  gigabytes: 'compare-gigabytes',
  back: 'compare-back',
  firstPaid: 'compare-first-paid',
  secondPaid: 'compare-second-paid',
  breakEven: 'compare-break-even',
  chart: 'compare-chart',
  crossing: 'compare-crossing',
} as const;

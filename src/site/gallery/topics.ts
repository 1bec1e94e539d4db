/** The folders of content/scenarios, in the order in which a reader may want them. */

export interface Topic {
  /** The folder; also the anchor of its part of the gallery. */
  readonly folder: string;
  readonly title: string;
  readonly about: string;
}

/** The topics. A folder that is not named here comes last, under its own name. */
export const TOPICS: readonly Topic[] = [
  {
    folder: 'templates',
    title: 'Templates',
    about: 'Short networks to start your own from. Open one and change it.',
  },
  {
    folder: 'sns',
    title: 'Two ways to Amazon SNS',
    about: 'The same call, through a NAT gateway and through an endpoint.',
  },
  {
    folder: 'first-path',
    title: 'Your first path',
    about: 'The tutorial, before and after each of its edits.',
  },
  {
    folder: 'foundations',
    title: 'How a packet is decided',
    about: 'Routes, groups and network ACLs in one VPC, and the way back.',
  },
  { folder: 'internet', title: 'Internet gateways', about: 'What it takes to get out, and in.' },
  {
    folder: 'interface-endpoints',
    title: 'Interface endpoints',
    about: 'A private address for a service, and what can stop it.',
  },
  {
    folder: 'gateway-endpoints',
    title: 'Gateway endpoints',
    about: 'A route to Amazon S3 or Amazon DynamoDB.',
  },
  { folder: 'private-link', title: 'PrivateLink', about: 'A service that one VPC offers and another uses.' },
  {
    folder: 'peering',
    title: 'VPC peering',
    about: 'Two VPCs, and why the way never leads through a third.',
  },
  { folder: 'transit', title: 'Transit gateways', about: 'Many VPCs, one hub, and its route tables.' },
  { folder: 'hybrid', title: 'Networks outside of AWS', about: 'VPN connections and what lies behind them.' },
  { folder: 'inspection', title: 'Inspection', about: 'Appliances that see every packet.' },
  { folder: 'ipv6', title: 'IPv6', about: 'Twice the routes and rules; out, and not in.' },
  { folder: 'names', title: 'Names', about: 'Which address a name leads to, and for whom.' },
  { folder: 'policies', title: 'Policies', about: 'Who may do what, on which way.' },
  {
    folder: 'troubleshooting',
    title: 'Troubleshooting',
    about: 'One symptom, several causes. The pages on troubleshooting tell them apart.',
  },
  {
    folder: 'migration',
    title: 'From NAT to endpoints',
    about: 'One network, step by step, and the outage between two steps.',
  },
  { folder: 'costs', title: 'What costs less', about: 'Pairs of networks that do the same at two prices.' },
  {
    folder: 'challenges',
    title: 'Challenges',
    about: 'Networks to mend. Their pages say what has to hold, and grade.',
  },
  {
    folder: 'findings',
    title: 'Every finding',
    about: 'For each reason that a path can be blocked or not decided, the smallest network that shows it.',
  },
];

/** A scenario's topic. */
export const topicOf = (name: string): Topic => {
  const folder = name.slice(0, name.lastIndexOf('/'));
  return TOPICS.find((topic) => topic.folder === folder) ?? { folder, title: folder, about: '' };
};

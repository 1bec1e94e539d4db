/** How pages are written, as far as a program can tell. Pure. */
import { type Line, proseOf } from './prose.ts';

/** Words that fill or sell. */
const BANNED =
  /\b(?:simply|easily|just|obviously|of course|seamless(?:ly)?|leverag(?:e|es|ed|ing)|utili[sz]e[sd]?|robust|powerful|cutting-edge|best-in-class|effortless(?:ly)?|delve|comprehensive|please note|note that|in order to|let's|under the hood|out of the box|game[- ]changer|world-class)\b/gi;

/** Longer than this, a sentence is two. */
const LONGEST = 42;

/** Words that keep their capital inside a heading: AWS's names, products, and kinds that AWS writes so. */
const NAMES =
  /^(?:Actions|AWS|Amazon|Windows|Aurora|Availability|Balancer|Balancers|Balancing|Batfish|CloudFormation|CloudFront|Connect|Direct|DynamoDB|Gateway|GitHub|GitLab|Hopwise|I|JavaScript|Lambda|Lattice|Load|Manager|Markdown|Mermaid|Analyzer|Analyzers|Network|Access|NAT|Node|Pages|PrivateLink|Protocol|Proxy|Reachability|Region|Regions|Resolver|Route|S3|SaaS|Site-to-Site|Terraform|Transit|Zone|X)$/;

/** A colon or a semicolon ends one idea as well as a full stop does. */
const endOfSentence = /(?<=[.!?])["”)]?\s+(?=["“(]?[A-Z0-9])|(?<=[:;])\s+/;

const wordCount = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /\w/.test(word)).length;

const faultsOfLine = ({ text, kind }: Line): readonly string[] => {
  const faults: string[] = [];
  if (/\S {2,}\S/.test(text) && kind !== 'row') faults.push('two spaces');
  if (/[—]| -- /.test(text)) faults.push('an em dash');
  for (const [word] of text.matchAll(BANNED)) faults.push(`the word "${word}"`);
  if (kind === 'words')
    for (const sentence of text.split(endOfSentence)) {
      const words = wordCount(sentence);
      if (words > LONGEST) faults.push(`a sentence of ${words} words`);
    }
  if (kind === 'heading') {
    const [, ...rest] = text.split(/\s+/);
    for (const [index, word] of rest.entries()) {
      const bare = word.replaceAll(/^[("“]|[)"”,.:?]+$/g, '');
      const begins = /[:.?]$/.test(text.split(/\s+/)[index] ?? '');
      const isName = NAMES.test(bare) || /^[A-Z0-9]{2,}s?$/.test(bare) || /[A-Z].*[A-Z]/.test(bare);
      if (/^[A-Z]/.test(bare) && !begins && !isName) faults.push(`a capital inside a heading, "${bare}"`);
    }
    if (/\.$/.test(text)) faults.push('a full stop behind a heading');
  }
  return faults.map((fault) => `${fault} in: ${text.slice(0, 100)}`);
};

/** Whether a page says where to go from it: its last line is `Next: …`. */
export const endsWithNext = (mdx: string): boolean => /\nNext: .*\]\([^)]+\).*\n*$/.test(mdx);

/** What is wrong with how a page is written, a sentence each. */
export const styleFaults = (mdx: string): readonly string[] => proseOf(mdx).flatMap(faultsOfLine);

/** What a text is that is no JSON, as far as its first lines tell: what the AWS CLI prints in its other ways. */

/** How much of a text is looked at. */
const HEAD = 4000;

/** What a shell writes into the file of a call where it redirects errors, too. */
const FAILED =
  /^\s*(?:An error occurred \(|aws: error: |usage: aws |Unable to locate credentials|You must specify a region|Could not connect to the endpoint URL|The config profile \(|Error loading SSO Token|Token has expired)/;

/** Whether a text is an error of the AWS CLI: the call that should have filled the file failed. */
export const isFailedCall = (text: string): boolean => FAILED.test(text.slice(0, HEAD));

const OUTPUTS: readonly (readonly [form: string, flag: string, pattern: RegExp])[] = [
  ['YAML', 'yaml', /^(?:---\s*\n)?\s*(?:- )?[A-Za-z][A-Za-z0-9]{0,80}:(?:\s|$)/],
  ['a table', 'table', /^\s*-{5,}\s*\n\s*\|/],
  ['text between tabs', 'text', /^[A-Z]{2,80}\t/],
];

/** What is wrong with a text in another form of the AWS CLI's output; undefined where it is none of them. */
export const otherOutput = (text: string): string | undefined => {
  const head = text.slice(0, HEAD);
  const [form, flag] = OUTPUTS.find(([, , pattern]) => pattern.test(head)) ?? [];
  if (form === undefined) return undefined;
  return `This is ${form}, as the AWS CLI prints it with \`--output ${flag}\`. Export it again with \`--output json\`.`;
};

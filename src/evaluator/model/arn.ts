/** Amazon Resource Names: `arn:partition:service:region:account:resource`. */

/** No name of AWS's is longer; matching takes the product of two lengths. */
export const LONGEST_ARN = 2048;

/** Whether a text has the parts of an ARN, and no more characters than one may have. */
export const isArn = (text: string): boolean =>
  text.length <= LONGEST_ARN && /^arn:[^:]*:[^:]+:[^:]*:[^:]*:./.test(text);

/** The account that an ARN names; buckets name none. */
export const accountOfArn = (arn: string): string | undefined => {
  const account = arn.split(':', 5)[4];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
};

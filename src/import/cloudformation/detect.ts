/** Whether a text looks like a CloudFormation template, without reading it as one. */

/** Templates begin with what marks them, but a description or metadata may be long. */
const LOOKED_AT = 1024 * 1024;

const VERSION = /(?:^|[{,\s])["']?AWSTemplateFormatVersion["']?\s*:/;
const RESOURCES = /(?:^|[{,\n])[ \t]*["']?Resources["']?\s*:/;
const TYPE = /["']?Type["']?\s*:\s*["']?(?:AWS|Custom|Alexa)::/;

/** Whether a text is meant as a template: it names the format, or holds resources with types like `AWS::EC2::VPC`. */
export const isCloudFormation = (text: string): boolean => {
  const start = text.slice(0, LOOKED_AT);
  return VERSION.test(start) || (RESOURCES.test(start) && TYPE.test(start));
};

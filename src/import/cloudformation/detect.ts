/** Whether a text looks like a CloudFormation template, without reading it as one. */

/** No template is longer; what a longer text is, its beginning tells. */
const LOOKED_AT = 1024 * 1024;

/** JSON in which a template stands as a text (a Terraform plan, for one) has a backslash before these quotes. */
const JSON_FORMAT = /"(?:AWSTemplateFormatVersion|TemplateBody)"\s*:/;
const JSON_RESOURCES = /"Resources"\s*:/;
const JSON_TYPE = /"Type"\s*:\s*"(?:AWS|Custom|Alexa)::/;

const YAML_FORMAT = /^["']?AWSTemplateFormatVersion["']?\s*:/m;
const YAML_RESOURCES = /^["']?Resources["']?\s*:/m;
const YAML_TYPE = /^[ \t]+["']?Type["']?\s*:\s*["']?(?:AWS|Custom|Alexa)::/m;

/** Whether a text is meant as a template: it names the format, or holds resources with types like `AWS::EC2::VPC`. */
export const isCloudFormation = (text: string): boolean => {
  const start = text.slice(0, LOOKED_AT);
  if (/^\uFEFF?\s*\{/.test(start))
    return JSON_FORMAT.test(start) || (JSON_RESOURCES.test(start) && JSON_TYPE.test(start));
  return YAML_FORMAT.test(start) || (YAML_RESOURCES.test(start) && YAML_TYPE.test(start));
};

/** Why there is nothing to look for a path in, in the words of what was read. */
import type { ReadSummary } from '../protocol.ts';

const COLLECTED = 'Choose the folder that the collector wrote';

/** Terraform's own files are no JSON: neither its configuration nor what `terraform plan -out` writes. */
export const TERRAFORM_FIRST =
  'Terraform’s own files are not read by themselves. Make JSON of a plan: `terraform plan -out plan`, then `terraform show -json plan > plan.json`.';

const isOfTerraform = (file: string): boolean => /\.tf$|(?:^|\/)tfconfig\/modules\.json$/.test(file);

/** A sentence for files in which no VPC was found; `files` are their names. */
export const noVpcSentence = (
  { source, inputs, problemCount }: Pick<ReadSummary, 'source' | 'inputs' | 'problemCount'>,
  files: readonly string[],
): string => {
  switch (source) {
    case 'aws':
      if (problemCount > 0) return 'No VPC could be read in these files.';
      return `No VPC is in these files. ${COLLECTED}, or the output of \`aws ec2 describe-vpcs\` and the like.`;
    case 'cloudformation': {
      if (problemCount > 0) return 'The template could not be read.';
      const conditions =
        inputs === undefined || inputs.parameters.length === 0
          ? ''
          : ' Where a condition decides whether it has one, fill in the parameters.';
      return `This template makes no VPC (\`AWS::EC2::VPC\`).${conditions} What only goes into a VPC of another stack can be traced in the account, once it is deployed.`;
    }
    case 'terraform':
      return problemCount > 0
        ? 'The plan or state could not be read.'
        : 'No VPC (`aws_vpc`) is in this plan or state. Choose that of the configuration that makes the VPC, or the account itself.';
    case 'scenario':
      return problemCount > 0 ? 'The scenario has mistakes.' : 'This scenario has no VPC.';
    case 'unknown':
      if (files.some(isOfTerraform)) return TERRAFORM_FIRST;
      return `No VPC is in these files. ${COLLECTED}, a CloudFormation template, or what \`terraform show -json\` prints.`;
  }
};

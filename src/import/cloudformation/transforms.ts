/** What transforms and macros do to a template. */
import type { Notes } from '../shared/notes.ts';
import { quoted } from './values.ts';

const PROCESSED = 'aws cloudformation get-template --template-stage Processed prints the template after it';

/** Says which transforms are not carried out. */
export const noteTransforms = (transforms: readonly string[], notes: Notes): void => {
  for (const name of transforms) {
    if (name === 'AWS::LanguageExtensions') continue;
    if (name.startsWith('AWS::Serverless-'))
      notes.add(
        'what AWS SAM adds to a template',
        `of its resources only functions in a VPC are read; ${PROCESSED}`,
      );
    else notes.add(`the macro ${quoted(name)}`, `what it changes is not known; ${PROCESSED}`);
  }
};

/** The format of a policy file as a JSON Schema, for editors and for people's own tools. */
import * as z from 'zod/mini';
import { ExpectationsSchema } from './schema.ts';

/** The JSON Schema of a policy file as its author writes it (draft 7, which editors know best). */
export const expectationsJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(ExpectationsSchema, { io: 'input', target: 'draft-7' });

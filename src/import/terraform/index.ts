/** Terraform's and OpenTofu's plans and states to a scenario. Pure: a text in, a scenario out. */
import { importDeclared } from '../declared/index.ts';
import type { ImportResult } from '../result.ts';
import type { ImportFile } from '../shared/read.ts';
import { readTerraform } from './read.ts';

export { readTerraform } from './read.ts';

/** Makes a scenario of a plan or a state. Names are Terraform's addresses without brackets. Never throws. */
export const importTerraform = (file: ImportFile): ImportResult => importDeclared(readTerraform(file));

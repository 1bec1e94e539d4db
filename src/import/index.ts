/** Real accounts' data and templates to scenarios. See ARCHITECTURE.md. */

export { importAws } from './aws/index.ts';
export type { ImportResult, ImportSummary, Tags } from './result.ts';
export type { LeftOut } from './shared/notes.ts';
export { type ImportFile, type ImportProblem, MAX_IMPORT_LENGTH } from './shared/read.ts';
export { importTerraform, isTerraform, nameOfAddress, readTerraform } from './terraform/index.ts';

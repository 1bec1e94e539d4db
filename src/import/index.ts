/** Real accounts' data and templates to scenarios. See ARCHITECTURE.md. */

export * from './anonymise/index.ts';
export { type ArchiveFiles, readArchive } from './archive/index.ts';
export { importAws } from './aws/index.ts';
export { isCloudFormation } from './cloudformation/detect.ts';
export { type CloudFormationOptions, importCloudFormation } from './cloudformation/index.ts';
export { detect, type SourceKind } from './detect.ts';
export { type ImportedFiles, type ImportOptions, importFiles } from './import-files.ts';
export * from './inventory/index.ts';
export * from './part/index.ts';
export type { ImportResult, ImportSummary, Tags } from './result.ts';
export { decodeText } from './shared/decode.ts';
export type { LeftOut } from './shared/notes.ts';
export { type ImportFile, type ImportProblem, MAX_IMPORT_LENGTH } from './shared/read.ts';
export { importTerraform, isTerraform, nameOfAddress, readTerraform } from './terraform/index.ts';

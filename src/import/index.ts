/** Real accounts' data and templates to scenarios. See ARCHITECTURE.md. */

export * from './anonymise/index.ts';
export { type ArchiveFiles, type OnProgress, readArchive } from './archive/index.ts';
export { importAws } from './aws/index.ts';
export { type CloudFormationOptions, importCloudFormation } from './cloudformation/index.ts';
export { type TemplateInputs, type TemplateParameter, templateInputs } from './cloudformation/inputs.ts';
export { detect, type SourceKind } from './detect.ts';
export { type ImportedFiles, importFiles } from './import-files.ts';
export * from './inventory/index.ts';
export * from './part/index.ts';
export { placesIn } from './places/index.ts';
export type { TextPlace } from './places/lines.ts';
export type { ImportResult, ImportSummary, Tags } from './result.ts';
export { decodeText } from './shared/decode.ts';
export type { LeftOut, LeftOutPart } from './shared/notes.ts';
export { type ImportFile, type ImportProblem, MAX_IMPORT_LENGTH } from './shared/read.ts';
export { importTerraform } from './terraform/index.ts';

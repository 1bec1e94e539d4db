/** What a source file declares and exports, as the package's types say it. Syntax only: no file is type checked. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A statement that declares an exported name. */
export type Declaration =
  | ts.VariableStatement
  | ts.FunctionDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration;

/** By the exported name. */
export type Exports = ReadonlyMap<string, Declaration>;

const OPTIONS = { noLib: true, isolatedDeclarations: true, target: ts.ScriptTarget.ES2023 } as const;

/** The declarations (`.d.ts`) that the compiler makes of a file. */
const declarationsIn = (file: string): ts.SourceFile => {
  const { outputText } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: OPTIONS,
  });
  return ts.createSourceFile(file, outputText, ts.ScriptTarget.ES2023, true);
};

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names that a statement declares, where it is of a kind that the library exports. */
const declaredBy = (statement: ts.Statement): readonly (readonly [string, Declaration])[] => {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => [name.getText(), statement] as const);
  }
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return named && statement.name !== undefined ? [[statement.name.text, statement]] : [];
};

/** Reads the exports of files, each file once. Throws where a file or a name is not there: the build must fail. */
export const exportsReader = (): ((file: string) => Exports) => {
  const known = new Map<string, Exports>();

  const sourceOf = (file: string, specifier: ts.Expression): string => {
    const source = ts.isStringLiteral(specifier) ? join(dirname(file), specifier.text) : '';
    if (!existsSync(source)) throw new Error(`${file} exports from ${specifier.getText()}, which is no file`);
    return source;
  };

  const exportedBy = (file: string, statement: ts.Statement): readonly (readonly [string, Declaration])[] => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) {
      return isExported(statement) ? declaredBy(statement) : [];
    }
    const there = read(sourceOf(file, statement.moduleSpecifier));
    const { exportClause } = statement;
    if (exportClause === undefined) return [...there];
    if (!ts.isNamedExports(exportClause)) throw new Error(`${file}: ${statement.getText()} is not followed`);
    return exportClause.elements.map(({ name, propertyName }) => {
      const found = there.get((propertyName ?? name).text);
      if (found === undefined) throw new Error(`${file}: nothing exports ${(propertyName ?? name).text}`);
      return [name.text, found] as const;
    });
  };

  const read = (file: string): Exports => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const exports = new Map(
      declarationsIn(file).statements.flatMap((statement) => exportedBy(file, statement)),
    );
    known.set(file, exports);
    return exports;
  };
  return read;
};

/** The library's public names, as its entries export them: the reference of the API page is made of these. */
import { join } from 'node:path';
import ts from 'typescript';
import { type Declaration, exportsReader } from './declarations.ts';

/** The parts of the package that can be imported, each with the file that says what it exports. */
export const ENTRIES = [
  { name: 'hopwise', file: 'src/evaluator/index.ts' },
  { name: 'hopwise/import', file: 'src/import/index.ts' },
  { name: 'hopwise/diagram', file: 'src/diagram/index.ts' },
] as const;

/** Something that people who use the library can name. */
export interface PublicName {
  readonly name: string;
  readonly kind: 'function' | 'constant' | 'type';
  /** A function's parameters and result, a constant's type, or the whole of a type. */
  readonly declaration: string;
  /** The comment above it; `backticks` mark names. Empty where there is none. */
  readonly comment: string;
  readonly parameters: readonly { readonly name: string; readonly comment: string }[];
  /** The types that the declaration names. */
  readonly mentions: readonly string[];
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const textOf = (comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string =>
  onOneLine(ts.getTextOfJSDocComment(comment)?.replace(/\{@link (\w+)\}/g, '`$1`') ?? '');

const commentOf = (declaration: Declaration): string => {
  const comment = ts.getJSDocCommentsAndTags(declaration).find(ts.isJSDoc);
  return textOf(comment?.comment);
};

const parametersOf = (declaration: Declaration): PublicName['parameters'] =>
  ts
    .getJSDocTags(declaration)
    .filter(ts.isJSDocParameterTag)
    .map((tag) => ({ name: tag.name.getText(), comment: textOf(tag.comment).replace(/^- /, '') }));

/** The types that a declaration names, without its own type parameters. */
const mentionsOf = (declaration: Declaration): readonly string[] => {
  const mentions = new Set<string>();
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeParameterDeclaration(node)) own.add(node.name.text);
    if (ts.isTypeReferenceNode(node)) mentions.add(node.typeName.getText());
    if (ts.isExpressionWithTypeArguments(node)) mentions.add(node.expression.getText());
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return [...mentions].filter((name) => !own.has(name)).sort();
};

const signature = (
  name: string,
  { typeParameters, parameters, type }: ts.FunctionTypeNode | ts.FunctionDeclaration,
): string => {
  const listed = (nodes: readonly ts.Node[]): string => nodes.map((node) => node.getText()).join(', ');
  const generic = typeParameters === undefined ? '' : `<${listed(typeParameters)}>`;
  return onOneLine(`${name}${generic}(${listed(parameters)}): ${type?.getText() ?? 'void'}`);
};

const shapeOf = (name: string, declaration: Declaration): Pick<PublicName, 'kind' | 'declaration'> => {
  if (ts.isFunctionDeclaration(declaration)) {
    return { kind: 'function', declaration: signature(name, declaration) };
  }
  if (!ts.isVariableStatement(declaration)) {
    // The compiler indents by four.
    const text = declaration.getText().replace(/^ +/gm, (spaces) => ' '.repeat(spaces.length / 2));
    return { kind: 'type', declaration: text.replace(/^export (?:declare )?/, '') };
  }
  const variable = declaration.declarationList.declarations.find((each) => each.name.getText() === name);
  const type = variable?.type;
  return type !== undefined && ts.isFunctionTypeNode(type)
    ? { kind: 'function', declaration: signature(name, type) }
    : { kind: 'constant', declaration: onOneLine(variable?.getText() ?? name) };
};

const readNames = (): ReadonlyMap<string, readonly PublicName[]> => {
  const read = exportsReader();
  return new Map(
    ENTRIES.map(({ name: entry, file }) => [
      entry,
      // Builds and tests run in the repository's root, and a build bundles this file: its own place says nothing.
      [...read(join(process.cwd(), file))]
        .map(([name, declaration]) => ({
          name,
          ...shapeOf(name, declaration),
          comment: commentOf(declaration),
          parameters: parametersOf(declaration),
          mentions: mentionsOf(declaration),
        }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    ]),
  );
};

let names: ReadonlyMap<string, readonly PublicName[]> | undefined;

/** The public names of each entry, in the order of the alphabet. The sources are read once. */
export const publicNames = (): ReadonlyMap<string, readonly PublicName[]> => {
  names ??= readNames();
  return names;
};

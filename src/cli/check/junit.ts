/** What a check found as JUnit XML, which CI systems show as test results. */
import { type Output, plain } from '../terminal.ts';
import { xmlElement, xmlText } from '../xml.ts';
import type { CheckCase, CheckReport, UnusableFile } from './cases.ts';
import { caseLines } from './text.ts';

const PLAIN: Output = { out: () => {}, err: () => {}, colour: false };

const inside = (each: CheckCase, what: CheckReport['what']): readonly string[] => {
  if (each.outcome === 'held') return [];
  if (each.outcome === 'skipped') return [xmlElement('skipped', { message: 'Nothing was selected.' })];
  const [first] = each.failures.flatMap(({ differences }) => differences);
  const text = caseLines(PLAIN, what, each).join('\n');
  return [xmlElement('failure', { message: plain(first ?? ''), type: each.outcome }, [xmlText(text)])];
};

const caseElement = (each: CheckCase, what: CheckReport['what']): string =>
  xmlElement('testcase', { name: each.name, classname: each.source.file }, inside(each, what));

const unusableElement = ({ file, lines }: UnusableFile): string => {
  const error = xmlElement('error', { message: plain(lines[0] ?? ''), type: 'unusable' }, [
    xmlText(lines.map(plain).join('\n')),
  ]);
  return xmlElement('testcase', { name: 'can be used', classname: file }, [error]);
};

/** The counts that suites carry. */
const countsOf = (cases: readonly CheckCase[], errors: number) => ({
  tests: cases.length + errors,
  failures: cases.filter(({ outcome }) => outcome === 'differs' || outcome === 'undetermined').length,
  errors,
});

const suiteElement = (
  name: string,
  cases: readonly CheckCase[],
  unusable: readonly UnusableFile[],
  what: CheckReport['what'],
): string =>
  xmlElement(
    'testsuite',
    {
      name,
      ...countsOf(cases, unusable.length),
      skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
    },
    [...cases.map((each) => caseElement(each, what)), ...unusable.map(unusableElement)].map(
      (line) => `\n${line}`,
    ),
  );

/** The report as an XML document: a suite for each file that says what it expects. */
export const junitReport = ({ what, cases, unusable }: CheckReport): string => {
  const files = new Set([...cases.map(({ place }) => place.path), ...unusable.map(({ file }) => file)]);
  const suites = [...files].map((file) =>
    suiteElement(
      file,
      cases.filter(({ place }) => place.path === file),
      unusable.filter((each) => each.file === file),
      what,
    ),
  );
  const root = { name: 'hopwise check', ...countsOf(cases, unusable.length) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('testsuites', root, [...suites.map((suite) => `\n${suite}`), '\n'])}\n`;
};

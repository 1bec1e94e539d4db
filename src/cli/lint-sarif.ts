/** What lint found as SARIF: each result beside the resource that it is about. */
import { LINT_CODES, type LintResult } from '../evaluator/index.ts';
import { locator } from './places.ts';
import { type SarifFinding, type SarifRule, sarifLog } from './sarif.ts';
import type { Source } from './source.ts';

const ruleOf = ({ code }: LintResult): SarifRule => {
  const { title, severity } = LINT_CODES[code];
  const help =
    severity === 'warning'
      ? `${title}. Most likely a mistake.`
      : `${title}. Worth a look; it may be meant so.`;
  return { id: code, title, help, level: severity };
};

const placedOf = ({ resource, pointer }: LintResult) => ({ pointer, origin: resource.origin });

/** The results as a SARIF log, as plain data. */
export const lintSarif = (source: Source, results: readonly LintResult[]): object => {
  const locate = locator(source, results.map(placedOf));
  const findings = results.map((result): SarifFinding => {
    const { resource, pointer, severity, message } = result;
    return {
      rule: ruleOf(result),
      level: severity,
      message,
      place: locate(placedOf(result)) ?? { path: source.file },
      resource: { name: resource.id, pointer },
      related: [],
      // Several of one kind at one resource are numbered: words and places of rules change more often than resources.
      identity: [resource.kind, resource.id],
    };
  });
  return sarifLog(findings, []);
};

/** What ends a command with exit code 2: input that cannot be used. */

/** Carries one line per problem, each with file, line and column where there is one. */
export class UnusableInput extends Error {
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** What the page holds of an account, what it lacks, and the way to be rid of it. */
import { Sentence } from '../../view/Sentence.tsx';
import { accountIds } from '../ids.ts';
import type { LoadedAccount } from '../protocol.ts';
import { Missing } from './Missing.tsx';
import { ImportProblems, LeftOutList } from './ReadReport.tsx';
import { counted, megabytes } from './words.ts';

const listed = (words: readonly string[], one: string): string =>
  words.length === 0
    ? ''
    : words.length <= 3
      ? `${one}${words.length === 1 ? '' : 's'} ${words.join(', ')}`
      : `${words.length} ${one}s`;

/** What each kind of source is called, and in short. */
const SOURCES: Readonly<Record<LoadedAccount['source'], readonly [title: string, short: string]>> = {
  aws: ['Your account', 'account'],
  cloudformation: ['CloudFormation template', 'template'],
  terraform: ['Terraform plan or state', 'plan'],
  scenario: ['Scenario', 'scenario'],
  unknown: ['Your network', 'network'],
};

const Refused = ({ refused }: Pick<LoadedAccount, 'refused'>) =>
  refused.length === 0 ? null : (
    <div>
      <p className="acc-sub">AWS would refuse this</p>
      <ul className="acc-list">
        {refused.map((message) => (
          <li key={message}>
            <Sentence text={message} />
          </li>
        ))}
      </ul>
    </div>
  );

/** What stands beside the summary's title, so that a reader knows whether to open it. */
const hintOf = ({ problemCount, missing, leftOut }: LoadedAccount): string =>
  [
    problemCount === 0 ? '' : `${counted(problemCount, 'problem')}`,
    missing.length === 0 ? '' : `${missing.length} not in the data`,
    leftOut.length === 0 ? '' : `${leftOut.length} left out`,
  ]
    .filter((part) => part !== '')
    .join(', ');

export const Summary = ({
  account,
  onForget,
}: {
  readonly account: LoadedAccount;
  readonly onForget: () => void;
}) => {
  const { accounts, regions, read, files, bytes, source } = account;
  const [title, short] = SOURCES[source];
  const where = [listed(accounts, 'Account'), listed(regions, 'Region')].filter((part) => part !== '');
  const hint = hintOf(account);
  return (
    <>
      <div className="acc-bar" data-testid={accountIds.bar}>
        <p tabIndex={-1} data-focus="loaded">
          <b>{source === 'aws' && where.length > 0 ? where.join(', ') : [title, ...where].join(', ')}</b>{' '}
          <span className="acc-soft">
            from {counted(files, 'file')}, {megabytes(bytes)}
          </span>
        </p>
        <button type="button" className="pg-button" data-testid={accountIds.forget} onClick={onForget}>
          Forget this {short}
        </button>
      </div>
      <details className="acc-fold" data-testid={accountIds.summary} open={account.problemCount > 0}>
        <summary>
          What was read{hint === '' ? '' : ': '}
          <span className="acc-soft">{hint}</span>
        </summary>
        <div className="acc-folded">
          <ul className="acc-counts">
            {read.map(({ kind, text }) => (
              <li key={kind}>{text}</li>
            ))}
          </ul>
          <ImportProblems summary={account} />
          <Missing missing={account.missing} />
          <Refused refused={account.refused} />
          <LeftOutList leftOut={account.leftOut} />
        </div>
      </details>
    </>
  );
};

/** That nothing leaves the page: the policy that the browser enforces, and a count of what was asked for. */
import { accountIds } from '../ids.ts';
import { counted } from './words.ts';

interface ProofProps {
  readonly isCounting: boolean;
  readonly requests: readonly string[];
  readonly policy: string | undefined;
}

export const Proof = ({ isCounting, requests, policy }: ProofProps) => (
  <div className="acc-proof" data-testid={accountIds.proof}>
    <p>
      Your files stay in this tab: they are read in its memory, written nowhere, and sent nowhere.{' '}
      {isCounting ? (
        <b data-testid={accountIds.requests} data-count={requests.length}>
          {counted(requests.length, 'network request')} since they were chosen.
        </b>
      ) : null}
    </p>
    {requests.length === 0 ? null : (
      <ul className="acc-list">
        {[...new Set(requests)].map((url) => (
          <li key={url}>
            <code>{url}</code>
          </li>
        ))}
      </ul>
    )}
    <details className="acc-fold">
      <summary>How to check that</summary>
      <div className="acc-folded">
        <p>
          Cut the network and try: once this page is loaded, all of it works without. Or open your browser’s
          network panel. What the browser lets this page connect to is in the page itself, and only this site
          is:
        </p>
        <pre>
          <code>
            {policy?.replaceAll('; ', ';\n') ??
              'This page has no policy: it was not built, but served for development.'}
          </code>
        </pre>
      </div>
    </details>
  </div>
);

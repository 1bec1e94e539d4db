/** What is not in the data, by account and Region, each with the commands that bring it. */
import { Commands } from '../../view/Commands.tsx';
import { accountIds } from '../ids.ts';
import type { LoadedAccount } from '../protocol.ts';

type Calls = LoadedAccount['missing'];

const byPlace = (missing: Calls): ReadonlyMap<string, Calls> => {
  const places = new Map<string, Calls>();
  for (const call of missing) places.set(call.place, [...(places.get(call.place) ?? []), call]);
  return places;
};

/** Each command once: the collector brings several things. */
const commandsOf = (calls: Calls): string =>
  [...new Set(calls.flatMap(({ command }) => command ?? []))].join('\n');

const Place = ({ place, calls }: { readonly place: string; readonly calls: Calls }) => {
  const commands = commandsOf(calls);
  return (
    <>
      {place === '' ? null : <p className="acc-soft">Of {place}:</p>}
      <ul className="acc-list">
        {calls.map(({ what, means }) => (
          <li key={what}>
            <b>{what}</b>. {means}
          </li>
        ))}
      </ul>
      {commands === '' ? null : (
        <Commands
          text={commands}
          what={`the commands for what is missing${place === '' ? '' : ` of ${place}`}`}
        />
      )}
    </>
  );
};

export const Missing = ({ missing }: Pick<LoadedAccount, 'missing'>) =>
  missing.length === 0 ? null : (
    <div className="acc-missing" data-testid={accountIds.missing}>
      <p className="acc-sub">Not in the data</p>
      {[...byPlace(missing)].map(([place, calls]) => (
        <Place key={place} place={place} calls={calls} />
      ))}
    </div>
  );

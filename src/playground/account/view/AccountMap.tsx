/** The account as a map in words: accounts, Regions, VPCs and their subnets with counts, and what joins the VPCs. */
import { memo, useId } from 'react';
import type {
  AccountMap as MapData,
  MapLink,
  MapResource,
  MapSubnet,
  MapVpc,
} from '../../../import/index.ts';
import { accountIds } from '../ids.ts';
import { Fold } from './Fold.tsx';
import { counted, withinSentence } from './words.ts';

interface AccountMapProps {
  readonly map: MapData;
  readonly query: string;
  /** Filters the list. */
  readonly onQuery: (query: string) => void;
}

type Filter = Pick<AccountMapProps, 'query' | 'onQuery'>;

/** As many VPCs are unfolded from the start: a small account is seen at a glance. */
const UNFOLDED = 4;
/** More kinds in one subnet are not named one by one. */
const MOST_COUNTS = 4;

const ACCESS = {
  true: ['public', 'its route table leads to an internet gateway'],
  false: ['private', 'no route to an internet gateway'],
  null: ['public or not: unknown', 'its route table is not in the data'],
} as const;

/** A press filters the list; a second one shows all again. */
const FilterButton = ({
  field,
  name,
  label,
  query,
  onQuery,
}: { readonly field: string; readonly name: string; readonly label: string | undefined } & Filter) => {
  const own = `${field}:${name}`;
  const isOn = query === own;
  return (
    <button type="button" className="acc-pick" aria-pressed={isOn} onClick={() => onQuery(isOn ? '' : own)}>
      <b>{label ?? name}</b>
      {label === undefined ? null : <code>{name}</code>}
    </button>
  );
};

const countsText = (counts: MapSubnet['counts']): string => {
  const shown = counts.slice(0, MOST_COUNTS).map(({ title, count }) => counted(count, withinSentence(title)));
  const rest = counts.slice(MOST_COUNTS).reduce((sum, { count }) => sum + count, 0);
  return [...shown, ...(rest === 0 ? [] : [`${rest} others`])].join(', ');
};

const Subnet = ({ subnet, ...filter }: { readonly subnet: MapSubnet } & Filter) => {
  const [word, why] = ACCESS[`${subnet.public}`];
  return (
    <li className="acc-subnet" data-public={`${subnet.public}`}>
      <FilterButton field="subnet" name={subnet.name} label={subnet.label} {...filter} />
      <span className="acc-access" title={why}>
        {word}
      </span>
      <span className="acc-soft">
        {[subnet.cidrs.join(', '), subnet.zone, countsText(subnet.counts) || 'empty']
          .filter((part) => part !== undefined && part !== '')
          .join(' · ')}
      </span>
    </li>
  );
};

const calledOf = ({ title, detail, label, name }: MapResource): string =>
  `${title} ${label ?? name}${detail === undefined ? '' : ` (${detail})`}`;

const Vpc = ({ vpc, isOpen, ...filter }: { readonly vpc: MapVpc; readonly isOpen: boolean } & Filter) => {
  const beside = [...vpc.gateways, ...vpc.endpoints];
  return (
    <Fold
      className="acc-vpc"
      isOpen={isOpen}
      summary={
        <>
          <b>{vpc.label ?? vpc.name}</b>{' '}
          <span className="acc-soft">
            {[
              vpc.cidrs.join(', '),
              vpc.known ? counted(vpc.subnets.length, 'subnet') : 'its inside is not in the data',
              countsText(vpc.counts),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </>
      }
    >
      {() => (
        <div className="acc-folded">
          <FilterButton field="vpc" name={vpc.name} label={undefined} {...filter} />
          <ul className="acc-subnets">
            {vpc.subnets.map((subnet) => (
              <Subnet key={subnet.name} subnet={subnet} {...filter} />
            ))}
          </ul>
          {beside.length === 0 ? null : (
            <ul className="acc-list acc-soft">
              {beside.map((resource) => (
                <li key={resource.name}>{calledOf(resource)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Fold>
  );
};

const endsText = ({ ends }: MapLink): string =>
  ends === null
    ? 'what it joins is not in the data'
    : ends
        .map(
          ({ name, detail }) =>
            `${name ?? 'something not in the data'}${detail === undefined ? '' : ` (${detail})`}`,
        )
        .join(' ↔ ');

const Links = ({ links }: { readonly links: readonly MapLink[] }) =>
  links.length === 0 ? null : (
    <>
      <h3>Between the VPCs</h3>
      <ul className="acc-list">
        {links.map((link) => (
          <li key={link.name}>
            {calledOf(link)}: <span className="acc-soft">{endsText(link)}</span>
          </li>
        ))}
      </ul>
    </>
  );

/** Drawn again only for another account or filter: a large one takes its time. */
export const AccountMap = memo(({ map, ...filter }: AccountMapProps) => {
  const id = useId();
  const count = map.accounts.reduce(
    (sum, { regions }) => sum + regions.reduce((own, { vpcs }) => own + vpcs.length, 0),
    0,
  );
  return (
    <section className="acc-map" aria-labelledby={`${id}-title`} data-testid={accountIds.map}>
      <h2 id={`${id}-title`}>The account</h2>
      {map.accounts.map(({ account, regions }) =>
        regions.map(({ region, vpcs }) => (
          <div className="acc-place" key={`${account} ${region}`}>
            <h3>
              {account === null ? '' : `${account}, `}
              {region}
            </h3>
            {vpcs.map((vpc) => (
              <Vpc key={vpc.name} vpc={vpc} isOpen={count <= UNFOLDED && vpc.known} {...filter} />
            ))}
          </div>
        )),
      )}
      <Links links={map.links} />
    </section>
  );
});

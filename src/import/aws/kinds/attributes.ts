/** Attributes of load balancers and target groups. */
import { at, given } from '../../shared/json.ts';

/** One attribute of a load balancer or target group: AWS lists them as keys and texts. */
const attributeOf = (entries: readonly unknown[], key: string): boolean | undefined => {
  const value = at(
    entries.find((entry) => at(entry, 'Key') === key),
    'Value',
  );
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
};

/** An attribute that is true or false, as a field of the format. */
export const attributeField = <K extends string>(field: K, entries: readonly unknown[], key: string) =>
  given(field, attributeOf(entries, key));

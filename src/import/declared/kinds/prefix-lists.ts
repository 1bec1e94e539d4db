/** Prefix lists that the template makes. */
import { answer, isTold, listOf, textOf } from '../properties.ts';
import { resourcesOf, type Template, tagsOf, tell } from '../template.ts';

const LIST = 'AWS::EC2::PrefixList';

export const PREFIX_LIST_TYPES = [LIST];

/** Describes prefix lists. Entries of which one is not told are not in the data at all. */
export const describePrefixLists = (template: Template): void => {
  for (const list of resourcesOf(template, LIST)) {
    const { name, properties, origin } = list;
    const entries = listOf(properties, 'Entries');
    const cidrs =
      entries === undefined ? [] : isTold(entries) ? entries.map((each) => textOf(each, 'Cidr')) : undefined;
    const value = answer({
      PrefixListId: name,
      PrefixListName: textOf(properties, 'PrefixListName'),
      Cidrs: cidrs?.every(isTold) === true ? cidrs : undefined,
      Tags: tagsOf(list),
    });
    tell(template, 'ManagedPrefixLists', value, origin);
  }
};

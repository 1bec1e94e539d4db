/** Prices that a scenario names: each must be one of the table. */
import { PRICE_IDS } from '../../cost/prices.ts';
import { pointerOf } from '../document.ts';
import { type BuildContext, entriesOf, reportUnknown } from './context.ts';

/** Reports ids that are none. */
export const checkPrices = (context: BuildContext): void => {
  for (const [id] of entriesOf(context.scenario.prices))
    if (!PRICE_IDS.includes(id)) reportUnknown(context, pointerOf('prices', id), 'price', id, PRICE_IDS);
};

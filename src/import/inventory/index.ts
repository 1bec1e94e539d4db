/** An account to search, pick from and look at. */

export { inventoryOf } from './inventory.ts';
export { mapOf } from './map.ts';
export type * from './map-types.ts';
export { type Found, searchInventory } from './search.ts';
export type { Inventory, InventoryRow } from './types.ts';

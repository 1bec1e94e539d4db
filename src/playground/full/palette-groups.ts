/** What the palette lists: commands that would do something, templates, examples, pages. */
import { useEffect, useState } from 'react';
import { type Command, offered } from '../commands.ts';
import type { Controller } from '../controller.ts';
import { type Catalogue, type CatalogueEntry, fetchCatalogue } from './catalogue.ts';
import type { PaletteGroup, PaletteItem } from './Palette.tsx';

/** The folder of what one starts from. */
const TEMPLATES = 'templates';

/** The catalogue once a palette is wanted; undefined until it is there. */
export const usePaletteCatalogue = (base: string, isWanted: boolean): Catalogue | undefined => {
  const [catalogue, setCatalogue] = useState<Catalogue>();
  useEffect(() => {
    if (!isWanted || catalogue !== undefined) return;
    void fetchCatalogue(base).then((found) => {
      if (found !== undefined) setCatalogue(() => found);
    });
  }, [base, isWanted, catalogue]);
  return catalogue;
};

const go = (address: string) => (): void => location.assign(address);

interface Listed {
  readonly base: string;
  readonly controller: Controller;
  readonly commands: readonly Command[];
  readonly catalogue: Catalogue | undefined;
  /** `examples` leaves the commands out, `compare` everything but the examples. */
  readonly only: 'commands' | 'examples' | 'compare';
  /** An example was chosen to compare with. */
  readonly onCompare: (example: CatalogueEntry) => void;
}

/** The groups in their order. Empty ones are left out. */
export const paletteGroups = ({
  base,
  controller,
  commands,
  catalogue = [],
  only,
  onCompare,
}: Listed): readonly PaletteGroup[] => {
  const ofCommands = offered(commands, controller.state())
    .filter(({ id }) => id !== 'commands')
    .map(
      (command): PaletteItem => ({
        id: command.id,
        label: command.title,
        beside: command.keys ?? '',
        run: () => command.run(controller),
      }),
    );
  const ofExamples = (isTemplate: boolean): readonly PaletteItem[] =>
    catalogue
      .filter(({ name }) => name.startsWith(`${TEMPLATES}/`) === isTemplate)
      .map((entry) => ({
        id: entry.name,
        label: entry.title,
        beside: isTemplate ? 'Template' : entry.topic,
        run: only === 'compare' ? () => onCompare(entry) : go(`${base}playground/#${entry.name}`),
      }));
  const pages: readonly PaletteItem[] = [
    { id: 'import', label: 'New from an import of your account', beside: 'Page', run: go(`${base}import/`) },
    { id: 'gallery', label: 'Gallery of all examples', beside: 'Page', run: go(`${base}gallery/`) },
  ];
  return [
    { label: 'This scenario', items: only === 'commands' ? ofCommands : [] },
    { label: 'Start from', items: only === 'compare' ? [] : [...ofExamples(true), ...pages] },
    { label: 'Examples', items: ofExamples(false) },
  ].filter(({ items }) => items.length > 0);
};

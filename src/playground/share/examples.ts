/** The examples' files on this site (src/site/pages/). */

const fetchText = async (address: string): Promise<string | undefined> => {
  try {
    const response = await fetch(address);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The text of an example; undefined where it cannot be loaded.
 *
 * @param base the site's address, with a slash at its end
 * @param name such as `sns/endpoint`, as a link gives it (link/example.ts): it leads nowhere else
 */
export const exampleText = (base: string, name: string): Promise<string | undefined> =>
  fetchText(`${base}scenarios/${name}.json`);

/** The committed drawing of an example; undefined where there is none. */
export const exampleDrawing = (base: string, name: string): Promise<string | undefined> =>
  fetchText(`${base}scenarios/${name}.svg`);

/** Gives the reader a file. */

export const download = (content: Blob | string, name: string, type: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser may begin to read after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/**
 * Code that scrolls sideways is a place for the keyboard. Expressive Code makes such a place a landmark without a name
 * whenever the width of the page asks for it; here it becomes a group with one, so that a page of long commands has no
 * dozen nameless landmarks.
 */

/** Runs in the page. */
const nameGroups = () => {
  const name = (code) => {
    if (code.getAttribute('role') === 'region') {
      code.setAttribute('role', 'group');
      code.setAttribute('aria-label', 'Code that scrolls');
    } else if (!code.hasAttribute('role')) code.removeAttribute('aria-label');
  };
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target.matches('.expressive-code pre')) name(target);
  }).observe(document.body, { attributeFilter: ['role'], subtree: true });
};

/** The plugin of Expressive Code. */
export const codeGroups = { name: 'hopwise:code-groups', jsModules: [`(${nameGroups})();`] };

/** The sign of a kind of resource or hop, as in the drawings, in the colour of the text around. */
import { ICONS, type IconName } from '../../diagram/icons.ts';

export const KindIcon = ({ kind }: { readonly kind: IconName }) => (
  <svg className="pg-sign" viewBox="0 0 16 16" aria-hidden="true">
    <path d={ICONS[kind]} />
  </svg>
);

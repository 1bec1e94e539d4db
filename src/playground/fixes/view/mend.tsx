/** The fix of a hop, as the hop list asks for it: always the same function, so that the list is drawn no oftener. */
import type { ReactNode } from 'react';
import type { OutlineHop } from '../../../diagram/index.ts';
import { HopFix } from './HopFix.tsx';

export const mend = (hop: OutlineHop): ReactNode => (hop.decision === 'passes' ? null : <HopFix hop={hop} />);

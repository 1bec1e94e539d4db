/** Which of the choices that AWS may make is shown; nothing where there is one only. */
import { ids } from '../ids.ts';

interface ChoiceChooserProps {
  readonly choices: readonly { readonly text: string }[];
  readonly choice: number;
  readonly onChoice: (choice: number) => void;
}

export const ChoiceChooser = ({ choices, choice, onChoice }: ChoiceChooserProps) =>
  choices.length < 2 ? null : (
    <label className="pg-choice">
      AWS may choose{' '}
      <select
        className="pg-select"
        data-testid={ids.choice}
        data-act="choice"
        value={choice}
        onChange={(event) => onChoice(Number(event.target.value))}
      >
        {choices.map((option, index) => (
          <option key={option.text} value={index}>
            {option.text.replaceAll('`', '')}
          </option>
        ))}
      </select>
    </label>
  );

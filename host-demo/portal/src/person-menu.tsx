import { Choices } from './choices.tsx';
import { type Person, people } from './sign-in.ts';
import { useTexts } from './texts.ts';

export function PersonMenu({ person, onPerson }: { person: Person; onPerson: (person: Person) => void }) {
  const texts = useTexts();
  return (
    <Choices
      name="person"
      label={texts.person}
      value={person}
      options={people.map((value) => ({ value, label: texts[value] }))}
      onChange={onPerson}
    />
  );
}

/** The parts of a JSON Schema, with kit/fields' metadata, that a form is made from. */
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: string[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  labels?: Text;
  hint?: Text;
  options?: Record<string, Text>;
  input?: string;
}

interface Text {
  zh: string;
  en: string;
}

interface Common {
  name: string;
  label: Text;
  hint: Text | null;
  required: boolean;
}

export type FormField = Common &
  (
    | { input: 'line' | 'lines' | 'product'; maxLength: number }
    | { input: 'choice'; options: { id: string; label: Text }[] }
    | { input: 'count'; min: number; max: number }
    | { input: 'yuan' | 'duration' | 'instant' | 'timer' }
    | { input: 'list'; rows: FormField[]; most: number }
  );

const NO_WORDS: Text = { zh: '', en: '' };

function fieldOf(name: string, schema: Schema, required: boolean): FormField {
  const common = { name, label: schema.labels ?? NO_WORDS, hint: schema.hint ?? null, required };
  if (schema.items !== undefined) {
    return { ...common, input: 'list', rows: fieldsOf(schema.items), most: schema.maxItems ?? 10 };
  }
  if (schema.enum !== undefined) {
    const options = schema.enum.map((id) => ({
      id,
      label: schema.options?.[id] ?? { zh: id, en: id },
    }));
    return { ...common, input: 'choice', options };
  }
  switch (schema.input) {
    case 'yuan':
    case 'duration':
    case 'instant':
    case 'timer':
      return { ...common, input: schema.input };
    case 'lines':
    case 'product':
      return { ...common, input: schema.input, maxLength: schema.maxLength ?? 2000 };
    default:
      return plainField(common, schema);
  }
}

function plainField(common: Common, schema: Schema): FormField {
  if (schema.type === 'integer') {
    const [min, max] = [schema.minimum ?? 0, schema.maximum ?? Number.MAX_SAFE_INTEGER];
    return { ...common, input: 'count', min, max };
  }
  return { ...common, input: 'line', maxLength: schema.maxLength ?? 200 };
}

/** The fields of a form, in the order its schema has them. */
export function fieldsOf(schema: unknown): FormField[] {
  const { properties = {}, required = [] } = schema as Schema;
  return Object.entries(properties).map(([name, field]) =>
    fieldOf(name, field, required.includes(name)),
  );
}

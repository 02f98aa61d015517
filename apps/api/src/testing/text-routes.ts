import { EntryKindView, ProbeKind } from '@kaopu/contracts';
import { z } from 'zod';
import type { RunningApi } from './running-api.ts';
import { Schema } from './text-fields.ts';

const Operation = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: Schema,
      }),
    )
    .default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: Schema })) }).optional(),
});
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

interface Form {
  kind: string;
  schema: Schema;
}

/** All that the interface says of itself about what may be sent to it. */
export interface Routes {
  /** What a route takes in its body or query, by method and path. */
  forms: ReadonlyMap<string, Schema>;
  parameters: { method: string; path: string; name: string; in: string }[];
  probeForms: Form[];
  entryForms: Form[];
}

function readForms({ paths }: z.infer<typeof Document>): Pick<Routes, 'forms' | 'parameters'> {
  const forms = new Map<string, Schema>();
  const parameters: Routes['parameters'] = [];
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const query = operation.parameters.filter((one) => one.in === 'query' && method !== 'get');
      const body = operation.requestBody?.content['application/json']?.schema;
      const schema = body ?? {
        type: 'object',
        required: query.filter(({ required }) => required).map(({ name }) => name),
        properties: Object.fromEntries(query.map(({ name, schema: of }) => [name, of])),
      };
      if (method !== 'delete') forms.set(`${method.toUpperCase()} ${path}`, schema);
      for (const { name, in: where } of operation.parameters) {
        parameters.push({ method: method.toUpperCase(), path, name, in: where });
      }
    }
  }
  return { forms, parameters };
}

export async function readRoutes(api: RunningApi): Promise<Routes> {
  const document = Document.parse(await (await fetch(`${api.url}/api/openapi.json`)).json());
  const probes = z
    .object({ items: z.array(ProbeKind) })
    .parse((await api.call('/probe-kinds')).body);
  const entries = z
    .object({ items: z.array(EntryKindView) })
    .parse((await api.call('/entry-kinds')).body);
  return {
    ...readForms(document),
    probeForms: probes.items.map(({ kind, configSchema }) => ({
      kind,
      schema: Schema.parse(configSchema),
    })),
    entryForms: entries.items.map(({ kind, fieldsSchema }) => ({
      kind,
      schema: Schema.parse(fieldsSchema),
    })),
  };
}

export function formOf({ forms }: Routes, route: string): Schema {
  const schema = forms.get(route);
  if (schema === undefined) throw new Error(`no such route: ${route}`);
  return schema;
}

import { Problem } from '@kaopu/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** OpenAPI 3.1 at /api/openapi.json, made from the contracts, and a page to browse it at /api/docs. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Kaopu 靠谱')
    .setDescription('Watch card platforms, and judge for yourself.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: jsonSchema(schema, schemaType) } : undefined,
  });
  SwaggerModule.setup('api/docs', app, withProblems(document), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** Whatever the request, this is the form in which it is refused. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const refusal = {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([method, operation]) => [
        method,
        { ...operation, responses: { ...operation.responses, default: refusal } },
      ]),
    ),
  ]);
  const schemas = {
    ...document.components?.schemas,
    Problem: jsonSchema(Problem, 'output') as Schema,
  };
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...document.components, schemas },
  };
}

import Ajv04 from 'ajv-draft-04';
import type { Assembly } from './assembly.ts';

/** True when the body, as received, is what the model describes. */
export type BodyCheck = (body: string) => boolean;

/** The template's models, by name, as checks in the dialect API Gateway uses (JSON Schema draft-4). */
export function compileModels(assembly: Assembly): Map<string, BodyCheck> {
  const ajv = new Ajv04({ strict: false, validateFormats: false });
  return new Map(
    assembly.resources('AWS::ApiGateway::Model').map(({ logicalId, properties }) => {
      const validate = ajv.compile(properties.Schema);
      return [assembly.nameOf(logicalId), (body) => parses(body, validate)];
    }),
  );
}

function parses(body: string, validate: (value: unknown) => boolean): boolean {
  try {
    return validate(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

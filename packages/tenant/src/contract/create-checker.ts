import type { ApiSchemas, JsonSchema, Operation } from '@ligase/benchling-api';
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { invalidRequest } from '../api-error.ts';
import type { Call, TenantResponse } from '../request.ts';
import { checkParameters } from './check-parameters.ts';
import { errorsOfChosen } from './chosen-alternative.ts';
import { explainError } from './explain-error.ts';
import { declaredPart } from './undeclared-members.ts';

/** Holds calls and replies against the contract. */
export interface Checker {
  /** Whether bodies can be checked already; if not, {@link Checker.load} first. */
  readonly loaded: boolean;
  load(): Promise<void>;
  /** Decodes and checks what came. @throws {TenantApiError} 400 */
  request(operation: Operation, query: URLSearchParams, body: unknown): Pick<Call, 'query' | 'body'>;
  /** @throws when a successful reply is not what the contract declares. */
  reply(operation: Operation, response: TenantResponse): void;
}

interface Validators {
  ajv?: Ajv2020;
  readonly compiled: Map<JsonSchema, ValidateFunction>;
}

// To compile a schema costs more than most calls, and what it gives depends on the contract alone; so all tenants of a
// process, of which a test run has many, compile each of them once.
const validatorsOf = new WeakMap<() => ApiSchemas, Validators>();

/** A checker over the contract's schemas. The validator is loaded with the first body, each schema compiled on first use. */
export function createChecker(schemas: () => ApiSchemas): Checker {
  const validators: Validators = validatorsOf.get(schemas) ?? { compiled: new Map() };
  validatorsOf.set(schemas, validators);

  const validator = (schema: JsonSchema): ValidateFunction => {
    if (!validators.ajv) throw new Error('The validator is used before it is loaded.');
    const known = validators.compiled.get(schema) ?? validators.ajv.compile(schema);
    validators.compiled.set(schema, known);
    return known;
  };

  const explain = ({ errors }: ValidateFunction): string =>
    explainError(errorsOfChosen(errors ?? [], schemas(), (ref) => validators.ajv?.getSchema(ref)));

  return {
    get loaded() {
      return validators.ajv !== undefined;
    },
    load: async () => {
      const { Ajv2020 } = await import('ajv/dist/2020.js');
      const { $id, $defs } = schemas();
      // The schemas were checked when they were generated; formats in them are names only.
      validators.ajv ??= new Ajv2020({
        strict: false,
        validateFormats: false,
        validateSchema: false,
        meta: false,
        verbose: true,
      }).addSchema({ $id, $defs });
    },
    request: (operation, query, body) => {
      const declared = schemas().operations[operation.id];
      if (declared?.body && (body !== undefined || declared.body.required)) {
        if (body === undefined) throw invalidRequest(`${operation.id} takes a body of type ${declared.body.type}.`);
        const validate = validator(declared.body.schema);
        if (!validate(declaredPart(operation.id, body))) throw invalidRequest(explain(validate));
      }
      return { query: checkParameters(operation.id, declared?.parameters ?? [], query), body };
    },
    reply: (operation, { status, headers, body }) => {
      const schema = schemas().operations[operation.id]?.responses[status];
      if (schema === undefined) throw new Error(`${operation.id} declares no status ${status}.`);
      if (status === 201 && headers['location'] === undefined) throw new Error(`${operation.id} has no Location.`);
      if (schema === null) return;
      const validate = validator(schema);
      if (validate(JSON.parse(String(body)))) return;
      throw new Error(`${operation.id} breaks the contract: ${explain(validate)}`);
    },
  };
}

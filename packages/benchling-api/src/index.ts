export type { ApiSchemas, BodySchema, JsonSchema, OperationSchemas, ParameterSchema } from './api-schemas.ts';
export type { Archetype, Method, Operation } from './operation.ts';
export type {
  BatchItem,
  Headers,
  Input,
  ListItem,
  PathParams,
  Query,
  RequestBody,
  Route,
  SuccessBody,
} from './route.ts';

export type { ApiSchemas, BodySchema, JsonSchema, OperationSchemas, ParameterSchema } from './api-schemas.ts';
export type { Archetype, Method, Operation } from './operation.ts';
export type {
  BatchItem,
  HeaderParams,
  Input,
  ListItem,
  PathParams,
  QueryParams,
  RequestBody,
  Route,
  SuccessBody,
} from './route.ts';

/** A command of a protocol. */
export interface ProtocolCommand {
  readonly commandType: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A JSON protocol of schema 8. */
export interface ProtocolDocument {
  readonly $otSharedSchema: '#/protocol/schemas/8';
  readonly schemaVersion: 8;
  readonly metadata: { readonly protocolName: string };
  readonly robot: { readonly model: string; readonly deckId: string };
  readonly liquidSchemaId: 'opentronsLiquidSchemaV1';
  readonly liquids: Readonly<Record<string, { readonly displayName: string; readonly description: string }>>;
  readonly labwareDefinitionSchemaId: 'opentronsLabwareSchemaV2';
  /** Empty: the robot has those of Opentrons, and the lab's own are kept on it. */
  readonly labwareDefinitions: Readonly<Record<string, unknown>>;
  readonly commandSchemaId: 'opentronsCommandSchemaV8';
  readonly commands: readonly ProtocolCommand[];
  readonly commandAnnotationSchemaId: 'opentronsCommandAnnotationSchemaV1';
  readonly commandAnnotations: readonly [];
}

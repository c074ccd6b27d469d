// Benchling's own Python SDK sends these, and the document does not declare them.
const UNDECLARED: Readonly<Record<string, readonly string[]>> = {
  createTemplateNucleotideAlignment: ['shouldDisableCircularSequenceRotation'],
};

/** What the document declares of a body: all but the members that Benchling is known to take besides. */
export function declaredPart(operationId: string, body: unknown): unknown {
  const undeclared = UNDECLARED[operationId];
  if (!undeclared || typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([member]) => !undeclared.includes(member)));
}

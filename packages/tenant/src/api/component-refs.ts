type Components = Readonly<Record<string, unknown>>;

const place = '#/components/schemas/';

/** The same with references into the contract's definitions turned into references to an OpenAPI document's components. */
export function withComponentRefs<Value>(value: Value, $id: string): Value {
  return JSON.parse(JSON.stringify(value), (key, member: unknown) =>
    key === '$ref' && typeof member === 'string'
      ? member.replace(`${$id}#/$defs/`, place).replace('#/$defs/', place)
      : member,
  ) as Value;
}

/** Those of the components that something refers to, or that one of them refers to in turn. */
export function reachableComponents(from: unknown, components: Components): Components {
  const found = new Set<string>();
  const follow = (value: unknown): void => {
    JSON.stringify(value, (key, member: unknown) => {
      const name = key === '$ref' && typeof member === 'string' ? member.slice(place.length) : undefined;
      if (name !== undefined && !found.has(name)) {
        found.add(name);
        follow(components[name]);
      }
      return member;
    });
  };
  follow(from);
  return Object.fromEntries(Object.entries(components).filter(([name]) => found.has(name)));
}

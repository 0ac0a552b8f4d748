/** Checks of data from outside (storage, other browsers, an SDK) for the browser, which loads no zod. */

interface Primitives {
  string: string;
  number: number;
  boolean: boolean;
}

/** Tells whether a value is an object with these fields of these types. Other fields may be there as well. */
export function hasShape<Shape extends Readonly<Record<string, keyof Primitives>>>(
  value: unknown,
  shape: Shape,
): value is { [Name in keyof Shape]: Primitives[Shape[Name]] } {
  return isRecord(value) && Object.entries(shape).every(([name, type]) => typeof value[name] === type);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Finds the value in a closed list. */
export function oneOf<Choice>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value);
}

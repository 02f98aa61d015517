/** The same keys and the same parameters in every language: what is missing does not compile. */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : Shape<T[K]>;
};

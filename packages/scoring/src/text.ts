/** What a person reads, Chinese first. */
export interface Text {
  zh: string;
  en: string;
}

/** Texts of one code, given its parameters. */
export interface Wording<P> {
  zh: (params: P) => string;
  en: (params: P) => string;
}

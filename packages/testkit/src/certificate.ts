/** What a server shows of itself, PEM. */
export interface TestCertificate {
  key: string;
  cert: string;
}

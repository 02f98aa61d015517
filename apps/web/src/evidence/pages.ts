/** The pages about evidence travel together: who opens one goes on to the others. */
export { DiffPage } from './DiffPage.tsx';
export { EvidencePage } from './EvidencePage.tsx';
export { PreviousPage } from './PreviousPage.tsx';

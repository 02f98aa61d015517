import type { Shape } from '../types.ts';
import type { listing as zh } from '../zh/listing.ts';

export const listing = {
  filters: 'Only',
  fact: {
    moq: 'MOQ ≤ 10',
    'mixed-batch': 'Mixed batch',
    dropshipping: 'Drop-ship',
    'no-agency-fee': 'No agency fee',
    authorised: 'Authorised',
    'in-use': 'I use',
  },
  factHelp: {
    moq: 'Entered or verified: least order of 10 at most',
    'mixed-batch': 'Entered or verified: mixed batches',
    dropshipping: 'Entered or verified: drop-shipping',
    'no-agency-fee': 'The gate “agency fee” was verified: none is asked',
    authorised: 'The gate “authorisation” was verified, and none of it fails',
    'in-use': 'An exposure other than 0 was entered',
  },
  reverse: 'Reversed',
  export: 'Export CSV',
  views: 'Saved views',
} satisfies Shape<typeof zh>;

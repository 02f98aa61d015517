import { queries } from '../api/query-client.ts';
import { indexQuery } from './index-query.ts';

// Before anything else of the page runs: on a slow processor the index is half here when the list is.
if (window.location.pathname === '/platforms') void queries.prefetchQuery(indexQuery);

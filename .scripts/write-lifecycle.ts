import { readLifecyclePage, refreshedLifecyclePage, writeLifecyclePage } from './lifecycle-page.ts';

writeLifecyclePage(refreshedLifecyclePage(readLifecyclePage()));

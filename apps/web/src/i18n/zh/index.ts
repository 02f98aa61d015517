import { list } from './list.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

export const zh = { shell, words, list };

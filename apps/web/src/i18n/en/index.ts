import { list } from './list.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

export const en = { shell, words, list };

import { alerts } from './alerts.ts';
import { list } from './list.ts';
import { platform } from './platform.ts';
import { register } from './register.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

export const en = { shell, words, list, platform, register, alerts };

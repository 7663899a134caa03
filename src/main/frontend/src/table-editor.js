import { openDesk } from './editor-desk.js';
import { table } from './editor-table.js';

table(document.getElementById('editor-canvas')).then(openDesk);

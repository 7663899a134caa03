import { openDesk } from './editor-desk.js';
import { table } from './editor-table.js';

openDesk(() => table(document.getElementById('editor-canvas')));

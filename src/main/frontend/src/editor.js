import { openDesk } from './editor-desk.js';
import { diagram } from './editor-diagram.js';

const byId = (id) => document.getElementById(id);

diagram(byId('editor-canvas'), byId('editor-panel')).then(openDesk);

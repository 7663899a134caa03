import { openDesk } from './editor-desk.js';
import { diagram } from './editor-diagram.js';

openDesk(() => diagram(document.getElementById('editor-canvas'), document.getElementById('editor-panel')));

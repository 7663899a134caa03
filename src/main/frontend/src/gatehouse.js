import './components.js';
import './requests.js';
import './diagrams.js';
import './ranges.js';
import './accounts.js';
import './compromises.js';
import './watching.js';
import './drafts.js';
